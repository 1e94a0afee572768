import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildLibrary } from '../bench/libraryBuild';
import { waitForRest } from './atRest';
import { expect, test } from './reader';
import { quantile, spread } from './readingFrames';
import { openToAll } from './temporaryFolder';

/** As a reader types them: each letter is a question of its own. */
const queries = ['المدينة', 'في من', 'الحكومة الجديدة', 'كتب', 'water', 'القدس 2024', 'مدرسه'];

/** Notes from now on how long after its key each answer is painted; answers a way to have those times. */
async function watchKeys(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const times: number[] = [];
    let pressed: number | null = null;
    // Letters that no key of the test's keyboard has come without one: a letter begins with its input.
    window.addEventListener('beforeinput', ({ timeStamp }) => (pressed = timeStamp), true);
    const painted = (then: (moment: number) => void): void => {
      requestAnimationFrame(() => {
        // What is posted while a frame is made comes when that has been handed over to be painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => then(performance.now());
        port2.postMessage(null);
      });
    };
    const look = ([change]: MutationRecord[]): void => {
      const isBusy = (change?.target as Element).getAttribute('aria-busy') === 'true';
      const since = pressed;
      if (isBusy || since === null) return;
      pressed = null;
      painted((moment) => times.push(moment - since));
    };
    for (const content of document.querySelectorAll('[aria-busy]')) {
      new MutationObserver(look).observe(content, { attributeFilter: ['aria-busy'] });
    }
    Object.assign(window, { keyTimes: times });
  });
  return () => page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}

/** Types all queries letter by letter, each when the answer to the one before it is painted; answers the times. */
async function typeAll(page: Page, times: () => Promise<number[]>): Promise<number[]> {
  const before = (await times()).length;
  for (const query of queries) {
    for (const letter of query) {
      const known = (await times()).length;
      await page.keyboard.type(letter);
      await expect.poll(async () => (await times()).length).toBe(known + 1);
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
  }
  return (await times()).slice(before);
}

test(
  'what a key finds is painted at once, whatever the size of the library',
  { tag: '@measure' },
  async ({ reader }) => {
    test.slow();
    // `MAQAL_LARGE_LIBRARY=FOLDER npm run e2e -- searchSpeed` measures what docs/BENCHMARKS.md says.
    const given = process.env['MAQAL_LARGE_LIBRARY'];
    const library = given ?? join(reader.home, 'library');
    if (given === undefined) await buildLibrary(library, 2000, reader.home);
    await openToAll(library);
    const { app, page } = await reader.start([`--library=${library}`]);
    await page.keyboard.press('/');
    // The first answer waits for the index to be open.
    await page.keyboard.type('ا');
    await expect(page.getByRole('listbox', { name: 'نتائج البحث' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText('تُفهرس')).toHaveCount(0, { timeout: 120_000 });
    await page.keyboard.press('Backspace');
    const times = await watchKeys(page);
    const typed = await typeAll(page, times);
    await waitForRest(app, page);
    const rested = await typeAll(page, times);
    await reader.note(
      'search-speed',
      `key to painted results; at once after the start: ${spread(typed)}; at rest: ${spread(rested)}`,
    );
    await reader.picture(page, 'search-speed-ar');
    for (const each of [typed, rested]) {
      expect(each.length).toBeGreaterThanOrEqual(35);
      expect(quantile(each, 0.5)).toBeLessThan(1000);
    }
  },
);
