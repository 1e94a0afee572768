import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from './articleFiles';
import { discard, moveInto } from '../durable/files';
import { LibraryError } from './failure';
import { listenTo, type FolderHints } from './folderHints';
import {
  claim,
  createJudge,
  readHolder,
  staleAfter,
  thisProcess,
  type FoundHolder,
  type Judge,
} from './lockHolder';
import { createWishes, type Wish, type Wishes } from './wishes';

/** The lock's file in a library's folder. */
const lockName = 'writer.lock';

const ignore = (): void => undefined;

const touchEvery = 60_000;
/** How often one that waits looks, if no hint wakes it. */
const lookEvery = 50;

/**
 * The right to write to a library, which goes round by turns: who is alone keeps it, and gives it away
 * between two changes when another one wishes for it. A process that has ended holds nothing.
 */
export interface Lock {
  /** False from the moment on at which another process may write. */
  readonly isHeld: boolean;
  /**
   * Takes the lock when its turn comes: `kept` when nobody else can have held it since it was taken last,
   * else `taken`. Throws `library-locked` when one holder does not give it away in time, `library-gone`.
   */
  take(): Promise<'kept' | 'taken'>;
  /** Gives the lock away if a living process wishes for it; not while a change is being made. */
  offer(): Promise<void>;
  /** Tells those who wait during a long change that this process is alive. */
  sign(): Promise<void>;
  /** Hears of each wish and each release as soon as the system tells. */
  hear(listener: () => void): void;
  /** Gives the lock up for good. */
  release(): Promise<void>;
}

/** A process that wants the lock. */
interface Contender {
  readonly lock: string;
  readonly wish: Wish;
  readonly judge: Judge;
  /** By the folder's own clock, which may be another machine's. */
  readonly now: () => number;
}

/**
 * Takes the place of a dead holder; false while it lives, and when another one has been quicker, so that
 * it has to be looked at anew. A dead holder has one successor only: whoever creates the file named by the
 * dead one's token, and finds the dead one's lock still in its place after that. A successor may have
 * died in its turn.
 */
async function succeed(
  { lock, wish, judge, now }: Contender,
  first: FoundHolder,
): Promise<boolean> {
  const chain: string[] = [];
  let last = first;
  while (!(await judge.isAlive(last, now()))) {
    const successor = `${lock}.${last.token}`;
    chain.push(successor);
    if (await claim(wish.path, successor)) {
      const present = await readHolder(lock);
      if (present?.token !== first.token) {
        await discard(successor);
        return false;
      }
      await moveInto(wish.path, lock).catch(async (error: unknown) => {
        await discard(successor);
        throw error;
      });
      // Only now: a claim made after these are gone finds another lock in the dead one's place.
      for (const used of chain) await discard(used);
      return true;
    }
    // Two that are not whole, as two power cuts may leave them, are not the same one.
    const next = await readHolder(successor, `${last.token}-unreadable`);
    if (next === null) return false;
    last = next;
  }
  return false;
}

/** Removes what contenders that died left behind; a living one's is too young. */
async function sweep(folder: string, token: string, now: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!/^writer\.lock\.[^.]+$/.test(name) || name.includes(token)) continue;
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > staleAfter) await discard(join(folder, name));
  }
}

/** Throws `library-locked` once one and the same holder has been met for longer than `patience`. */
function createPatience(patience: number): (found: FoundHolder | null) => void {
  let met = { token: '', since: 0 };
  return (found) => {
    const token = found?.token ?? '';
    if (token !== met.token) met = { token, since: performance.now() };
    if (found === null || performance.now() - met.since <= patience) return;
    throw new LibraryError('library-locked', { detail: JSON.stringify(found.holder) });
  };
}

interface Waiting {
  readonly judge: Judge;
  readonly hints: FolderHints;
  readonly wishes: Wishes;
  readonly patience: number;
}

/** Waits for its turn and takes the lock; answers the token it is held by. */
async function contend(folder: string, waiting: Waiting): Promise<string> {
  const { judge, hints, wishes } = waiting;
  const lock = join(folder, lockName);
  const wish = await wishes.make();
  const begun = performance.now();
  const now = (): number => wish.madeAt + performance.now() - begun;
  const isTakenFrom = async (found: FoundHolder | null): Promise<boolean> => {
    if (found !== null) return succeed({ lock, wish, judge, now }, found);
    return !(await wishes.isWanted(wish)) && claim(wish.path, lock);
  };
  const bear = createPatience(waiting.patience);
  try {
    for (let found = await readHolder(lock); !(await isTakenFrom(found));) {
      bear(found);
      await hints.next(lookEvery);
      await wish.keep();
      found = await readHolder(lock);
    }
    await wishes.sweep(now());
    await sweep(folder, wish.token, now());
  } catch (error) {
    judge.givenBack.add(wish.token);
    throw error;
  } finally {
    await discard(wish.path);
  }
  return wish.token;
}

/**
 * The lock of a folder, not taken yet; a holder that does not give it away within `patience`
 * milliseconds makes a turn fail.
 */
export async function lockOf(folder: string, patience: number): Promise<Lock> {
  const path = join(folder, lockName);
  const own = await thisProcess();
  const judge = createJudge(own.room);
  const wishes = createWishes(folder, judge, own);
  const hints = listenTo(folder);
  let isHeld = false;
  /** Once it was held, there is a library: where it is not any more, none may spring up. */
  let wasHeld = false;
  /** What the lock is known by if it is ours; its folder may be away with it. Empty when there is none. */
  let token = '';

  const isOurs = async (): Promise<boolean> => (await readHolder(path))?.token === token;
  const touch = async (): Promise<void> => {
    if (isHeld && (await isOurs())) await utimes(path, new Date(), new Date());
  };
  const timer = setInterval(() => void touch().catch(() => undefined), touchEvery);
  timer.unref();

  async function giveUp(): Promise<void> {
    isHeld = false;
    judge.givenBack.add(token);
    if (!(await isOurs())) return;
    await rm(path).then(() => {
      judge.givenBack.delete(token);
      token = '';
    }, ignore);
  }

  return {
    get isHeld() {
      return isHeld;
    },
    async take() {
      // Nobody puts a lock back that he has replaced: one that is still ours was so all the time.
      if (!judge.givenBack.has(token) && (await isOurs())) {
        isHeld = true;
        return 'kept';
      }
      if (wasHeld && !(await namesIn(folder)).includes('library.json')) {
        throw new LibraryError('library-gone');
      }
      isHeld = false;
      const fresh = await contend(folder, { judge, hints, wishes, patience });
      // The one before it, should its folder come back with it, is nobody's.
      if (token !== '') judge.givenBack.add(token);
      token = fresh;
      isHeld = wasHeld = true;
      return 'taken';
    },
    async offer() {
      if (isHeld && (await wishes.isWanted())) await giveUp();
    },
    async sign() {
      if (isHeld && (await wishes.isWanted())) await touch();
    },
    hear(listener) {
      hints.hear((name) => {
        if (name.startsWith(lockName)) listener();
      });
    },
    async release() {
      clearInterval(timer);
      hints.close();
      await giveUp();
    },
  };
}
