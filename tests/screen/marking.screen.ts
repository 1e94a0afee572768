import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { drawn, highlighted, select } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const body = (page: Page) => page.locator('.article-body');
const bar = (page: Page) => page.getByRole('toolbar', { name: /^(?:التحديد|Selection)$/u });
const cards = (page: Page) => page.getByRole('dialog').locator('li > .card');
const listed = (page: Page) => page.getByRole('complementary').locator('li > .card');

async function openArticle(options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open({ size: [1280, 800], ...options });
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await drawn(page);
  return page;
}

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');

/** Clicks on the middle of some words of the text. */
async function clickOn(page: Page, words: string): Promise<void> {
  const at = await body(page).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const [box] = range.getClientRects();
      if (box !== undefined) {
        return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      }
    }
    return { x: 0, y: 0 };
  }, words);
  await page.mouse.click(at.x, at.y);
}

test('highlights selected words, in the last colour the next time', async () => {
  const page = await openArticle();
  await select(page, 'تعود من مسافة');
  await bar(page).getByRole('button', { name: 'تظليل: أخضر' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect.poll(() => highlighted(page, 'highlight-green')).toBe('تعود من مسافة');
  await select(page, 'غير أن المجال');
  await bar(page).getByRole('button', { name: 'تظليل', exact: true }).click();
  await expect.poll(() => highlighted(page, 'highlight-green')).toContain('غير أن المجال');
  await select(page, 'تعود من مسافة');
  await bar(page).getByRole('button', { name: 'تسطير' }).click();
  await expect.poll(() => highlighted(page, 'underline-green')).toBe('تعود من مسافة');
  expect(await highlighted(page, 'highlight-green')).toBe('غير أن المجال');
  await page.keyboard.press('Control+z');
  await expect.poll(() => highlighted(page, 'highlight-green')).toContain('تعود من مسافة');
});

test('a click on a mark opens its card, on two that lie on each other both', async () => {
  const page = await openArticle();
  await select(page, 'تعود من مسافة');
  await page.keyboard.press('1');
  await select(page, 'من مسافة');
  await page.keyboard.press('3');
  await expect.poll(() => highlighted(page, 'highlight-blue')).toBe('من مسافة');
  expect(await highlighted(page, 'underline-yellow')).toBe('من مسافة');
  await clickOn(page, 'مسافة');
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(0);
  await clickOn(page, 'تعود');
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole('radio', { name: 'بنفسجي' }).click();
  await expect.poll(() => highlighted(page, 'highlight-violet')).toBe('تعود من مسافة');
  await page.getByRole('textbox', { name: 'الوسوم' }).fill('سلاحف، بحر،');
  await expect(cards(page)).toContainText('سلاحف');
  await page.getByRole('textbox', { name: 'الملاحظة' }).fill('مهم');
  await page.getByRole('button', { name: 'حفظ' }).click();
  await clickOn(page, 'تعود');
  await expect(page.getByRole('textbox', { name: 'الملاحظة' })).toHaveValue('مهم');
  await cards(page).getByRole('button', { name: 'حذف العلامة' }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect.poll(() => highlighted(page, 'highlight-violet')).toBe('');
});

test('a citation of a mark says what one of its selected words does, wherever its card stands', async () => {
  const page = await openArticle();
  const copied = () =>
    page.evaluate(() =>
      (window as unknown as { maqal: FakeApi }).maqal.asked.flatMap(({ name, request }) =>
        name === 'text:copy' ? [(request as { text: string }).text] : [],
      ),
    );
  const cite = { name: 'نسخ الإحالة' };
  await select(page, 'تعود من مسافة');
  await bar(page).getByRole('button', cite).click();
  await expect.poll(copied).toHaveLength(1);
  await page.keyboard.press('1');
  await clickOn(page, 'تعود');
  await cards(page).getByRole('button', cite).press('Enter');
  await expect.poll(copied).toHaveLength(2);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  await listed(page).getByRole('button', cite).press('Enter');
  await expect.poll(copied).toHaveLength(3);
  await expect(page.locator('.message', { hasText: 'نُسخت الإحالة' }).last()).toBeVisible();
  await page.screenshot({ path: 'test-results/pictures/mark-cited-ar.png' });
  // Of the library's marks, those of articles that are not open are cited too.
  await page.getByRole('option').nth(1).click();
  await expect(listed(page)).toHaveCount(0);
  await page.getByRole('navigation').getByRole('button', { name: 'العلامات' }).click();
  await page.locator('.pane li > .card').getByRole('button', cite).press('Enter');
  await expect.poll(copied).toHaveLength(4);
  const [text = '', ...others] = await copied();
  expect(text).toMatch(/^«تعود من مسافة[^]*السلاحف/u);
  expect(new Set(others)).toEqual(new Set([text]));
});

test('marks by keys alone: a sentence is selected, extended, highlighted and noted', async () => {
  const page = await openArticle();
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  await page.keyboard.press('v');
  const first = await selected(page);
  expect(first).toMatch(/[.؟!]$/u);
  await page.keyboard.press('ArrowDown');
  const second = await selected(page);
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await selected(page)).toBe(first);
  await page.keyboard.press('Shift+ArrowDown');
  expect((await selected(page)).replace(/\s+/gu, ' ')).toContain(second.slice(0, 12));
  await page.keyboard.press('Shift+ArrowUp');
  expect(await selected(page)).toBe(first);
  await page.keyboard.press('Enter');
  await expect(bar(page).getByRole('button', { name: 'تظليل', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(bar(page).getByRole('button', { name: 'تظليل: أصفر' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => highlighted(page, 'highlight-yellow')).toBe(first);
  await expect(page.getByRole('region', { name: 'صفحة المقال' })).toBeFocused();
  await page.keyboard.press('v');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'الملاحظة' }).fill('كتبتها بالمفاتيح');
  await page.keyboard.press('Control+Enter');
  await expect(listed(page)).toHaveCount(2);
  await expect(listed(page).nth(1)).toContainText('كتبتها بالمفاتيح');
});

test('marks that lost their place stand by themselves, and are attached to the selection', async () => {
  const page = await openArticle({
    marks: [{ article: 0, quote: 'تعود من مسافة', lost: true, note: 'تبقى', kind: 'highlight' }],
  });
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  const lost = page.getByRole('list', { name: 'علامات فقدت موضعها' });
  await expect(lost.locator('li > .card')).toHaveCount(1);
  await select(page, 'غير أن المجال');
  await lost.getByRole('button', { name: 'ربط بالتحديد' }).click();
  await expect(lost).toHaveCount(0);
  await expect.poll(() => highlighted(page, 'highlight-yellow')).toBe('غير أن المجال');
  await page.keyboard.press('Control+z');
  await expect(lost.locator('li > .card')).toHaveCount(1);
});

for (const look of [
  { locale: 'ar', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`axe finds nothing wrong with the bar and a card in ${look.locale}, ${look.theme}`, async () => {
    const page = await openArticle({ settings: look });
    await select(page, 'تعود من مسافة');
    await page.keyboard.press('1');
    await select(page, 'من مسافة');
    await page.keyboard.press('3');
    await select(page, 'غير أن المجال');
    await page.keyboard.press('u');
    await select(page, 'أن المجال');
    await bar(page).waitFor();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    await page.screenshot({ path: `test-results/marking-bar-${look.locale}.png` });
    const beside = await new AxeBuilder({ page }).withTags(tags).analyze();
    await page.keyboard.press('Escape');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await clickOn(page, 'تعود');
    await cards(page).first().waitFor();
    await page.screenshot({ path: `test-results/marking-card-${look.locale}.png` });
    const card = await new AxeBuilder({ page }).withTags(tags).analyze();
    const found = [...beside.violations, ...card.violations];
    expect(found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
