import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

/** Marks made in the first two articles, and the place where all marks of the library stand. */
async function openMarks(page: Page, place: string): Promise<void> {
  await page.getByRole('option').first().waitFor();
  await page.evaluate(async () => {
    const { maqal } = window as unknown as { maqal: FakeApi };
    // Two and more ids, one after another.
    const [ids = ''] = /[0-9a-f]{128,}/.exec(await maqal.ask('library:list', {})) ?? [];
    const [one, two] = [ids.slice(0, 64), ids.slice(64, 128)];
    const made = [
      [one, 'ترجع السلاحف', 'highlight', 'rose', ['بحر']],
      [one, 'بعد ثلاثين عامًا', 'underline', 'green', ['بحر', 'سفر']],
      [two, 'قبل أن تُعرف المضخات', 'highlight', 'yellow', []],
    ] as const;
    for (const [at, [articleId, exact, kind, colour, tags]] of made.entries()) {
      const position = { start: at * 40, end: at * 40 + exact.length };
      const selector = { quote: { exact, prefix: '', suffix: '' }, position };
      await maqal.ask('marks:add', { articleId, selector, kind, colour, tags: [...tags] });
    }
  });
  await page.getByRole('navigation').getByRole('button', { name: place }).click();
  await expect(page.locator('li > .card')).toHaveCount(3);
}

test('the marks of the library are put together as their reader likes, searched and narrowed, by keys', async () => {
  const { page, complaints } = await screen.open();
  await openMarks(page, 'العلامات');
  const headings = page.locator('.pane h2');
  await expect(headings).toHaveCount(2);
  await page.getByRole('button', { name: /^التجميع/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'حسب اللون' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(headings).toHaveText(['أصفر', 'أخضر', 'وردي']);
  // Which article a mark is in stands on its card now.
  await expect(page.locator('li > .card').first()).toContainText('القناطر');
  await page.getByRole('button', { name: /^التجميع/ }).click();
  await page.getByRole('menuitemradio', { name: 'حسب الوسم' }).click();
  await expect(headings).toHaveText(['بحر', 'سفر', 'بلا وسوم']);
  await page.getByRole('searchbox', { name: 'البحث في العلامات' }).fill('ثلاثين');
  await expect(headings).toHaveText(['بحر', 'سفر']);
  expect(complaints).toEqual([]);
});

test('of thousands of marks those in view alone are drawn, and the one that is written on stays', async () => {
  const { page, complaints } = await screen.open();
  await page.getByRole('option').first().waitFor();
  // The last is in the first article again: that one comes first, however fast they are made.
  const count = 1999;
  await page.evaluate(async (many) => {
    const { maqal } = window as unknown as { maqal: FakeApi };
    // Two and more ids, one after another.
    const [ids = ''] = /[0-9a-f]{128,}/.exec(await maqal.ask('library:list', {})) ?? [];
    for (let at = 0; at < many; at += 1) {
      const articleId = ids.slice((at % 6) * 64, (at % 6) * 64 + 64);
      const quote = { exact: `كلمات ${at} من النص`, prefix: '', suffix: '' };
      const selector = { quote, position: { start: at, end: at + 1 } };
      await maqal.ask('marks:add', { articleId, selector, note: `ملاحظة ${at}` });
    }
  }, count);
  await page.getByRole('navigation').getByRole('button', { name: 'العلامات' }).click();
  const cards = page.locator('.pane li > .card');
  await expect(cards.first()).toContainText('كلمات 0 من النص');
  await expect(page.getByText('١٬٩٩٩ علامة')).toBeVisible();
  expect(await cards.count()).toBeLessThan(40);
  // Headings are rows, too.
  await expect(page.locator('.pane .rows > li').first()).toHaveAttribute(
    'aria-setsize',
    `${count + 6}`,
  );
  await cards.first().getByRole('button', { name: 'تعديل الملاحظة' }).click();
  await page.getByRole('textbox', { name: 'الملاحظة' }).fill('ما كُتب');
  const list = page.locator('.scroller.pane');
  const last = page.locator(`.rows > li[aria-posinset="${count + 6}"]`);
  // What is drawn is measured, and the end is farther away then.
  await expect(async () => {
    await list.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await expect(last).toBeInViewport({ timeout: 500 });
  }).toPass();
  // The heading of what is looked at is at the top, whole.
  await expect(page.locator('.rows .stuck h2')).toBeInViewport({ ratio: 1 });
  await list.evaluate((pane) => pane.scrollTo(0, 0));
  await expect(page.getByRole('textbox', { name: 'الملاحظة' })).toHaveValue('ما كُتب');
  expect(complaints).toEqual([]);
});

test('marks are narrowed by the source of their articles', async () => {
  const { page } = await screen.open();
  await openMarks(page, 'العلامات');
  await page.getByRole('button', { name: /^المصدر/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('li > .card')).toHaveCount(2);
  await expect(page.locator('.pane h2')).toHaveCount(1);
});

test('marks of a file are brought in, told of, and taken back by a key', async () => {
  const importable = [
    { article: 0, quote: 'غير أن المجال' },
    { article: 0, quote: 'رائحة بيته الأول' },
  ];
  const { page, complaints } = await screen.open({ importable });
  await page.getByRole('option').first().waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'العلامات' }).click();
  await page.getByRole('button', { name: 'استيراد علامات…' }).press('Enter');
  await expect(page.locator('li > .card')).toHaveCount(2);
  const told = 'أُضيفت علامتان';
  await expect(page.locator('.message', { hasText: told })).toContainText(
    '٣ علامات لمقالات ليست في المكتبة',
  );
  await page.screenshot({ path: 'test-results/pictures/marks-imported-ar.png' });
  await page.locator('.tools .foot').getByRole('button', { name: 'المزيد' }).press('Enter');
  await expect(page.getByRole('menuitem')).toHaveText(['تصدير العلامات…', 'استيراد علامات…']);
  await page.screenshot({ path: 'test-results/pictures/marks-menu-ar.png' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  const undone = page.locator('.message', { hasText: 'تم التراجع عن استيراد علامتين' });
  await expect(undone).toBeVisible();
  await expect(page.locator('li > .card')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

for (const look of [
  { locale: 'ar', theme: 'sepia' },
  { locale: 'en', theme: 'black' },
] as const) {
  test(`axe finds nothing wrong with the marks of the library in ${look.locale}, ${look.theme}`, async () => {
    const { page } = await screen.open({ settings: look });
    await openMarks(page, look.locale === 'ar' ? 'العلامات' : 'Marks');
    await page.getByRole('button', { name: /^(التجميع|Grouping)/ }).click();
    await page.getByRole('menuitemradio').nth(1).click();
    await page.screenshot({ path: `test-results/pictures/library-marks-${look.locale}.png` });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
}
