import type { Page } from '@playwright/test';
import { askPage } from './askPage';
import { articleFile } from './articles';
import { expect, test } from './reader';

test('a bookmark with a note survives a restart, and a click goes there', async ({ reader }) => {
  const path = await reader.write('وادي.txt', articleFile('الوادي', 50));
  const started = await reader.start([path]);
  const place = started.page.getByRole('article').getByText('الفقرة رقم 30 عن');
  await place.scrollIntoViewIfNeeded();
  await place.click({ clickCount: 3 });
  await started.page.getByRole('button', { name: 'كتابة ملاحظة' }).click();
  await started.page.getByRole('textbox', { name: 'الملاحظة' }).fill('أعود إليها غدًا');
  await started.page.getByRole('button', { name: 'حفظ' }).click();
  await expect(started.page.getByText('أعود إليها غدًا')).toBeVisible();
  await reader.picture(started.page, 'bookmark-ar');
  await reader.quit(started);

  const { page } = await reader.start();
  await page.getByRole('button', { name: /^العلامات/ }).click();
  await expect(page.getByText('أعود إليها غدًا')).toBeVisible();
  await reader.picture(page, 'marks-ar');
  await page.getByRole('button', { name: /الفقرة رقم 30/ }).click();
  await expect(page.getByRole('article').getByText('الفقرة رقم 30 عن')).toBeInViewport();
});

test('a removed bookmark is brought back', async ({ reader }) => {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const { page } = await reader.start([path]);
  await expect(page.getByRole('article')).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  const marks = page.getByRole('button', { name: 'حذف العلامة' });
  await expect(marks).toHaveCount(1);
  await marks.click();
  await expect(marks).toHaveCount(0);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(marks).toHaveCount(1);
});

/** The words that a highlight is drawn over. */
const drawn = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const ranges = [...(CSS.highlights.get(wanted) ?? [])] as Range[];
    return ranges.map((range) => range.toString()).join('|');
  }, name);

test('highlights by mouse and by keys alone outlast a restart and another reading', async ({
  reader,
}) => {
  const path = await reader.write('جسر.txt', articleFile('الجسر', 20));
  const started = await reader.start([path]);
  const { page } = started;
  const place = page.getByRole('article').getByText('الفقرة رقم 2 عن');
  await place.click({ clickCount: 3 });
  await page.getByRole('button', { name: 'تظليل: أخضر' }).click();
  await expect.poll(() => drawn(page, 'highlight-green')).toContain('الفقرة رقم 2 عن');
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  await page.keyboard.press('v');
  await page.keyboard.press('u');
  await expect.poll(() => drawn(page, 'underline-green')).not.toBe('');
  const lined = await drawn(page, 'underline-green');
  await reader.picture(page, 'highlights-ar');
  await reader.quit(started);

  const again = await reader.start();
  await again.page.getByRole('option').first().click();
  await expect.poll(() => drawn(again.page, 'highlight-green')).toContain('الفقرة رقم 2 عن');
  expect(await drawn(again.page, 'underline-green')).toBe(lined);
  await askPage(again.page, 'library:reread', { ids: null });
  await expect.poll(() => drawn(again.page, 'highlight-green')).toContain('الفقرة رقم 2 عن');
  expect(await drawn(again.page, 'underline-green')).toBe(lined);
});
