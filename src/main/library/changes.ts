import type { Restriction } from '#shared/library';
import type { Result } from '#shared/result';
import { createQueue } from './concurrency';
import type { OthersChanges } from './differences';
import { answered, LibraryError } from './failure';
import { createFollowing, type Followed } from './following';
import type { Lock } from './lock';

/** The changes of a library: made one at a time, in the order they were asked for, under its lock. */
export interface Changes {
  /** Makes one change when its turn comes, on what the disk then holds; whatever is thrown becomes a value. */
  make<T>(change: (now: string) => Promise<T>): Promise<Result<T>>;
  /** Looks at once for what others wrote; true when memory has changed by it. */
  look(): Promise<boolean>;
  /** Calls `listener` whenever memory has changed by what others wrote, until the answer is called. */
  follow(listener: (changes: OthersChanges) => void): () => void;
  /** Waits for changes under way and gives the lock back; what is asked for later is `cancelled`. */
  close(): Promise<void>;
}

interface ChangeParts extends Followed {
  /** Null when the library may only be read. */
  readonly lock: Lock | null;
  /** Why it may only be read. */
  readonly restriction: Restriction | null;
}

/** How often others are looked for: their wishes while the lock is held, and what they wrote while it is not. */
const lookEvery = 250;

/** Makes the changes of a library; `renewed` hears of each time that memory may have changed. */
export function createChanges(parts: ChangeParts, renewed: () => void): Changes {
  const { lock, restriction, clock } = parts;
  const queue = createQueue();
  const following = createFollowing(parts);
  const listeners = new Set<(changes: OthersChanges) => void>();
  /** Changes that were asked for and have not ended. */
  let waiting = 0;
  /** An opening reads everything under the lock. */
  let isCaughtUp = true;
  let isLooking = false;
  let isClosed = false;

  function told(changes: OthersChanges | null): boolean {
    if (changes === null) return false;
    renewed();
    for (const listener of [...listeners]) listener(changes);
    return true;
  }

  /** Takes the lock; whatever others may have written since it was held last is in memory then. */
  async function begin(): Promise<void> {
    if (lock === null) throw new LibraryError(restriction?.code ?? 'read-only');
    if ((await lock.take()) === 'taken') isCaughtUp = false;
    if (isCaughtUp) return;
    told(await following.catchUp());
    isCaughtUp = true;
  }

  const offer = async (): Promise<void> => lock?.offer();
  const look = async (): Promise<boolean> =>
    isClosed || lock?.isHeld === true ? false : told(await following.look());

  /** A folder that cannot be read now is looked at again: memory stays as it is. */
  async function glance(): Promise<void> {
    if (isClosed || isLooking) return;
    isLooking = true;
    const isHeld = lock?.isHeld === true;
    if (isHeld && waiting > 0) await lock.sign().catch(() => undefined);
    else if (waiting === 0) await queue<unknown>(isHeld ? offer : look).catch(() => undefined);
    isLooking = false;
  }
  const timer = setInterval(() => void glance(), lookEvery);
  timer.unref();
  lock?.hear(() => void glance());

  return {
    make: (change) => {
      if (isClosed) return Promise.resolve({ ok: false, error: { code: 'cancelled' } });
      waiting += 1;
      const made = queue(() =>
        answered(async () => {
          await begin();
          return change(clock().toISOString());
        }).finally(() => {
          waiting -= 1;
          renewed();
        }),
      );
      // After each, so that a hundred changes of one process hold no other one up for longer than one.
      void queue(offer).catch(() => undefined);
      return made;
    },
    look: () => queue(look),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      // A folder that is gone took its lock along.
      await queue(async () => lock?.release()).catch(() => undefined);
    },
  };
}
