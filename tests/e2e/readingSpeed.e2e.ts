import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildLibrary } from '../bench/libraryBuild';
import { articleFile } from './articles';
import { expect, test, type Reader, type Started } from './reader';
import { keyTimes, quantile, scrollFrames, spread, watchOpening } from './readingFrames';
import { openToAll } from './temporaryFolder';

/** `npm run bench:reading` measures what docs/BENCHMARKS.md says; else less is opened, and less long. */
const whole = process.env['npm_lifecycle_event'] === 'bench:reading';
const openings = whole ? 100 : 12;
const words = whole ? 500_000 : 100_000;

/** The text five steps larger, and back. */
const sizes = [...Array<string>(5).fill('Control+='), ...Array<string>(5).fill('Control+-')];

/** Pages on, and back. */
const turns = [...Array<string>(20).fill('PageDown'), ...Array<string>(20).fill('PageUp')];

/** Has the open article be turned page by page. */
async function turnPages(page: Page): Promise<void> {
  const controls = page.getByRole('button', { name: 'إعدادات النص' });
  await controls.click();
  await page.getByRole('radio', { name: 'صفحات' }).click();
  await controls.click();
  await expect(page.getByRole('button', { name: 'الصفحة التالية' })).toBeVisible();
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
}

const rows = (page: Page) => page.getByRole('option');

async function memory({ app }: Started): Promise<string> {
  const shares = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .map(
        ({ type, memory: { workingSetSize } }) => `${type} ${Math.round(workingSetSize / 1024)}`,
      ),
  );
  return `${shares.join(', ')} MiB`;
}

/** A text of about so many words, in paragraphs of some 60 as books have them, with a heading before each 40. */
function longText(count: number): string {
  const [head = '', ...facts] = articleFile('كتاب طويل', 0).split('\n\n');
  const sentence =
    'يصف الكاتب ما رآه على ضفة النهر البعيد، ثم يعود إلى أول الحكاية كما سمعها من أهلها.';
  const paragraphs = Array.from(
    { length: Math.ceil(count / 68) },
    (_, at) => `الفقرة ${String(at)}: ${Array.from({ length: 4 }, () => sentence).join(' ')}`,
  );
  return [head, ...facts, ...paragraphs].join('\n\n');
}

/** Has everything made that is derived from a library, as it is when a reader comes back to it. */
async function derive(reader: Reader, library: string): Promise<void> {
  const started = await reader.start([`--library=${library}`]);
  const sketches = join(library, 'derived/sketches');
  await expect.poll(() => existsSync(sketches), { timeout: 120_000 }).toBe(true);
  await started.page.keyboard.press('/');
  await started.page.keyboard.type('ا');
  await expect(started.page.getByText('تُفهرس')).toHaveCount(0, { timeout: 120_000 });
  await reader.quit(started);
}

/** Opens articles of the list one after the other, each when the last one's text is painted. */
async function openMany(page: Page, times: () => Promise<number[]>): Promise<void> {
  for (let at = 0; at < openings; at += 1) {
    const before = (await times()).length;
    await page.locator(`[role="option"][data-index="${String(at)}"]`).click();
    await expect.poll(async () => (await times()).length).toBe(before + 1);
  }
}

test(
  'an article is opened, scrolled and set larger at once',
  { tag: '@measure' },
  async ({ reader }) => {
    test.slow();
    const library = join(reader.home, 'library');
    await buildLibrary(library, 2000, reader.home);
    await openToAll(library);
    await derive(reader, library);
    const started = await reader.start([`--library=${library}`]);
    const { page } = started;
    await rows(page).first().waitFor();
    const times = await watchOpening(page);
    await openMany(page, times);
    const opened = await times();
    await page.keyboard.press('Control+\\');
    const scrolled = await scrollFrames(page.getByRole('region', { name: 'صفحة المقال' }), 60, 30);
    const set = await keyTimes(page, sizes);
    await reader.note(
      'reading-speed',
      [
        `opening: first ${opened[0]?.toFixed(1)} ms, then ${spread(opened.slice(1))}`,
        `frames while scrolling: ${spread(scrolled)}`,
        `key to painted size: ${spread(set)}`,
        `memory: ${await memory(started)}`,
      ].join('\n'),
    );
    expect(quantile(opened, 0.5)).toBeLessThan(1000);
  },
);

test(
  'a long book shows its first screen at once, and scrolls evenly',
  { tag: '@measure' },
  async ({ reader }) => {
    test.slow();
    const book = await reader.write('كتاب طويل.txt', longText(words));
    const other = await reader.write('قصير.txt', articleFile('خبر قصير'));
    const started = await reader.start([book, other]);
    const { page } = started;
    await expect(rows(page)).toHaveCount(2, { timeout: 120_000 });
    await expect(page.getByText('تُفهرس')).toHaveCount(0, { timeout: 120_000 });
    const times = await watchOpening(page);
    const openings = whole ? 20 : 4;
    const longs: number[] = [];
    for (let at = 0; at < openings; at += 1) {
      const isLong = at % 2 === 0;
      const before = (await times()).length;
      await rows(page)
        .filter({ hasText: isLong ? 'كتاب طويل' : 'خبر قصير' })
        .click();
      await expect.poll(async () => (await times()).length, { timeout: 60_000 }).toBe(before + 1);
      if (isLong) longs.push((await times()).at(-1) ?? NaN);
    }
    await rows(page).filter({ hasText: 'كتاب طويل' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('كتاب طويل');
    const atOnce = await scrollFrames(
      page.getByRole('region', { name: 'صفحة المقال' }),
      whole ? 240 : 60,
      40,
    );
    // Every part has been drawn, as after some seconds of reading.
    await expect(page.locator('.part-waiting')).toHaveCount(0, { timeout: 120_000 });
    const later = await scrollFrames(
      page.getByRole('region', { name: 'صفحة المقال' }),
      whole ? 240 : 60,
      40,
    );
    const fast = await scrollFrames(
      page.getByRole('region', { name: 'صفحة المقال' }),
      whole ? 240 : 60,
      2000,
    );
    const set = await keyTimes(page, sizes);
    await turnPages(page);
    const turned = await keyTimes(page, turns);
    const far = await keyTimes(page, ['End', 'Home', 'End', 'Home']);
    const setInPages = await keyTimes(page, sizes);
    await reader.note(
      'reading-speed-long',
      [
        `${String(words)} words: opening ${spread(longs)}`,
        `frames while scrolling at once: ${spread(atOnce)}`,
        `frames while scrolling, all drawn: ${spread(later)}; very fast: ${spread(fast)}`,
        `key to painted size: ${spread(set)}`,
        `key to the next page: ${spread(turned)}; to either end: ${spread(far)}`,
        `key to painted size of a page: ${spread(setInPages)}`,
        `memory: ${await memory(started)}`,
      ].join('\n'),
    );
    await reader.picture(page, 'long-book-ar');
    expect(quantile(longs, 0.5)).toBeLessThan(5000);
  },
);
