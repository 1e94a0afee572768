import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { drawn, highlighted, select } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const rows = (page: Page) => page.getByRole('option');
const region = (page: Page) => page.getByRole('region', { name: 'صفحة المقال' });
const paragraph = (page: Page, nth: number) => page.locator('.article-body p').nth(nth);
const marks = (page: Page) => page.getByRole('complementary').getByRole('listitem');

/** A low window, so that even a short article must be scrolled. */
async function openArticle(options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open({ size: [1100, 480], ...options });
  await rows(page).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await drawn(page);
  return page;
}

/** The first words that begin a line at or below the page's top edge, and how far below it they stand. */
const firstLine = (page: Page) =>
  region(page).evaluate((scroller) => {
    const edge = scroller.getBoundingClientRect().top;
    const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        // A line more than half of which is hidden is not being read.
        if (box !== undefined && box.height > 0 && (box.top + box.bottom) / 2 >= edge) {
          return { words: text.slice(at, at + 12), below: Math.round(box.top - edge) };
        }
      }
    }
    return null;
  });

test('comes back to the line where reading stopped', async () => {
  const page = await openArticle();
  await region(page).evaluate((scroller) => {
    scroller.scrollTop = 420;
  });
  const before = await firstLine(page);
  await rows(page).nth(1).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('القناطر');
  await rows(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('السلاحف');
  await expect.poll(async () => (await firstLine(page))?.words).toBe(before?.words);
});

test('keeps the line in its place while the text around it changes', async () => {
  const page = await openArticle();
  await region(page).evaluate((scroller) => {
    scroller.scrollTop = 420;
  });
  const before = await firstLine(page);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+Equal');
  await expect(paragraph(page, 0)).toHaveCSS('font-size', '27px');
  await page.setViewportSize({ width: 1000, height: 480 });
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+Minus');
  await page.setViewportSize({ width: 1100, height: 480 });
  await expect(paragraph(page, 0)).toHaveCSS('font-size', '21px');
  await expect.poll(() => firstLine(page)).toEqual(before);
});

test('turns pages with keys, and is read at its end', async () => {
  const page = await openArticle();
  await region(page).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => region(page).evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(200);
  await page.keyboard.press('End');
  await expect(page.getByRole('progressbar', { name: 'موضع القراءة' })).toHaveAttribute(
    'aria-valuenow',
    '100',
  );
  await expect(page.getByRole('button', { name: 'قُرئ', pressed: true })).toBeVisible();
});

test('bookmarks the paragraph in view by keyboard, on an Arabic keyboard too', async () => {
  const page = await openArticle();
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ي', code: 'KeyD', ctrlKey: true, bubbles: true }),
    ),
  );
  await page.getByRole('button', { name: 'كتابة ملاحظة' }).click();
  await page.keyboard.type('ملاحظة أولى');
  await page.keyboard.press('Control+Enter');
  await expect(marks(page)).toHaveCount(1);
  await expect(marks(page)).toContainText('ملاحظة أولى');
  await marks(page).getByRole('button', { name: 'حذف العلامة' }).click();
  await expect(marks(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(marks(page)).toContainText('ملاحظة أولى');
});

test('bookmarks selected words, and never stands on them', async () => {
  const page = await openArticle();
  await paragraph(page, 1).scrollIntoViewIfNeeded();
  await select(page, 'تعود من مسافة');
  const bar = page.getByRole('toolbar', { name: 'التحديد' });
  await expect(bar).toBeVisible();
  const box = await bar.boundingBox();
  const words = await page.evaluate(() => {
    const { top, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
    return { top, bottom };
  });
  if (box === null) throw new Error('no bar');
  expect(box.y >= words.bottom || box.y + box.height <= words.top).toBe(true);
  await bar.getByRole('button', { name: 'وضع إشارة مرجعية' }).click();
  await expect(bar).toHaveCount(0);
  expect(await highlighted(page, 'bookmarked')).toBe('تعود من مسافة');
  await page.getByRole('button', { name: /علامة: .?تعود من مسافة/u }).click();
  await expect(marks(page)).toContainText('تعود من مسافة');
});

test('goes from the library’s bookmarks to the place in the article', async () => {
  const page = await openArticle({
    marks: [
      { article: 1, quote: 'المعلّم يقيس', note: 'للمقارنة' },
      { article: 0, quote: 'غير أن المجال' },
    ],
  });
  await page
    .getByRole('button', { name: 'العلامات 2' })
    .or(page.getByRole('button', { name: 'العلامات ٢' }))
    .click();
  await page.getByRole('button', { name: 'المعلّم يقيس' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('القناطر');
  await expect(page.locator('.article-body').getByText('المعلّم يقيس')).toBeInViewport();
});

test('steps through what a search found', async () => {
  const page = await openArticle();
  await page.keyboard.press('/');
  await page.keyboard.type('شاطئ');
  await rows(page).first().click();
  const bar = page.getByRole('group', { name: 'مواضع البحث في المقال' });
  await expect(bar).toContainText(/١ من/u);
  await bar.getByRole('button', { name: 'الموضع التالي' }).click();
  await expect(bar).toContainText(/٢ من/u);
  expect(await highlighted(page, 'found-now')).toContain('شاطئ');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
});

test('offers a link’s address to the program and goes nowhere', async () => {
  const page = await openArticle();
  const address = page.url();
  await page.locator('.article-body').evaluate((body) => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.textContent = 'رابط';
    body.querySelector('p')?.append(link);
  });
  await page.getByRole('link', { name: 'رابط' }).click();
  const asked = await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked.find(({ name }) => name === 'link:open'),
  );
  expect(asked?.request).toEqual({ address: 'https://example.org/' });
  expect(page.url()).toBe(address);
});

for (const look of [
  { locale: 'ar', theme: 'sepia' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`axe finds nothing wrong with bookmarks and menus in ${look.locale}, ${look.theme}`, async () => {
    const page = await openArticle({
      settings: look,
      marks: [{ article: 0, quote: 'غير أن المجال', note: 'a note in English' }],
      size: [1360, 860],
    });
    await page.keyboard.press('Control+Shift+D');
    await page.getByRole('textbox', { name: /الملاحظة|Note/u }).waitFor();
    await select(page, 'تعود من مسافة');
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const beside = await new AxeBuilder({ page }).withTags([...tags, 'best-practice']).analyze();
    await page.getByRole('button', { name: /المزيد|More/u }).click();
    await page.getByRole('menu').waitFor();
    // A menu hangs outside the landmarks, which is no fault of it.
    const menu = await new AxeBuilder({ page }).withTags(tags).analyze();
    const found = [...beside.violations, ...menu.violations];
    expect(found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
