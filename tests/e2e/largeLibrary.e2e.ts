import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '#shared/bridge';
import { buildLibrary } from '../bench/libraryBuild';
import { askPage } from './askPage';
import { waitForRest } from './atRest';
import { expect, test } from './reader';
import { scrollFrames, spread } from './readingFrames';
import { openToAll } from './temporaryFolder';

/** The moment in the page at which the first row is painted. */
function firstRow(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((seen) => {
        const look = (): void => {
          const isThere = document.querySelector('[role="option"] .title') !== null;
          requestAnimationFrame(isThere ? () => seen(Date.now()) : look);
        };
        look();
      }),
  );
}

/** Milliseconds from a click's question to its durable answer, of each of 50 bookmarks. */
async function markMany(page: Page): Promise<number[]> {
  const list = await askPage(page, 'library:list', {});
  if (!list.ok) throw new Error(JSON.stringify(list.error));
  return page.evaluate(async (ids) => {
    const { maqal } = window as unknown as { maqal: Bridge };
    const times: number[] = [];
    const step = Math.floor(ids.length / 64 / 50) * 64;
    for (let at = 0; at < 50; at += 1) {
      const begun = performance.now();
      const answer = await maqal.ask('marks:add', {
        articleId: ids.slice(at * step, at * step + 64),
        selector: {
          quote: { exact: 'a', prefix: '', suffix: '' },
          position: { start: at, end: at + 1 },
        },
        note: '',
      });
      times.push(performance.now() - begun);
      if (!answer.startsWith('{"ok":true')) throw new Error(answer);
    }
    return times;
  }, list.value.ids);
}

/** What each process has in memory, and what of it is the main thread's own. */
function memoryOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(({ app: program }) => {
    const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
    const { heapTotal, heapUsed, external } = process.memoryUsage();
    const each = program
      .getAppMetrics()
      .map(({ type, memory }) => `${type} ${mib(memory.workingSetSize * 1024)}`);
    return [...each, `heap ${mib(heapUsed)} of ${mib(heapTotal)}, beside it ${mib(external)}`];
  });
}

/** Milliseconds from a click on their place until the first of the library's marks are painted. */
function openMarks(page: Page): Promise<number> {
  return page
    .getByRole('navigation')
    .getByRole('button', { name: 'العلامات' })
    .evaluate(
      (button: HTMLElement) =>
        new Promise<number>((seen) => {
          const begun = performance.now();
          const look = (): void => {
            const isThere = document.querySelector('.rows .card') !== null;
            requestAnimationFrame(isThere ? () => seen(performance.now() - begun) : look);
          };
          button.click();
          look();
        }),
    );
}

test(
  'a large library is there at once, and a bookmark in it is saved at once',
  { tag: '@measure' },
  async ({ reader }) => {
    // `MAQAL_LARGE_LIBRARY=FOLDER npm run e2e -- largeLibrary` measures what docs/BENCHMARKS.md says.
    const given = process.env['MAQAL_LARGE_LIBRARY'];
    const library = given ?? join(reader.home, 'library');
    if (given === undefined) await buildLibrary(library, 2000, reader.home);
    await openToAll(library);
    const { app, page } = await reader.start([`--library=${library}`]);
    const seen = await firstRow(page);
    const begun = await app.evaluate(() => process.getCreationTime() ?? NaN);
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(3);
    await reader.picture(page, 'large-library-ar');
    const memory = await memoryOf(app);
    const marks = await markMany(page);
    await waitForRest(app, page);
    const rested = await memoryOf(app);
    const later = await markMany(page);
    const opened = await openMarks(page);
    const frames = await scrollFrames(page.locator('.scroller.pane'), 120, 60);
    await reader.picture(page, 'large-library-marks-ar');
    await reader.note(
      'large-library-marks',
      `opened in ${opened.toFixed(0)} ms; frames while scrolling ${spread(frames)}`,
    );
    await reader.note(
      'large-library',
      `first row ${Math.round(seen - begun)} ms after the start; ${memory.join(', ')}; bookmark ${spread(marks)}; at rest ${spread(later)}, ${rested.join(', ')}`,
    );
    expect([...later].sort((a, b) => a - b)[25]).toBeLessThan(1000);
  },
);
