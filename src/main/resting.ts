import { setTimeout as wait } from 'node:timers/promises';

/** Lets what can wait rest while a reader types or opens articles: it would take the processor from their answers. */
export interface Resting {
  /** Takes down that something was asked just now. */
  asked(): void;
  /** Resolves when nothing has been asked for a moment. */
  rested(): Promise<void>;
}

/** Shorter than the pause after which a window asks again by itself, so that such questions hold nothing up for good. */
const pause = 700;

/** Makes it. */
export function createResting(): Resting {
  let last = -Infinity;
  return {
    asked() {
      last = performance.now();
    },
    async rested() {
      for (;;) {
        const left = last + pause - performance.now();
        if (left <= 0) return;
        await wait(left);
      }
    },
  };
}
