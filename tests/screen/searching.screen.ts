import { expect } from '@playwright/test';
import { screen, test } from './screen';
import { asked, chips, field, hits, marks, search, tags } from './searchScene';

test('finds from the first letter on, and says why each hit matches', async () => {
  const page = await search('ا');
  await expect(hits(page).first()).toBeVisible();
  await field(page).fill('المغناطيسيه');
  await expect(hits(page)).toHaveCount(2);
  await expect(hits(page).first()).toContainText('ة=ه');
  await expect(hits(page).first().locator('mark').first()).toHaveText('المغناطيسية');
});

test('makes strict what a match is owed to, by pointer, and lets it find again', async () => {
  const page = await search('٢٠٠٠');
  await hits(page).first().getByText('٢=2').click();
  await expect(page.getByText(/^لا نتائج لـ/)).toBeVisible();
  await chips(page).getByRole('button', { name: 'إزالة: الأرقام كما كُتبت' }).click();
  await expect(hits(page)).toHaveCount(2);
  await expect(field(page)).toBeFocused();
});

test('makes strict what a match is owed to, by keys alone', async () => {
  const page = await search('٢٠٠٠');
  await expect(hits(page)).toHaveCount(2);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'اشتراط: الأرقام كما كُتبت' }).press('Enter');
  await expect(page.getByText(/^لا نتائج لـ/)).toBeVisible();
  expect((await asked(page, 'search:query')).at(-1)).toMatchObject({ strict: ['digits'] });
});

test('marks a guess as one', async () => {
  const page = await search('السلاجف');
  await expect(hits(page).first()).toContainText('تخمين: خطأ كتابة');
  await expect(page.getByText('أتقصد')).toBeVisible();
  await page.getByRole('button', { name: 'السلاحف' }).click();
  await expect(field(page)).toHaveValue('السلاحف');
  await expect(hits(page).first()).not.toContainText('تخمين');
});

test('has three switches for what must be as it is typed, all off at first', async () => {
  const page = await search('الماء');
  const before = await hits(page).count();
  await page.getByRole('button', { name: 'خيارات البحث' }).click();
  const switches = page.getByRole('switch');
  await expect(switches).toHaveCount(3);
  for (const each of await switches.all()) await expect(each).not.toBeChecked();
  await page.getByRole('switch', { name: 'صيغة الكلمة' }).focus();
  await page.keyboard.press('Space');
  await expect(chips(page)).toContainText('الصيغة كما كُتبت');
  await expect.poll(() => hits(page).count()).toBeLessThan(before);
  await page.keyboard.press('Escape');
  await expect(switches).toHaveCount(0);
});

test('shows what a query asks for beside its words, and takes it away', async () => {
  const page = await search('مصدر:"دفاتر العمارة" تاريخ:2024 -سلاحف "بلا مضخّة" ماء');
  const parts = ['المصدر: دفاتر العمارة', '٢٠٢٤', 'دون: سلاحف', '"بلا مضخّة"'];
  await expect(chips(page).getByRole('button')).toHaveText(parts);
  await chips(page).getByRole('button', { name: 'إزالة: دون: سلاحف' }).press('Enter');
  await expect(field(page)).toHaveValue('مصدر:"دفاتر العمارة" تاريخ:2024 "بلا مضخّة" ماء');
  await expect(hits(page)).toHaveCount(2);
});

test('narrows by a source, and counts what that leaves', async () => {
  const page = await search('الماء', { tags, marks });
  await expect(hits(page)).toHaveCount(4);
  const years = page.getByRole('button', { name: 'السنة' });
  await years.press('Enter');
  await expect(page.getByRole('menuitemcheckbox')).toContainText(['٢٠٢٤']);
  await page.keyboard.press('Escape');
  // A menu that has been closed gives the focus back a moment later, and takes it from wherever it is by then.
  await expect(years).toBeFocused();
  await page.getByRole('button', { name: 'المصدر' }).press('Enter');
  const books = page.getByRole('menuitemcheckbox', { name: /دفاتر العمارة/ });
  await expect(books).toContainText('٢');
  await books.press('Enter');
  await expect(field(page)).toHaveValue('مصدر:"دفاتر العمارة" الماء');
  await expect(hits(page)).toHaveCount(2);
});

