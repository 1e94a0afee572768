import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { articleFile } from './articles';
import { expect, test, type Reader } from './reader';

/** An article whose words are its own, so that none is taken for another. */
function article(at: number): string {
  const words = Array.from({ length: 60 }, (_, word) => `كلمة${at * 100 + word}`).join(' ');
  return `${articleFile(`الموضوع ${at}`)}\n\n${words}.\n`;
}

/** A folder of articles and two empty files; answers its path and those of the empty ones. */
async function fill(reader: Reader, count: number): Promise<{ folder: string; empty: string[] }> {
  const folder = join(reader.home, 'مقالات');
  await mkdir(folder);
  for (let at = 0; at < count; at += 1) {
    await writeFile(join(folder, `${1000 + at}.txt`), article(at));
  }
  const empty = ['2001.txt', '2002.txt'].map((name) => join(folder, name));
  for (const path of empty) await writeFile(path, '');
  return { folder, empty };
}

/** From now on the reader chooses these in the system's dialog. */
async function choose(app: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...paths] });
  }, filePaths);
}

/** How many files a sentence says have been read: its first number. */
function filesIn(sentence: string): number {
  const digits = /[٠-٩]+/.exec(sentence)?.[0] ?? '';
  return Number(digits.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))));
}

/** Presses a key until something of this name has the focus. */
async function pressUntil(page: Page, key: string, name: string): Promise<void> {
  for (let press = 0; press < 30; press += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (focused === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}`);
}

test('an import is held up, continued and cancelled with the mouse, and its report read', async ({
  reader,
}) => {
  const { folder, empty } = await fill(reader, 800);
  const { app, page } = await reader.start();
  await choose(app, [folder]);
  await page.keyboard.press('Control+o');
  const line = page.getByRole('region', { name: 'الاستيراد' });
  await expect(page.getByRole('option').first()).toBeVisible();
  await line.getByRole('button', { name: 'إيقاف الاستيراد مؤقتًا' }).click();
  await expect(line).toContainText('الاستيراد متوقف عند');
  await reader.picture(page, 'import-paused-ar');
  // While it rests, the window is there for its reader.
  const resting = filesIn(await line.innerText());
  expect(resting).toBeLessThan(802);
  await page.getByRole('option').first().click();
  await expect(page.getByRole('article')).toContainText('الفقرة رقم 1 عن الموضوع');
  await expect(line).toContainText('الاستيراد متوقف عند');
  // Only what was being read when it was held up, a file in each thread, is still read to its end.
  expect(filesIn(await line.innerText()) - resting).toBeLessThanOrEqual(cpus().length);
  await line.getByRole('button', { name: 'متابعة الاستيراد' }).click();
  await expect(line).toContainText('استيراد');
  await reader.picture(page, 'import-running-ar');
  await line.getByRole('button', { name: /^إلغاء الاستيراد/ }).click();
  await expect(page.getByText(/أُلغي الاستيراد وبقي/).first()).toBeVisible();
  await expect(line).toBeHidden();
  await expect(page.getByRole('option')).not.toHaveCount(0);

  // What was imported stays: the second import finds it again, and goes through to the end.
  await page.keyboard.press('Control+o');
  const report = page.getByRole('dialog');
  await expect(report).toContainText('تعذّر استيراد ملفين', { timeout: 60_000 });
  await expect(report).toContainText('من قبل');
  await report.getByRole('radio', { name: /^مكرر/ }).click();
  await expect(report.getByRole('region', { name: 'تفاصيل الملف المختار' })).toContainText(
    'هو نفسه المقال',
  );
  await report.getByRole('radio', { name: /^تعذّر/ }).click();
  const entries = report.getByRole('listbox', { name: 'ما صار إليه كل ملف' });
  await expect(entries.getByRole('option')).toHaveCount(2);
  await reader.picture(page, 'import-report-ar');
  for (const [at, path] of empty.entries()) await writeFile(path, articleFile(`المكتمل ${at}`));
  await report.getByRole('button', { name: 'إعادة المحاولة فيما تعذّر' }).click();
  await expect(page.getByText('أُضيف مقالان', { exact: false }).first()).toBeVisible();

  await page.getByRole('button', { name: 'تقارير الاستيراد' }).click();
  await expect(page.getByRole('dialog').locator('option')).toHaveCount(3);
});

test('the same by keyboard alone, in English', async ({ reader }) => {
  const { folder } = await fill(reader, 800);
  const { app, page } = await reader.start([], 'en');
  await choose(app, [folder]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: 'Import' })).toBeVisible();
  // Held up sooner, it would have nothing to report.
  await expect(page.getByRole('option').first()).toBeVisible();
  await pressUntil(page, 'F6', 'Pause the import');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Import paused at/)).toBeVisible();
  await reader.picture(page, 'import-paused-en');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Importing [\d,]+ of 802/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/import cancelled with/).first()).toBeVisible();

  await pressUntil(page, 'F6', 'Library');
  await pressUntil(page, 'Tab', 'Import reports');
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog');
  await expect(report).toContainText('import cancelled with');
  await pressUntil(page, 'Tab', 'What became of each file');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const details = report.getByRole('region', { name: 'Details of the chosen file' });
  await expect(details).toContainText('The article was imported whole.');
  await pressUntil(page, 'Tab', 'Copy report');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Report copied')).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Articles added');
  expect(copied).toContain(join(folder, '1000.txt'));
  await reader.picture(page, 'import-report-en');
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
});

test('the row under the pointer stays there while others come in above it', async ({ reader }) => {
  const { folder, empty } = await fill(reader, 800);
  // What cannot be imported would be told of in a dialog, and the list be behind it.
  await Promise.all(empty.map((path) => rm(path)));
  const { app, page } = await reader.start();
  await choose(app, [folder]);
  await page.keyboard.press('Control+o');
  const list = page.getByRole('listbox', { name: 'المكتبة' });
  await expect(list.getByRole('option').nth(2)).toBeVisible();
  const box = await list.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + 200];
  await page.mouse.move(x, y);
  /** How many rows there are, the one under the pointer, and how many of them stand above it. */
  const look = () =>
    page.evaluate(
      ([left = 0, top = 0]) => {
        const row = document.elementFromPoint(left, top)?.closest('[data-index]');
        return {
          count: Number(row?.getAttribute('aria-setsize')),
          title: row?.querySelector('.title')?.textContent?.trim() ?? '',
          above: Number(row?.getAttribute('data-index')),
        };
      },
      [x, y],
    );
  const first = await look();
  expect(first.title).not.toBe('');
  await expect.poll(async () => (await look()).count).toBeGreaterThan(first.count + 200);
  const later = await look();
  expect(later.title).toBe(first.title);
  expect(later.above).toBeGreaterThan(first.above);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('article').getByRole('heading').first()).toHaveText(first.title);
});

test('frames are drawn on time while files come in', async ({ reader }) => {
  // 10,000 take minutes: `MAQAL_FRAME_FILES=10000 npm run e2e -- importRun` prints what docs/BENCHMARKS.md says.
  const count = Number(process.env['MAQAL_FRAME_FILES'] ?? 500);
  test.setTimeout(120_000 + count * 100);
  const { folder } = await fill(reader, count);
  const { app, page } = await reader.start();
  await choose(app, [folder]);
  await page.evaluate(() => {
    const gaps: { after: number; gap: number }[] = [];
    Object.assign(window, { gaps });
    const first = performance.now();
    let last = first;
    const look = (now: number): void => {
      gaps.push({ after: now - first, gap: now - last });
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const begun = Date.now();
  await page.keyboard.press('Control+o');
  // Asked once a second, for every look takes time of the page whose frames are measured.
  await page.waitForFunction(
    () => document.querySelector('[role="dialog"]')?.textContent?.includes('تعذّر استيراد ملفين'),
    undefined,
    { polling: 1000, timeout: 60_000 + count * 100 },
  );
  const seconds = (Date.now() - begun) / 1000;
  const gaps = await page.evaluate(
    () => (window as unknown as { gaps: { after: number; gap: number }[] }).gaps,
  );
  const sorted = gaps.map(({ gap }) => gap).sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const metrics = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .map(({ type, memory }) => `${type} ${Math.round(memory.peakWorkingSetSize / 1024)} MiB`),
  );
  // Where they lie tells what they come from: the first rows, what goes on all the time, the report at the end.
  const long = gaps.filter(({ gap }) => gap > 50).sort((a, b) => b.gap - a.gap);
  const where = long
    .slice(0, 20)
    .map(({ after, gap }) => `${gap.toFixed(0)} ms after ${(after / 1000).toFixed(1)} s`);
  const measured = `${count} files in ${seconds.toFixed(1)} s: ${sorted.length} frames, gaps p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms; ${long.length} over 50 ms (${where.join(', ')}); ${metrics.join(', ')}`;
  // Kept with the test's results, for a test that goes well prints nothing.
  await reader.note('frames', measured);
  expect(sorted.length).toBeGreaterThan(seconds);
});
