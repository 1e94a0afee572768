import type { ErrorCode } from '#shared/result';
import { errnoOf } from '../durable/systemErrors';
import { failureOf } from './failure';

/** What the reader can mend, or what passes by itself: a change that fails for it is worth keeping in memory. */
const passing: ReadonlySet<ErrorCode> = new Set([
  ...(['disk-full', 'read-only', 'library-gone', 'library-replaced'] as const),
  ...(['library-locked', 'unreadable-file'] as const),
]);

/** True for a failure after which the same change may succeed, with nothing else done than time or room given. */
export function isPassing(error: unknown): boolean {
  // Too many open files, a busy device: whatever the system says and we have no word for.
  return passing.has(failureOf(error).code) || errnoOf(error) !== '';
}

/**
 * What becomes of the writes of the change that is being made. `write`: a failure is a failure. `hold`: from
 * the first that fails on, memory holds what the disk does not take. `memory`: the disk is not asked.
 */
type Mode = 'write' | 'hold' | 'memory';

/** The one place that knows whether memory is ahead of the disk, and why; changes are made one at a time. */
export class Holding {
  #mode: Mode = 'write';
  #cause: ErrorCode | null = null;
  #hasWritten = false;

  /** Why memory is ahead of the disk; null when it is not. */
  get cause(): ErrorCode | null {
    return this.#cause;
  }

  /** Makes a change in a mode; answers whether anything of it was written, too. */
  async making<T>(mode: Mode, change: () => Promise<T>): Promise<{ value: T; isWritten: boolean }> {
    this.#mode = mode;
    this.#hasWritten = false;
    try {
      return { value: await change(), isWritten: this.#hasWritten };
    } finally {
      this.#mode = 'write';
    }
  }

  /** True when `write` has made it durable, false when memory is to hold it; else throws what `write` threw. */
  async write(write: () => Promise<void>): Promise<boolean> {
    if (this.#mode === 'memory') return false;
    try {
      await write();
      this.#hasWritten = true;
      return true;
    } catch (error) {
      if (this.#mode !== 'hold' || !isPassing(error)) throw error;
      this.#mode = 'memory';
      this.because(error);
      return false;
    }
  }

  /** Memory is, or is about to be, ahead of the disk for this reason. */
  because(error: unknown): void {
    this.#cause = failureOf(error).code;
  }

  /** The disk holds all that memory does. */
  settled(): void {
    this.#cause = null;
  }
}
