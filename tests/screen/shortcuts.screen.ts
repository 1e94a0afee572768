import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { highlighted, select } from './articleText';
import { screen, test } from './screen';

async function openOverview(page: Page, locale: 'ar' | 'en' = 'ar') {
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('?');
  const name = locale === 'ar' ? 'اختصارات لوحة المفاتيح' : 'Keyboard shortcuts';
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('a command is looked for, given other keys, and obeys them; all of it by keys, and undone', async () => {
  const { page, complaints } = await screen.open();
  const dialog = await openOverview(page);
  await dialog.getByRole('searchbox').focus();
  await page.keyboard.type('الاعدادات');
  await expect(dialog.getByRole('listitem')).toHaveText([/الإعدادات/]);
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: /^تغيير .*Ctrl ,.* للأمر/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'اضغط المفاتيح الجديدة' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+j');
  await expect(dialog.getByRole('button', { name: /^تغيير .*Ctrl J.* للأمر/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(dialog.getByRole('button', { name: /^تغيير .*Ctrl ,.* للأمر/ })).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(dialog.getByRole('button', { name: /^تغيير .*Ctrl J.* للأمر/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('dialog', { name: 'الإعدادات' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('keys that another command has are offered to move, and reserved ones are refused', async () => {
  const { page } = await screen.open();
  const dialog = await openOverview(page);
  const line = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  const importing = line('استيراد ملفات');
  await importing.getByRole('button').first().click();
  await page.keyboard.press('Control+f');
  const answer = importing.getByRole('alert');
  await expect(answer).toContainText('البحث في المقال');
  await expect(answer.getByRole('button', { name: 'نقله إلى هنا' })).toBeFocused();
  await page.screenshot({ path: 'test-results/pictures/shortcuts-taken-ar.png' });
  await page.keyboard.press('Enter');
  await expect(answer).toBeHidden();
  await expect(importing).toContainText('F');
  await expect(line('البحث في المقال')).toContainText('بلا مفاتيح');

  await importing.getByRole('button', { name: /^إضافة/ }).click();
  await page.keyboard.press('PageDown');
  await expect(answer).toContainText('محجوز');
  await page.keyboard.press('Enter');
  await expect(answer).toBeHidden();
  await importing.getByRole('button', { name: /^إعادة المفاتيح الأصلية/ }).click();
  await expect(importing).toContainText('O');
  await dialog.getByRole('button', { name: 'إعادة كل المفاتيح الأصلية' }).click();
  await expect(line('البحث في المقال')).not.toContainText('بلا مفاتيح');
});

test('a key of marking is changed, and marks; the selection bar names it', async () => {
  const { page, complaints } = await screen.open();
  const dialog = await openOverview(page);
  const line = dialog.getByRole('listitem').filter({ hasText: 'تسطيره' });
  await line.getByRole('button').first().click();
  await page.keyboard.press('k');
  await expect(line.getByRole('button', { name: /^تغيير .*K.* للأمر/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await select(page, 'تعود من مسافة');
  const underline = page.getByRole('toolbar').getByRole('button', { name: 'تسطير' });
  await expect(underline).toHaveAttribute('title', /K/);
  await expect(underline).toHaveAttribute('aria-keyshortcuts', 'k');
  // The keys that it had are nobody's now.
  await page.keyboard.press('u');
  await expect(underline).toBeVisible();
  await page.keyboard.press('k');
  await expect.poll(() => highlighted(page, 'underline-yellow')).toBe('تعود من مسافة');
  await expect(underline).toBeHidden();
  expect(complaints).toEqual([]);
});

for (const look of [
  { locale: 'ar', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`the overview is fit to be read by everybody in ${look.locale}, ${look.theme}`, async () => {
    const { page } = await screen.open({ settings: { ...look, shortcuts: { import: [] } } });
    const dialog = await openOverview(page, look.locale);
    await page.screenshot({ path: `test-results/pictures/shortcuts-${look.locale}.png` });
    await dialog
      .getByRole('button', { name: /^(إضافة|Add)/ })
      .first()
      .click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.screenshot({ path: `test-results/pictures/shortcuts-choosing-${look.locale}.png` });
  });
}
