import { expect, type Page } from '@playwright/test';
import { drawn } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/pictures/${name}.png` });
const footer = (page: Page) => page.locator('.pages .number');

async function open(name: string, options: ScreenOptions): Promise<Page> {
  const { page } = await screen.open({ size: [1360, 700], ...options });
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await drawn(page);
  return page;
}

/** The words of the body that stand in view, as they are read. */
const inView = (page: Page) =>
  page.getByRole('region', { name: /صفحة المقال|Article page/ }).evaluate((scroller) => {
    const view = scroller.getBoundingClientRect();
    const walker = document.createTreeWalker(
      scroller.querySelector('.article-body') ?? scroller,
      NodeFilter.SHOW_TEXT,
    );
    let words = '';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const all = document.createRange();
      all.selectNodeContents(node);
      const isNear = [...all.getClientRects()].some(
        (box) => box.right > view.left && box.left < view.right,
      );
      if (!isNear) continue;
      const isInside = [...all.getClientRects()].every(
        (box) => box.right <= view.right && box.left >= view.left,
      );
      if (isInside) {
        words += `${node.textContent ?? ''} `;
        continue;
      }
      for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        const middle = box === undefined ? NaN : (box.left + box.right) / 2;
        if (middle > view.left && middle < view.right) words += node.textContent?.[at] ?? '';
      }
      words += ' ';
    }
    return words.replace(/\s+/gu, ' ').trim();
  });

test('turns pages from right to left, by keys that agree with the text', async () => {
  const page = await open('السلاحف', { settings: { flow: 'pages' }, size: [1100, 560] });
  // Reading stopped further down.
  await expect(footer(page)).toHaveText(/^صفحة ٢ من [٣-٩]/);
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  await page.keyboard.press('Home');
  await expect(footer(page)).toHaveText(/^صفحة ١ من [٣-٩]/);
  const first = await inView(page);
  await picture(page, 'pages-first-ar');
  await page.keyboard.press('ArrowLeft');
  await expect(footer(page)).toHaveText(/^صفحة ٢/);
  const second = await inView(page);
  expect(second).not.toBe(first);
  expect(second.length).toBeGreaterThan(100);
  await picture(page, 'pages-second-ar');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => inView(page)).toBe(first);
  await page.keyboard.press('Space');
  await expect.poll(() => inView(page)).toBe(second);
  await page.keyboard.press('PageDown');
  await expect(footer(page)).toHaveText(/^صفحة ٣/);
  await page.keyboard.press('End');
  await expect(page.getByRole('progressbar', { name: 'موضع القراءة' })).toHaveAttribute(
    'aria-valuenow',
    '100',
  );
  await expect(page.getByRole('button', { name: 'الصفحة التالية' })).toBeDisabled();
  await picture(page, 'pages-last-ar');
  await page.keyboard.press('Home');
  await expect.poll(() => inView(page)).toBe(first);
  await page.getByRole('button', { name: 'الصفحة التالية' }).click();
  await expect.poll(() => inView(page)).toBe(second);
});

test('turns pages of an English article from left to right', async () => {
  const page = await open('lighthouses', {
    settings: { flow: 'pages', locale: 'en' },
    size: [1100, 460],
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await page.getByRole('region', { name: 'Article page' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(footer(page)).toHaveText(/^Page 2 of/);
  await picture(page, 'pages-en');
  await page.keyboard.press('ArrowLeft');
  await expect(footer(page)).toHaveText(/^Page 1 of/);
});

test('keeps the line on the page over every change, and goes on with it when scrolled', async () => {
  const page = await open('كتاب النهر', { settings: { flow: 'spread' }, book: true });
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press('PageDown');
  await expect(footer(page)).toHaveText(/^صفحة ٦ من نحو/);
  await picture(page, 'pages-spread-ar');
  const words = (await inView(page)).slice(0, 30);
  const letters = (await inView(page)).replace(/\s/gu, '');
  expect(letters.length).toBeGreaterThan(400);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Equal');
  await expect.poll(() => inView(page)).toContain(words);
  await page.setViewportSize({ width: 1000, height: 620 });
  await expect.poll(() => inView(page)).toContain(words);
  await page.getByRole('button', { name: 'إعدادات النص' }).click();
  await page.getByRole('radio', { name: 'تمرير' }).click();
  await expect(footer(page)).toHaveCount(0);
  const top = () =>
    page.evaluate(() => {
      const scroller = document.querySelector('[role="region"].scroller');
      const edge = scroller?.getBoundingClientRect() ?? new DOMRect();
      const found = document.caretRangeFromPoint(edge.right - 120, edge.top + 24);
      return found?.startContainer.textContent ?? '';
    });
  await expect.poll(top).toContain(words.slice(0, 20));
  await page.getByRole('radio', { name: 'صفحات' }).click();
  await expect.poll(() => inView(page)).toContain(words.slice(0, 20));
});

test('goes on from one section of a long book to the next, and to what is looked for', async () => {
  const page = await open('كتاب النهر', { settings: { flow: 'pages' }, book: true });
  await page.getByRole('button', { name: 'المحتويات' }).press('Enter');
  await page.getByRole('menuitem', { name: 'الفصل 30', exact: true }).click();
  await expect.poll(() => inView(page)).toContain('الفصل 30');
  await picture(page, 'pages-chapter-ar');
  await page.getByRole('button', { name: 'العودة إلى حيث كنت' }).click();
  await expect(footer(page)).toHaveText(/^صفحة ١ /);
  // The book's second section begins with one of these chapters, on a page of its own.
  await page.getByRole('button', { name: 'المحتويات' }).press('Enter');
  await page.getByRole('menuitem', { name: 'الفصل 12', exact: true }).click();
  await expect.poll(() => inView(page)).toContain('الفصل 12');
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  let seen = '';
  const pages: string[] = [];
  while (!seen.includes('بداية الفصل 17.')) {
    seen += `${await inView(page)} `;
    pages.push((await footer(page).textContent()) ?? '');
    await page.keyboard.press('PageDown');
    await expect(footer(page)).not.toHaveText(pages.at(-1) ?? '');
  }
  const chapters = seen.match(/بداية الفصل \d+/gu);
  expect(chapters).toEqual([12, 13, 14, 15, 16, 17].map((n) => `بداية الفصل ${String(n)}`));
  expect(new Set(pages).size).toBe(pages.length);
});

test('has ribbons beside the columns of the pages that are shown, and nowhere else', async () => {
  const mark = { kind: 'highlight', colour: 'rose', tags: [] as string[] } as const;
  const page = await open('السلاحف', {
    settings: { flow: 'spread' },
    size: [1360, 480],
    marks: [
      { ...mark, article: 0, quote: 'تخرج السلحفاة' },
      { ...mark, article: 0, quote: 'غير أن المجال' },
    ],
  });
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  const ribbon = (quote: string) => page.getByRole('button', { name: `علامة: \u2068${quote}` });
  const [first, last] = [ribbon('تخرج السلحفاة'), ribbon('غير أن المجال')];
  await page.keyboard.press('Home');
  await expect(footer(page)).toHaveText(/^صفحة ١/);
  await expect(first).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(first).toBeVisible();
  await picture(page, 'pages-ribbons-ar');
  const edge = await first.boundingBox();
  const words = await page.getByText('تخرج السلحفاة').boundingBox();
  expect((edge?.x ?? 0) - ((words?.x ?? 0) + (words?.width ?? 0))).toBeGreaterThan(0);
  await page.keyboard.press('End');
  await expect(last).toBeVisible();
  await expect(first).toHaveCount(0);
});
