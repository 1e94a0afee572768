import type { Restriction } from '#shared/library';
import type { Result } from '#shared/result';
import { createQueue } from './concurrency';
import { answered, LibraryError } from './failure';
import { heldIn } from './held';
import { isPassing, type Holding } from './holding';
import type { Lock } from './lock';
import { makeWhole } from './opening';
import { createRecognition } from './recognising';
import { createSaving, type SavingWatch } from './saving';
import type { Stores } from './stores';

/** The changes of a library: made one at a time, in the order they were asked for, under its lock. */
export interface Changes {
  /**
   * Makes one change when its turn comes, if the lock is still ours; whatever is thrown becomes a value. One
   * that may be held is made in memory when the disk does not take it, and saved once it does.
   */
  make<T>(change: (now: string) => Promise<T>, mayBeHeld: boolean): Promise<Result<T>>;
  readonly saving: SavingWatch;
  /** Waits for changes under way and gives the lock back; what is asked for later is `cancelled`. */
  close(): Promise<void>;
}

/** What changes are made on. */
export interface ChangeParts {
  /** Null when the library may only be read. */
  readonly lock: Lock | null;
  /** Why it may only be read. */
  readonly restriction: Restriction | null;
  readonly stores: Stores;
  readonly folder: string;
  readonly holding: Holding;
  /** Milliseconds between retries of what is held; null where nothing is to be held. */
  readonly holds: { readonly first: number; readonly longest: number } | null;
  readonly savedAt: string | null;
  readonly clock: () => Date;
}

/** Makes the changes of a library; `ended` hears of each that has been made or has failed. */
export function createChanges(parts: ChangeParts, ended: () => void): Changes {
  const { lock, restriction, stores, holding, holds, clock, folder } = parts;
  const queue = createQueue();
  const recognise = createRecognition(folder, stores.catalog, clock);
  let waiting = 0;
  let isClosed = false;

  /** Makes sure that what is written next follows what is there; whatever was held is saved first. */
  async function begin(): Promise<void> {
    if (lock === null) throw new LibraryError(restriction?.code ?? 'read-only');
    await recognise();
    await lock.confirm();
    if (holding.cause === null) return;
    await makeWhole(stores);
    holding.settled();
  }

  async function change<T>(make: (now: string) => Promise<T>, mayBeHeld: boolean): Promise<T> {
    const now = clock().toISOString();
    const wasAhead = holding.cause !== null;
    let mode: 'write' | 'hold' | 'memory' = mayBeHeld ? 'hold' : 'write';
    try {
      await begin();
    } catch (error) {
      if (wasAhead) holding.because(error);
      if (!mayBeHeld || restriction !== null || !isPassing(error)) throw error;
      mode = 'memory';
      holding.because(error);
    }
    const isFlushed = wasAhead && mode !== 'memory';
    let isWritten = false;
    try {
      const made = await holding.making(mode, () => make(now));
      isWritten = made.isWritten;
      return made.value;
    } finally {
      // It failed for a reason of its own, or changed nothing.
      if (holding.cause !== null && heldIn(stores).changes === 0) holding.settled();
      saving.look(isWritten || isFlushed ? now : null);
    }
  }

  async function retry(): Promise<void> {
    await queue(async () => {
      if (holding.cause === null) return;
      const now = clock().toISOString();
      await begin().then(
        () => saving.look(now),
        (error: unknown) => {
          holding.because(error);
          saving.look(null);
        },
      );
    });
  }

  const saving = createSaving({
    ...{ stores, holding, retry, savedAt: parts.savedAt, waiting: () => waiting },
    pauses: holds ?? { first: 1000, longest: 10_000 },
  });

  return {
    saving,
    make: (make, mayBeHeld) => {
      if (isClosed) return Promise.resolve({ ok: false, error: { code: 'cancelled' } });
      waiting += 1;
      return queue(() =>
        answered(() => change(make, mayBeHeld && holds !== null)).finally(() => {
          waiting -= 1;
          saving.look(null);
          ended();
        }),
      );
    },
    async close() {
      isClosed = true;
      saving.end();
      // A folder that is gone took its lock along.
      await queue(async () => lock?.release()).catch(() => undefined);
    },
  };
}
