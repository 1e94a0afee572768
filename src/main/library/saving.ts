import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Saving } from '#shared/library';
import { heldIn } from './held';
import type { Holding } from './holding';
import type { Stores } from './stores';

/** Whether the disk holds what memory does, told to whoever asks, and tried again until it does. */
export interface SavingWatch {
  now(): Saving;
  /** The articles with something unsaved. */
  held(): readonly string[];
  /** Calls `listener` at each change of it until the answer is called. */
  watch(listener: (saving: Saving) => void): () => void;
  /** Resolves in a turn of its own when no change is under way, or after a moment: for work in parts that nobody waits for. */
  still(): Promise<void>;
  /** To be called when a change has been made or a retry has ended; `writtenAt` when it wrote something. */
  look(writtenAt: string | null): void;
  /** Tries until all is saved, for so many milliseconds at most, and at least once if the disk answers. */
  settle(within: number): Promise<Saving>;
  /** No retry from now on. */
  end(): void;
}

/** Milliseconds after which it is looked whether a change has ended, and how often at most. */
const moment = 2;
const mostLooks = 25;

/** Milliseconds before the first retry and, growing up to the longest, between later ones. */
export interface Pauses {
  readonly first: number;
  readonly longest: number;
}

interface SavingParts {
  readonly stores: Stores;
  readonly holding: Holding;
  /** Null where nothing is ever held. */
  readonly pauses: Pauses | null;
  /** When the library was last written before it was opened. */
  readonly savedAt: string | null;
  /** Resolves when all changes asked for have ended and memory was once more tried to be saved; never rejects. */
  retry(): Promise<void>;
  /** How many changes were asked for and have not ended. */
  waiting(): number;
}

/** Makes the watch over a library's saving. */
export function createSaving(parts: SavingParts): SavingWatch {
  const { stores, holding, retry } = parts;
  const pauses = parts.pauses ?? { first: 1_000, longest: 1_000 };
  const listeners = new Set<(saving: Saving) => void>();
  let savedAt = parts.savedAt;
  let told = '';
  let pause = pauses.first;
  let timer: NodeJS.Timeout | null = null;
  let hasEnded = false;

  function now(): Saving {
    const { cause } = holding;
    if (cause === null) return { state: 'saved', at: savedAt };
    return { state: 'unsaved', changes: heldIn(stores).changes, code: cause };
  }

  function tell(): void {
    const saving = now();
    const news = saving.state === 'saved' ? saving.state : JSON.stringify(saving);
    const isFirst = told === '' && saving.state === 'saved';
    if (news === told || isFirst) return;
    told = news;
    for (const listener of [...listeners]) listener(saving);
  }

  function plan(): void {
    if (timer !== null || hasEnded) return;
    timer = setTimeout(() => {
      timer = null;
      pause = Math.min(pause * 2, pauses.longest);
      void retry();
    }, pause);
    timer.unref();
  }

  function look(writtenAt: string | null): void {
    savedAt = writtenAt ?? savedAt;
    if (holding.cause === null) pause = pauses.first;
    else plan();
    tell();
  }

  /** A disk that does not answer must not keep the program from saying so. */
  async function tryOnce(within: number): Promise<Saving> {
    const late = new AbortController();
    const isLate = await Promise.race([
      retry().then(() => false),
      wait(within, true, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    if (!isLate) return now();
    const changes = Math.max(1, heldIn(stores).changes + parts.waiting());
    return { state: 'unsaved', changes, code: holding.cause ?? 'timed-out' };
  }

  return {
    now,
    look,
    async still() {
      await nextTurn();
      // An import is a change after the other: nothing has to wait for its end.
      for (let looks = 0; looks < mostLooks && parts.waiting() > 0; looks += 1) await wait(moment);
    },
    held: () => (holding.cause === null ? [] : heldIn(stores).articles),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settle(within) {
      const until = performance.now() + within;
      for (;;) {
        const left = until - performance.now();
        const saving = await tryOnce(Math.max(left, pauses.first));
        if (saving.state === 'saved' || until - performance.now() <= pauses.first) return saving;
        await wait(pauses.first);
      }
    },
    end() {
      hasEnded = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
