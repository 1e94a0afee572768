import type { Restriction } from '#shared/library';
import type { Result } from '#shared/result';
import { createQueue } from './concurrency';
import { answered, LibraryError } from './failure';
import type { Lock } from './lock';

/** The changes of a library: made one at a time, in the order they were asked for, under its lock. */
export interface Changes {
  /** Makes one change when its turn comes, if the lock is still ours; whatever is thrown becomes a value. */
  make<T>(change: (now: string) => Promise<T>): Promise<Result<T>>;
  /** Waits for changes under way and gives the lock back; what is asked for later is `cancelled`. */
  close(): Promise<void>;
}

interface ChangeParts {
  /** Null when the library may only be read. */
  readonly lock: Lock | null;
  /** Why it may only be read. */
  readonly restriction: Restriction | null;
  readonly clock: () => Date;
}

/** Makes the changes of a library; `ended` hears of each that has been made or has failed. */
export function createChanges(
  { lock, restriction, clock }: ChangeParts,
  ended: () => void,
): Changes {
  const queue = createQueue();
  let isClosed = false;
  return {
    make: (change) => {
      if (isClosed) return Promise.resolve({ ok: false, error: { code: 'cancelled' } });
      return queue(() =>
        answered(async () => {
          if (lock === null) throw new LibraryError(restriction?.code ?? 'read-only');
          await lock.confirm();
          return change(clock().toISOString());
        }).finally(ended),
      );
    },
    async close() {
      isClosed = true;
      // A folder that is gone took its lock along.
      await queue(async () => lock?.release()).catch(() => undefined);
    },
  };
}
