import { expect, test } from './reader';

test('keys that were chosen are obeyed and stand in the menu, also when the program is started anew', async ({
  reader,
}) => {
  const file = await reader.write('خبر.txt', 'عنوان الخبر\n\nفقرة أولى عن المدينة وأسواقها.\n');
  const first = await reader.start([file]);
  await expect(first.page.getByRole('article')).toContainText('فقرة أولى');
  await first.page.keyboard.press('?');
  const overview = first.page.getByRole('dialog', { name: 'اختصارات لوحة المفاتيح' });
  await overview.getByRole('searchbox').fill('البحث في المقال');
  await overview.getByRole('button', { name: /^تغيير/ }).click();
  await first.page.keyboard.press('Control+j');
  await expect(overview.getByRole('listitem')).toContainText('J');
  await reader.picture(first.page, 'shortcuts-ar');
  await first.page.keyboard.press('Escape');
  await reader.quit(first);

  const { app, page } = await reader.start();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('article')).toContainText('فقرة أولى');
  await page.keyboard.press('Control+f');
  const finding = page.getByLabel('البحث في هذا المقال');
  await expect(finding).toHaveCount(0);
  await page.keyboard.press('Control+j');
  await expect(finding).toBeVisible();
  const accelerators = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(
      ({ submenu }) => submenu?.items.map(({ accelerator }) => String(accelerator)) ?? [],
    ),
  );
  expect(accelerators).toContain('CmdOrCtrl+J');
  expect(accelerators).not.toContain('CmdOrCtrl+F');
});
