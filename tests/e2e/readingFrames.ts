import type { Locator, Page } from '@playwright/test';

/** The value below which a share (0 to 1) of some times lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Middle, p95 and the longest of some times in milliseconds, as words for a report. */
export function spread(times: readonly number[]): string {
  const [middle, most, longest] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1));
  return `p50 ${middle} ms, p95 ${most} ms, longest ${longest} ms (${times.length})`;
}

/** In the page: what is awaited is painted, in milliseconds since the event that began it. */
interface Watch {
  readonly times: number[];
  since: number | null;
}

/**
 * Notes from now on how long after its press each article's text is painted in its own fonts; answers a way
 * to have those times. A press counts from the moment that the system gave it.
 */
export async function watchOpening(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const watch: Watch = { times: [], since: null };
    window.addEventListener('pointerup', ({ timeStamp }) => (watch.since = timeStamp), true);
    const painted = (then: (moment: number) => void): void => {
      requestAnimationFrame(() => {
        // What is posted while a frame is made comes when that has been handed over to be painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => then(performance.now());
        port2.postMessage(null);
      });
    };
    let seen: Element | null = document.querySelector('.article-body');
    const look = (): void => {
      const body = document.querySelector('.article-body');
      const { since } = watch;
      if (body === null || body === seen || body.textContent === '' || since === null) return;
      seen = body;
      watch.since = null;
      void document.fonts.ready.then(() => painted((moment) => watch.times.push(moment - since)));
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    Object.assign(window, { openingTimes: watch.times });
  });
  return () => page.evaluate(() => (window as unknown as { openingTimes: number[] }).openingTimes);
}

/** Scrolls an element by so many pixels in each of some frames; answers the times between them, milliseconds. */
export function scrollFrames(element: Locator, frames: number, step: number): Promise<number[]> {
  return element.evaluate(
    (scroller, [count, pixels]) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        let last: number | null = null;
        const frame = (now: number): void => {
          if (last !== null) times.push(now - last);
          last = now;
          if (times.length >= count) return done(times);
          scroller.scrollTop += pixels;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [frames, step] as const,
  );
}

/** Presses keys one after the other, each when the last one's change is painted; answers how long each took. */
export async function keyTimes(page: Page, keys: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const key of keys) {
    await page.evaluate(() => {
      const pressed = new Promise<number>((done) => {
        const heard = ({ timeStamp }: KeyboardEvent): void => {
          if (['Control', 'Shift'].includes(key())) return;
          window.removeEventListener('keydown', heard, true);
          requestAnimationFrame(() =>
            requestAnimationFrame(() => done(performance.now() - timeStamp)),
          );
          function key(): string {
            return (window.event as KeyboardEvent).key;
          }
        };
        window.addEventListener('keydown', heard, true);
      });
      Object.assign(window, { pressed });
    });
    await page.keyboard.press(key);
    times.push(
      await page.evaluate(() => (window as unknown as { pressed: Promise<number> }).pressed),
    );
  }
  return times;
}
