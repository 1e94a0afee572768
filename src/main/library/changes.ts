import type { Restriction } from '#shared/library';
import type { Result } from '#shared/result';
import { createQueue } from './concurrency';
import type { OthersChanges } from './differences';
import { answered, LibraryError } from './failure';
import { createFollowing, type Followed } from './following';
import { heldIn } from './held';
import { isPassing, type Holding } from './holding';
import type { Lock } from './lock';
import { createRecognition } from './recognising';
import { createSaving, type Pauses, type SavingWatch } from './saving';

/** The changes of a library: made one at a time, in the order they were asked for, under its lock. */
export interface Changes {
  /**
   * Makes one change when its turn comes, on what the disk then holds; whatever is thrown becomes a value.
   * One that may be held is made in memory when the disk does not take it, and saved once it does.
   */
  make<T>(change: (now: string) => Promise<T>, mayBeHeld: boolean): Promise<Result<T>>;
  readonly saving: SavingWatch;
  /** Looks at once for what others wrote. */
  look(): Promise<void>;
  /** Calls `listener` whenever memory has changed by what others wrote, until the answer is called. */
  follow(listener: (changes: OthersChanges) => void): () => void;
  /** Waits for changes under way and gives the lock back; what is asked for later is `cancelled`. */
  close(): Promise<void>;
}

/** What changes are made on. */
export interface ChangeParts extends Followed {
  /** Null when the library may only be read. */
  readonly lock: Lock | null;
  /** Why it may only be read. */
  readonly restriction: Restriction | null;
  readonly holding: Holding;
  /** Between retries of what is held; null where nothing is to be held. */
  readonly holds: Pauses | null;
  readonly savedAt: string | null;
  /** Keeps for the next opening what is known of the stores; done last. */
  readonly remember: () => Promise<void>;
}

/** How often others are looked for: their wishes while the lock is held, and what they wrote while it is not. */
const lookEvery = 250;

/** Makes the changes of a library; `renewed` hears of each time that memory may have changed. */
export function createChanges(parts: ChangeParts, renewed: () => void): Changes {
  const { lock, restriction, stores, holding, holds, clock } = parts;
  const queue = createQueue();
  const recognise = createRecognition(parts.folder, stores.catalog, clock);
  const following = createFollowing(parts);
  const listeners = new Set<(changes: OthersChanges) => void>();
  /** Changes that were asked for and have not ended. */
  let waiting = 0;
  /** An opening reads everything under the lock. */
  let isCaughtUp = true;
  let isLooking = false;
  let isClosed = false;

  function tell(changes: OthersChanges | null): void {
    if (changes === null) return;
    renewed();
    for (const listener of [...listeners]) listener(changes);
  }

  /**
   * Takes the lock; whatever others may have written since it was held last is in memory then, and on
   * disk whatever was held.
   */
  async function begin(): Promise<void> {
    if (lock === null) throw new LibraryError(restriction?.code ?? 'read-only');
    await recognise();
    if ((await lock.take()) === 'taken') {
      isCaughtUp = false;
      // While this one waited for its turn, another library may have come into this one's place.
      await recognise();
    }
    if (isCaughtUp && holding.cause === null) return;
    tell(await following.catchUp());
    isCaughtUp = true;
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
      if (!mayBeHeld || lock === null || !isPassing(error)) throw error;
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
      const failure = await begin().catch((error: unknown) => ({ error }));
      if (failure !== undefined) holding.because(failure.error);
      saving.look(failure === undefined ? now : null);
    });
  }

  const saving = createSaving({
    ...{ stores, holding, retry, pauses: holds, savedAt: parts.savedAt },
    waiting: () => waiting,
  });

  const offer = async (): Promise<void> => lock?.offer();
  async function look(): Promise<void> {
    if (isClosed || lock?.isHeld === true) return;
    await recognise();
    tell(await following.look());
  }

  /** A folder that cannot be read now is looked at again: memory stays as it is. */
  async function glance(): Promise<void> {
    if (isClosed || isLooking) return;
    isLooking = true;
    const isHeld = lock?.isHeld === true;
    if (isHeld && waiting > 0) await lock.sign().catch(() => undefined);
    else if (waiting === 0) await queue(isHeld ? offer : look).catch(() => undefined);
    isLooking = false;
  }
  const timer = setInterval(() => void glance(), lookEvery);
  timer.unref();
  lock?.hear(() => void glance());

  return {
    saving,
    make: (make, mayBeHeld) => {
      if (isClosed) return Promise.resolve({ ok: false, error: { code: 'cancelled' } });
      waiting += 1;
      const made = queue(() =>
        answered(() => change(make, mayBeHeld && holds !== null)).finally(() => {
          waiting -= 1;
          saving.look(null);
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
      saving.end();
      await queue(async () => {
        if (lock?.isHeld === true) await parts.remember();
        // A folder that is gone took its lock along.
        await lock?.release();
      }).catch(() => undefined);
    },
  };
}