test('has the ways to narrow beside the hits where there is room', async () => {
  const page = await search('الماء', { tags, size: [880, 700] });
  const group = page.getByRole('group', { name: 'تضييق النتائج' });
  await group.getByRole('button', { name: /دفاتر العمارة/ }).click();
  await expect(hits(page)).toHaveCount(2);
  await expect(group.getByRole('button', { name: /دفاتر العمارة/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('finds bookmarks and notes, and opens the article there', async () => {
  const page = await search('قياس الماء', { marks });
  await page.getByRole('button', { name: 'علامة واحدة' }).click();
  const found = page.getByRole('list', { name: 'ما وُجد في علاماتك وملاحظاتك' });
  await expect(found.locator('mark')).toHaveText(['قياس', 'الماء']);
  await found.getByRole('button').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('القناطر');
  await expect(page.locator('.article-body').getByText('المعلّم يقيس')).toBeInViewport();
});

test('says how many there are at least, and how many cannot be found yet', async () => {
  const page = await search('الماء', {
    found: { isCounted: false, total: 1000, pending: 3 },
  });
  await expect(page.getByRole('status').filter({ hasText: 'أكثر من' })).toHaveText(
    /أكثر من ١٬٠٠٠ نتيجة/,
  );
  await expect(page.getByText('٣ مقالات ما زالت تُفهرس')).toBeVisible();
});

test('says that more may come while the index is held against the library', async () => {
  const page = await search('الماء', { found: { pending: null } });
  await expect(page.getByText('قد تظهر نتائج أخرى بعد لحظات')).toBeVisible();
  await page.screenshot({ path: 'test-results/pictures/search-comparing-ar.png' });
});

test('steps through the matches of an article, and on to the next hit, by keys', async () => {
  const page = await search('الماء');
  await hits(page).first().click();
  const bar = page.getByRole('group', { name: 'مواضع البحث في المقال' });
  await expect(bar).toContainText('١ من ٣');
  await page.keyboard.press('F3');
  await expect(bar).toContainText('٢ من ٣');
  await page.keyboard.press('Control+g');
  await expect(bar).toContainText('٣ من ٣');
  await page.keyboard.press('Shift+F3');
  await expect(bar).toContainText('٢ من ٣');
  const heading = page.getByRole('heading', { level: 1 });
  const first = await heading.textContent();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(heading).not.toHaveText(first ?? '');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(heading).toHaveText(first ?? '');
});

test('keeps the hit that is opened by keys in sight in the list', async () => {
  const page = await search('الماء');
  await page.setViewportSize({ width: 1280, height: 360 });
  await hits(page).first().click();
  const open = page.locator('[role=option][aria-current]');
  await expect(open).toBeInViewport();
  const count = await hits(page).count();
  for (let at = 1; at < count; at += 1) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(open).toHaveAttribute('aria-posinset', String(at + 1));
  }
  expect(count).toBeGreaterThan(2);
  await expect(open).toBeInViewport();
});

test('looks for words in the open article, by the same rules, also the strict ones', async () => {
  const { page } = await screen.open();
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('group', { name: 'مواضع البحث في المقال' });
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('الشاطئ');
  await expect(bar).toContainText('١ من ٢');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('٢ من ٢');
  await bar.getByRole('button', { name: 'خيارات البحث' }).click();
  await page.getByRole('switch', { name: 'صيغة الكلمة' }).click();
  await page.keyboard.press('Escape');
  await expect(bar).toContainText('موضع واحد');
  await bar.getByRole('textbox').fill('مستحيل');
  await expect(bar).toContainText('لا مواضع');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'صفحة المقال' })).toBeFocused();
});
