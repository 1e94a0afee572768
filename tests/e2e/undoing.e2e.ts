import { articleFile } from './articles';
import { expect, test } from './reader';

const subjects = ['الوادي', 'النهر', 'الجبل', 'السوق', 'البحر'];

test('by keys alone, three articles and a note are taken away and brought back, for good', async ({
  reader,
}) => {
  const paths = await Promise.all(
    subjects.map((subject) => reader.write(`${subject}.txt`, articleFile(subject))),
  );
  const started = await reader.start(paths);
  const { page } = started;
  const { keyboard } = page;
  const rows = page.getByRole('option');
  await expect(rows).toHaveCount(5);
  const titles = await rows.locator('.title').allInnerTexts();
  const told = (message: string) => page.locator('.message').getByText(message, { exact: true });

  await page.getByRole('listbox').focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('٣ مقالات محددة')).toBeVisible();
  await reader.picture(page, 'selection-window-ar');
  await keyboard.press('Delete');
  await expect(rows).toHaveCount(2);
  await reader.picture(page, 'undo-toast-window-ar');
  await keyboard.press('Control+z');
  await expect(rows.locator('.title')).toHaveText(titles);
  await expect(told('تم التراجع عن نقل ٣ مقالات إلى المهملات')).toBeVisible();

  // A bookmark with a note, written, removed and brought back without the mouse.
  await page.getByRole('listbox').focus();
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
  await keyboard.press('Control+Shift+d');
  const note = page.getByRole('textbox', { name: 'الملاحظة' });
  await expect(note).toBeFocused();
  await keyboard.type('أعود إليها غدًا');
  await keyboard.press('Control+Enter');
  const written = page.getByText('أعود إليها غدًا', { exact: true });
  await expect(written).toBeVisible();
  // The focus is on the button that edits the note; of those after it one removes the bookmark.
  const remove = page.getByRole('button', { name: 'حذف العلامة' });
  for (let press = 0; press < 3; press += 1) {
    if (await remove.evaluate((button) => button === document.activeElement)) break;
    await keyboard.press('Tab');
  }
  await expect(remove).toBeFocused();
  await keyboard.press('Enter');
  await expect(written).toHaveCount(0);
  await expect(told('حُذفت العلامة')).toBeVisible();
  await keyboard.press('Control+z');
  await expect(written).toBeVisible();

  // The menu says what would be undone next, and does it, too.
  const label = () =>
    started.app.evaluate(({ Menu }) => {
      const edit = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
      return edit?.find(({ accelerator }) => accelerator === 'CmdOrCtrl+Z')?.label;
    });
  await expect.poll(label).toBe('تراجع عن تغيير ملاحظة');
  await reader.quit(started);

  const again = await reader.start();
  await expect(again.page.getByRole('option')).toHaveCount(5);
  await again.page.getByRole('button', { name: /^العلامات/ }).click();
  await expect(again.page.getByText('أعود إليها غدًا', { exact: true })).toBeVisible();
});

test('the menu undoes what was done, or what was typed, whichever has the focus', async ({
  reader,
}) => {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const { app, page } = await reader.start([path]);
  await expect(page.getByRole('option')).toHaveCount(1);
  const undo = () =>
    app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
      items?.find(({ accelerator }) => accelerator === 'CmdOrCtrl+Z')?.click();
    });
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('option')).toHaveCount(0);
  const field = page.getByRole('combobox');
  await field.focus();
  await page.keyboard.type('كلمة');
  await undo();
  await expect(field).toHaveValue('كلم');
  await expect(page.getByRole('option')).toHaveCount(0);
  await field.fill('');
  await field.blur();
  await undo();
  await expect(page.getByRole('option')).toHaveCount(1);
});
