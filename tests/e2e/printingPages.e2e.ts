import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answer, drawnPages, inOrder, textOfFile, wordsIn } from './paper';
import { expect, test } from './reader';

const numbered = (count: number, form: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => form(at));

const saying =
  'يصف الكاتب ما رآه على ضفة النهر البعيد، ثم يعود إلى أول الحكاية كما سمعها من أهلها.';

/** Two sentences that begin with other words than the paragraph before: what comes again on every page is taken for its header. */
function sayings(at: number): string {
  const words = `${saying} ${saying}`.split(' ');
  return [...words.slice(at % words.length), ...words.slice(0, at % words.length)].join(' ');
}

/** Longer than one section of pages, and with a table and a program that are longer than one page. */
const article = [
  '# الطريق الطويل',
  ...numbered(3, (at) => `الفقرة م${String(at)}: ${saying}`),
  ['| الصف | الخبر |', '| --- | --- |', ...numbered(70, (at) => `| ص${String(at)} | حكاية |`)].join(
    '\n',
  ),
  ['```', ...numbered(70, (at) => `step(s${String(at)})`), '```'].join('\n'),
  ...numbered(700, (at) => `الفقرة ف${String(at)}: ${sayings(at)}`),
].join('\n\n');

/** The names that the article gives to its paragraphs, rows and lines. */
const namesIn = (text: string): string[] =>
  wordsIn(text).filter((word) => /^[مصفs]\d+$/u.test(word));

/** How much of some pages of a PDF is white and how much is coloured, from 0 to 1, and its darkest grey, from 0 to 255. */
async function inkOf(path: string, pages: readonly number[]) {
  let [all, white, coloured, darkest] = [0, 0, 0, 255];
  for await (const { data } of drawnPages(path, pages)) {
    for (let pixel = 0; pixel < data.length; pixel += 4) {
      const parts = [...data.subarray(pixel, pixel + 3)];
      const [least, most] = [Math.min(...parts), Math.max(...parts)];
      all += 1;
      if (least > 250) white += 1;
      if (most - least > 24) coloured += 1;
      darkest = Math.min(darkest, most);
    }
  }
  return { white: white / all, coloured: coloured / all, darkest };
}

const firstInView = (page: Page) =>
  page.getByRole('region', { name: 'صفحة المقال' }).evaluate((scroller) => {
    const view = scroller.getBoundingClientRect();
    const inView = [...scroller.querySelectorAll('.article-body p')].find((element) =>
      [...element.getClientRects()].some(
        ({ left, right }) => left >= view.left - 1 && right <= view.right + 1,
      ),
    );
    return inView?.textContent.slice(0, 12);
  });

for (const [flow, name] of [
  ['صفحات', 'pages'],
  ['صفحتان', 'spread'],
] as const) {
  test(`an article shown as ${name} is on paper as a whole, black on white, and stays where it was`, async ({
    reader,
  }) => {
    const { app, page } = await reader.start([await reader.write('طريق.md', article)]);
    await page.locator('.article-body').waitFor();
    await page.getByRole('button', { name: 'إعدادات النص' }).click();
    await page.getByRole('radio', { name: 'أسود' }).click();
    await page.getByRole('radio', { name: flow, exact: true }).click();
    await page.getByRole('button', { name: 'إعدادات النص' }).click();
    await page.getByRole('region', { name: 'صفحة المقال' }).focus();
    const number = page.locator('.pages .number');
    await expect(number).toHaveText(/^صفحة ١ من/);
    for (let turned = 0; turned < 9; turned += 1) await page.keyboard.press('PageDown');
    await expect(number).toHaveText(/^صفحة ١٠ من/);
    const before = await firstInView(page);
    const path = join(reader.home, 'طريق.pdf');
    await answer(app, path);
    await page.getByRole('button', { name: 'المزيد' }).last().click();
    await page.getByRole('menuitem', { name: /PDF/ }).click();
    await expect(page.getByText('حُفظ الملف', { exact: true })).toBeVisible({ timeout: 60_000 });

    const found = namesIn(await textOfFile('طريق.pdf', path));
    const wanted = namesIn(article);
    expect(wanted.filter((one) => !found.includes(one))).toEqual([]);
    expect(inOrder(wanted, found)).toBeGreaterThan(0.99);
    const ink = await inkOf(path, [0, 1, 2, 20]);
    await reader.note(`printed-${name}`, JSON.stringify(ink));
    expect(ink.white).toBeGreaterThan(0.7);
    expect(ink.coloured).toBeLessThan(0.001);
    expect(ink.darkest).toBeLessThan(40);
    // The page is where it was before.
    await expect(number).toHaveText(/^صفحة ١٠ من/);
    expect(await firstInView(page)).toBe(before);
    await reader.picture(page, `printed-${name}-ar`);
  });
}
