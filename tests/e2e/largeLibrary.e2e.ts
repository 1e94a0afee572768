import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Api } from '#shared/api';
import { buildLibrary } from '../bench/libraryBuild';
import { expect, test } from './reader';
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
function markMany(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { maqal } = window as unknown as { maqal: Api };
    const times: number[] = [];
    const list = await maqal.ask('library:list', {});
    if (!list.ok) throw new Error(JSON.stringify(list.error));
    const { ids } = list.value;
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
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    }
    return times;
  });
}

test('a large library is there at once, and a bookmark in it is saved at once', async ({
  reader,
}) => {
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
  const memory = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .map(
        ({ type, memory: { workingSetSize } }) =>
          `${type} ${Math.round(workingSetSize / 1024)} MiB`,
      ),
  );
  const marks = (await markMany(page)).sort((a, b) => a - b);
  const median = marks[25] ?? NaN;
  await reader.note(
    'large-library',
    `first row ${Math.round(seen - begun)} ms after the start; ${memory.join(', ')}; bookmark ${median.toFixed(1)} ms, longest ${marks.at(-1)?.toFixed(1)} ms`,
  );
  expect(median).toBeLessThan(1000);
});
