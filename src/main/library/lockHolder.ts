import { constants, copyFile, link, readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { readJson } from '../durable/envelope';
import { errnoOf } from '../durable/systemErrors';
import { processRoom, startOf } from './processes';

/** A holder that cannot be asked is believed to be alive while its file has been touched this recently. */
export const staleAfter = 10 * 60_000;
/** A file that cannot be read is being written, unless that has taken too long. */
export const unreadableAfter = 10_000;
/** A living process that sees itself waited for, or waits, touches its file more often than this. */
const silence = 2_500;

const HolderSchema = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  room: v.string(),
  start: v.nullable(v.string()),
  token: v.pipe(v.string(), v.uuid()),
});

/** A process that holds a lock or wishes for one; each time under a token of its own. */
export type Holder = v.InferOutput<typeof HolderSchema>;

/** A holder's file as it was found. */
export interface FoundHolder {
  readonly token: string;
  /** Null when the file is not whole: it is then judged by its age and its silence alone. */
  readonly holder: Holder | null;
  readonly touchedAt: number;
}

/** What this process is called as a holder, but for the token. */
export async function thisProcess(): Promise<Omit<Holder, 'token'>> {
  return { pid: process.pid, room: await processRoom(), start: await startOf(process.pid) };
}

/** Reads a holder's file; null when it is not there. One that is not whole has `named` for its token. */
export async function readHolder(path: string, named = 'unreadable'): Promise<FoundHolder | null> {
  try {
    const holder = v.safeParse(HolderSchema, readJson(await readFile(path)));
    const touchedAt = (await stat(path)).mtimeMs;
    return holder.success
      ? { token: holder.output.token, holder: holder.output, touchedAt }
      : { token: named, holder: null, touchedAt };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Gives `candidate`, if it is there, a second name unless that is taken: whole from its first moment on. */
export async function claim(candidate: string, path: string): Promise<boolean> {
  try {
    await link(candidate, path).catch(async (error: unknown) => {
      if (['EEXIST', 'ENOENT'].includes(errnoOf(error))) throw error;
      await copyFile(candidate, path, constants.COPYFILE_EXCL); // where there are no hard links
    });
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(errnoOf(error))) return false;
    throw error;
  }
}

/** The locks that this process has given back, be their files still there: a failing disk removes nothing. */
const givenBack = new Set<string>();

/** Tells the living from the dead. */
export interface Judge {
  /** Whose tokens are here holds nothing any more, though its process runs. */
  readonly givenBack: Set<string>;
  /** True when the process has ended, false when it runs, null when it cannot be asked. */
  hasEnded(holder: Holder | null): Promise<boolean | null>;
  /** True when a file has been watched for a while and its process gave no sign; whatever the clocks say. */
  isSilent(found: FoundHolder): boolean;
  /** Whether a lock's holder may still write; `now` is by the folder's own clock. */
  isAlive(found: FoundHolder, now: number): Promise<boolean>;
}

/** Makes a judge in a room of processes; it remembers what it has seen and when. */
export function createJudge(room: string): Judge {
  const seen = new Map<string, { readonly touchedAt: number; readonly since: number }>();

  const hasEnded: Judge['hasEnded'] = async (holder) => {
    if (holder?.room !== room) return null;
    const start = await startOf(holder.pid);
    if (start === 'gone') return true;
    return start === null || holder.start === null ? null : start !== holder.start;
  };

  const isSilent: Judge['isSilent'] = ({ token, touchedAt }) => {
    const known = seen.get(token);
    const now = performance.now();
    if (known?.touchedAt === touchedAt) return now - known.since >= silence;
    seen.set(token, { touchedAt, since: now });
    return false;
  };

  return {
    ...{ givenBack, hasEnded, isSilent },
    async isAlive(found, now) {
      if (givenBack.has(found.token)) return false;
      const ended = await hasEnded(found.holder);
      if (ended !== null) return !ended;
      const age = now - found.touchedAt;
      if (found.holder === null && age >= unreadableAfter) return false;
      // A clock that was set makes it look old, or written in a time to come: then it has to be silent too.
      return !(isSilent(found) && (age >= staleAfter || age < -unreadableAfter));
    },
  };
}
