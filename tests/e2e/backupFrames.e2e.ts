import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { fromText } from '#shared/asText';
import type { Bridge } from '#shared/bridge';
import { buildLibrary } from '../bench/libraryBuild';
import { askPage } from './askPage';
import { waitForRest } from './atRest';
import { expect, test } from './reader';
import { quantile } from './readingFrames';
import { openToAll } from './temporaryFolder';

interface Watch {
  gaps: number[];
  stop(): void;
}

/** Begins to note how long the main process keeps everybody waiting. */
const watchMain = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const watch: Watch = { gaps: [], stop: () => clearInterval(timer) };
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      watch.gaps.push(now - last);
      last = now;
    }, 4);
    Object.assign(globalThis, { watch });
  });

const mainGaps = (app: ElectronApplication): Promise<number[]> =>
  app.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: Watch };
    watch.stop();
    return watch.gaps;
  });

/** Takes a backup, or half a minute of it, while the list is scrolled to and fro; answers the times between frames, milliseconds. */
async function backUp(
  page: Page,
): Promise<{ frames: number[]; seconds: number; copied: number | null }> {
  const {
    frames,
    seconds,
    answer: text,
  } = await page.evaluate(async () => {
    const { maqal } = window as unknown as { maqal: Bridge };
    const list = document.querySelector('[role="listbox"]');
    const frames: number[] = [];
    let isOver = false;
    let last = performance.now();
    const begun = last;
    const look = (now: number): void => {
      frames.push(now - last);
      last = now;
      list?.parentElement?.scrollBy(0, frames.length % 400 < 200 ? 30 : -30);
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const late = new Promise<null>((over) => setTimeout(() => over(null), 30_000));
    const answer = await Promise.race([maqal.ask('backups:run', {}), late]);
    isOver = true;
    return { frames, seconds: (performance.now() - begun) / 1000, answer };
  });
  const answer = text === null ? null : fromText(text);
  if (answer?.ok === false) throw new Error(JSON.stringify(answer.error));
  return { frames, seconds, copied: answer?.value.copiedFiles ?? null };
}

async function starFirst(page: Page): Promise<void> {
  const list = await askPage(page, 'library:list', {});
  if (!list.ok) throw new Error(JSON.stringify(list.error));
  const id = list.value.ids.slice(0, 64);
  await askPage(page, 'reading:change', { id, change: { starred: true } });
}

const spreadOf = (gaps: readonly number[]): string => {
  const sorted = [...gaps].sort((a, b) => a - b);
  const long = sorted.filter((gap) => gap > 20).length;
  const at = (share: number): string => quantile(sorted, share).toFixed(1);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)} ms, ${String(long)} of ${String(sorted.length)} over 20 ms`;
};

test('frames are drawn while a backup is taken', { tag: '@measure' }, async ({ reader }) => {
  // `MAQAL_LARGE_LIBRARY=FOLDER npm run e2e -- backupFrames` measures what docs/BENCHMARKS.md says.
  const given = process.env['MAQAL_LARGE_LIBRARY'];
  const library = given ?? join(reader.home, 'library');
  if (given === undefined) await buildLibrary(library, 500, reader.home);
  else test.setTimeout(1_500_000);
  await openToAll(library);
  const { app, page } = await reader.start([`--library=${library}`]);
  await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(3);
  if (given !== undefined) await waitForRest(app, page);
  const lines: string[] = [];
  for (const which of ['first', 'next']) {
    await watchMain(app);
    const { frames, seconds, copied } = await backUp(page);
    const taken = copied === null ? 'not all' : String(copied);
    const gaps = await mainGaps(app);
    lines.push(
      `${which} backup: ${taken} files copied in ${seconds.toFixed(1)} s; frames ${spreadOf(frames)}; main process ${spreadOf(gaps)}`,
    );
    if (given === undefined) expect(copied !== 0).toBe(which === 'first');
    if (copied === null) break;
    expect(frames.length).toBeGreaterThan(seconds);
    await starFirst(page);
  }
  await reader.note('backup-frames', lines.join('\n'));
});
