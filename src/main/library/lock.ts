import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { namesIn } from './articleFiles';
import { discard, moveInto, writeNew } from './durableFile';
import { readJson } from './envelope';
import { errnoOf, LibraryError } from './failure';
import { processRoom, startOf } from './processes';

/** The lock's file in a library's folder. */
const lockName = 'writer.lock';

/** A holder that cannot be asked is believed to be alive while its lock has been touched this recently. */
const staleAfter = 10 * 60_000;
/** A lock that cannot be read is being written, unless that has taken too long. */
const unreadableAfter = 10_000;
const touchEvery = 60_000;

const HolderSchema = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  room: v.string(),
  start: v.nullable(v.string()),
  token: v.pipe(v.string(), v.uuid()),
});
type Holder = v.InferOutput<typeof HolderSchema>;

/** The right to write to a library, held until it is released or the process ends. */
export interface Lock {
  /** Throws `library-gone` or `library-locked` when the lock is not in its place, or not ours, any more. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

interface FoundLock {
  readonly token: string;
  /** Null when it is not whole: it is then judged by its age alone. */
  readonly holder: Holder | null;
  readonly touchedAt: number;
}

async function readLock(path: string): Promise<FoundLock | null> {
  try {
    const holder = v.safeParse(HolderSchema, readJson(await readFile(path)));
    const touchedAt = (await stat(path)).mtimeMs;
    return holder.success
      ? { token: holder.output.token, holder: holder.output, touchedAt }
      : { token: 'unreadable', holder: null, touchedAt };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The locks that this process has given back, be their files still there: a failing disk removes nothing. */
const givenBack = new Set<string>();

async function isAlive({ token, holder, touchedAt }: FoundLock, room: string, now: number) {
  if (givenBack.has(token)) return false;
  if (holder !== null && holder.room === room) {
    const start = await startOf(holder.pid);
    if (start === 'gone') return false;
    if (start !== null && holder.start !== null) return start === holder.start;
  }
  return now - touchedAt < (holder === null ? unreadableAfter : staleAfter);
}

/** Gives `candidate` a second name unless that is taken: whole from its first moment on. */
async function claim(candidate: string, path: string): Promise<boolean> {
  try {
    await link(candidate, path).catch(async (error: unknown) => {
      if (['EEXIST', 'ENOENT'].includes(errnoOf(error))) throw error;
      await copyFile(candidate, path, constants.COPYFILE_EXCL); // where there are no hard links
    });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A process that wants the lock; its candidate becomes the lock by getting the lock's name. */
interface Contender {
  readonly lock: string;
  readonly candidate: string;
  readonly room: string;
  /** By the folder's own clock, which may be another machine's. */
  readonly now: number;
}

/**
 * Takes the place of a dead holder; false when another one has been quicker, so that it has to be
 * looked at anew. A dead holder has one successor only: whoever creates the file named by the dead one's
 * token, and finds the dead one's lock still in its place after that. A successor may have died in its turn.
 */
async function succeed(contender: Contender, first: FoundLock): Promise<boolean> {
  const { lock, candidate, room, now } = contender;
  const chain: string[] = [];
  let last = first;
  while (!(await isAlive(last, room, now))) {
    const successor = `${lock}.${last.token}`;
    chain.push(successor);
    if (await claim(candidate, successor)) {
      const present = await readLock(lock);
      if (present?.token !== first.token) {
        await discard(successor);
        return false;
      }
      await moveInto(candidate, lock).catch(async (error: unknown) => {
        await discard(successor);
        throw error;
      });
      // Only now: a claim made after these are gone finds another lock in the dead one's place.
      for (const used of chain) await discard(used);
      return true;
    }
    const next = await readLock(successor);
    if (next === null) return false;
    last = next;
  }
  throw new LibraryError('library-locked', { detail: JSON.stringify(last.holder) });
}

/** Takes the lock of a folder; throws `library-locked` while a living process holds it. */
export async function takeLock(folder: string): Promise<Lock> {
  const lock = join(folder, lockName);
  const room = await processRoom();
  const start = await startOf(process.pid);
  const holder: Holder = { pid: process.pid, room, start, token: randomUUID() };
  const candidate = `${lock}.${holder.token}.new`;
  try {
    // Synced: after a power cut an empty lock would tell nothing of its holder.
    await writeNew(candidate, Buffer.from(JSON.stringify(holder)));
    const now = (await stat(candidate)).mtimeMs;
    const contender = { lock, candidate, room, now };
    for (let isHeld = false; !isHeld;) {
      const found = await readLock(lock);
      isHeld = found === null ? await claim(candidate, lock) : await succeed(contender, found);
    }
    await sweep(folder, holder.token, now);
  } catch (error) {
    givenBack.add(holder.token);
    throw error;
  } finally {
    await discard(candidate);
  }
  return heldLock(folder, holder.token);
}

/** Removes what contenders that died left behind; a living one's is too young. */
async function sweep(folder: string, token: string, now: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(`${lockName}.`) || name.includes(token)) continue;
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > staleAfter) await discard(join(folder, name));
  }
}

function heldLock(folder: string, token: string): Lock {
  const path = join(folder, lockName);
  const isOurs = async (): Promise<boolean> => (await readLock(path))?.token === token;
  const touch = async (): Promise<void> => {
    if (await isOurs()) await utimes(path, new Date(), new Date());
  };
  const timer = setInterval(() => void touch().catch(() => undefined), touchEvery);
  timer.unref();
  return {
    async confirm() {
      if (await isOurs()) return;
      const names = await namesIn(folder);
      throw new LibraryError(names.includes('library.json') ? 'library-locked' : 'library-gone');
    },
    async release() {
      clearInterval(timer);
      givenBack.add(token);
      if (await isOurs()) await discard(path);
    },
  };
}
