import { articleFile } from './articles';
import { expect, test } from './reader';

test('search finds a vowelled word by its bare letters and marks it as it is written', async ({
  reader,
}) => {
  const vowelled = await reader.write('أ.txt', `رسالة\n\nكَتَبَ الرحّالة رسالته الأولى من المدينة.\n`);
  const other = await reader.write('ب.txt', articleFile('البستان'));
  const { page } = await reader.start([vowelled, other]);
  await expect(page.getByRole('option')).toHaveCount(2);
  const field = page.getByRole('combobox', { name: 'البحث في المكتبة' });
  const found = page.getByRole('listbox', { name: 'نتائج البحث' }).getByRole('option');
  await field.fill('كتب');
  await expect(found).toHaveCount(1);
  await expect(found.locator('mark')).toHaveText('كَتَبَ');
  await reader.picture(page, 'search-ar');
  await field.fill('المدينه');
  await expect(found.locator('mark')).toHaveText('المدينة');
  await field.fill('لا وجود لها');
  await expect(page.getByText('لا نتائج لـ')).toBeVisible();
  await reader.picture(page, 'search-nothing-ar');
  await page.getByRole('button', { name: 'مسح البحث' }).click();
  await expect(page.getByRole('listbox', { name: 'المكتبة' }).getByRole('option')).toHaveCount(2);
});

test('a search that was made is offered again, and one that was saved stays, when the program is started anew', async ({
  reader,
}) => {
  const one = await reader.write('أ.txt', articleFile('البستان'));
  const two = await reader.write('ب.txt', articleFile('الشراع'));
  const started = await reader.start([one, two]);
  const { page } = started;
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('/');
  await page.keyboard.type('الشراع');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('listbox', { name: 'نتائج البحث' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('الشراع');
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await page.getByRole('textbox', { name: 'الاسم' }).fill('أشرعة');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('navigation').getByRole('button', { name: 'أشرعة', exact: true });
  await expect(saved).toBeVisible();
  await reader.picture(page, 'search-saved-ar');
  await reader.quit(started);

  const again = await reader.start();
  await again.page.keyboard.press('/');
  await expect(again.page.getByRole('option', { name: 'الشراع', exact: true })).toBeVisible();
  await reader.picture(again.page, 'search-history-ar');
  await again.page
    .getByRole('navigation')
    .getByRole('button', { name: 'أشرعة', exact: true })
    .click();
  const found = again.page.getByRole('listbox', { name: 'نتائج البحث' }).getByRole('option');
  await expect(found).toHaveCount(1);
});

test('a deleted article lies in the trash, and deletion is undone', async ({ reader }) => {
  const one = await reader.write('واحد.txt', articleFile('المركب'));
  const two = await reader.write('اثنان.txt', articleFile('الشراع'));
  const started = await reader.start([one, two]);
  const { page } = started;
  const sail = page.getByRole('option', { name: /الشراع/ });
  await sail.click();
  await page.keyboard.press('Delete');
  await expect(sail).toHaveCount(0);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(sail).toHaveCount(1);
  await sail.click();
  await page.keyboard.press('Delete');
  await expect(sail).toHaveCount(0);
  await reader.quit(started);

  const again = await reader.start();
  await expect(again.page.getByRole('option')).toHaveCount(1);
  await again.page.getByRole('button', { name: /^المهملات/ }).click();
  await expect(again.page.getByRole('option', { name: /الشراع/ })).toBeVisible();
  await reader.picture(again.page, 'trash-ar');
});
