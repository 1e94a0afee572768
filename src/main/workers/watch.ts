/** Why a file's thread was ended. */
export type Stopped = 'timed-out' | 'too-full';

/** Watches over one file that is being read. */
export interface Watch {
  /** While a part is being taken, the thread waits and its time stands still. */
  pause(): void;
  /** With `anew`, what the program has grown by so far is forgotten: the library has grown, not what is read. */
  resume(anew: boolean): void;
  end(): void;
}

/** How often is looked, in milliseconds: what fills memory at its fastest fills some 300 MiB meanwhile. */
const every = 100;
/** A file of thousands of articles may take so many times as long as one that gives nothing. */
const wholes = 20;
/** And so much longer for each part that it has given, in milliseconds: a whole library takes a few of them. */
const forEachPart = 1_000;

/**
 * Stops a file that gives nothing for `timeout` milliseconds, or takes twenty times that in all, and a second
 * more for each part that it has given; and one during which the program grows by more than `growth` bytes. V8 bounds a thread's heap, but not
 * its array buffers, and tells nobody else of them: only the whole program's memory can be seen.
 */
export function createWatch(options: {
  readonly timeout: number;
  readonly growth: number;
  readonly stop: (why: Stopped) => void;
}): Watch {
  const { timeout, growth, stop } = options;
  let before = process.memoryUsage.rss();
  let parts = 0;
  let paused = false;
  let lookedAt = performance.now();
  let spent = 0;
  let sinceLast = 0;

  const look = (): void => {
    const now = performance.now();
    if (!paused) {
      spent += now - lookedAt;
      sinceLast += now - lookedAt;
    }
    lookedAt = now;
    if (process.memoryUsage.rss() - before > growth) stop('too-full');
    else if (sinceLast > timeout || spent > timeout * wholes + parts * forEachPart) {
      stop('timed-out');
    }
  };
  const timer = setInterval(look, Math.min(every, timeout));
  return {
    pause() {
      look();
      paused = true;
      parts += 1;
    },
    resume(anew) {
      lookedAt = performance.now();
      sinceLast = 0;
      if (anew) before = process.memoryUsage.rss();
      paused = false;
    },
    end: () => clearInterval(timer),
  };
}
