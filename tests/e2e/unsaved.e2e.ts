import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resealed } from '../torture/damages';
import { articleFile } from './articles';
import { expect, test, type Reader, type Started } from './reader';

const library = (reader: Reader): string => join(reader.home, 'profile/library');
const away = (reader: Reader): string => join(reader.home, 'pulled-out');
/** As a drive is pulled out, and plugged in again. */
const pull = (reader: Reader): Promise<void> => rename(library(reader), away(reader));
async function plug(reader: Reader): Promise<void> {
  await rm(library(reader), { recursive: true, force: true });
  await rename(away(reader), library(reader));
}

/** Answers the system's dialogs with the button of this number, and keeps their buttons. */
const answering = ({ app }: Started, response: number): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showMessageBox = (...all: unknown[]) => {
      process.env['MAQAL_ASKED'] = JSON.stringify(all.at(-1));
      return Promise.resolve({ response: chosen, checkboxChecked: false });
    };
  }, response);

test('a bookmark made while the drive is away is shown, told unsaved, and saved when it is back', async ({
  reader,
}) => {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const started = await reader.start([path]);
  const { page } = started;
  await expect(page.getByRole('article')).toBeVisible();
  const strip = page.getByText('لم يُحفظ');
  await expect(strip).toHaveCount(0);
  await pull(reader);
  await page.keyboard.press('Control+d');
  await expect(strip).toBeVisible();
  await expect(page.getByText('مجلد المكتبة ليس في مكانه')).toBeVisible();
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  await expect(page.getByRole('button', { name: 'حذف العلامة' })).toHaveCount(1);
  await reader.picture(page, 'unsaved-ar');
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  await expect(strip).toBeVisible();
  await plug(reader);
  await expect(strip).toHaveCount(0, { timeout: 15_000 });
  await reader.quit(started);

  const again = await reader.start();
  await again.page.getByRole('button', { name: /^العلامات/ }).click();
  await expect(again.page.getByRole('button', { name: 'حذف العلامة' })).toHaveCount(1);
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} ends the program with what was held on the disk`, async ({ reader }) => {
    const path = await reader.write('نهر.txt', articleFile('النهر'));
    const { app, page } = await reader.start([path]);
    await expect(page.getByRole('article')).toBeVisible();
    await pull(reader);
    await page.keyboard.press('Control+d');
    await expect(page.getByText('لم يُحفظ')).toBeVisible();
    const closed = app.waitForEvent('close');
    const pid = await app.evaluate(() => process.pid);
    await plug(reader);
    process.kill(pid, signal);
    await closed;
    const again = await reader.start();
    await again.page.getByRole('button', { name: /^العلامات/ }).click();
    await expect(again.page.getByRole('button', { name: 'حذف العلامة' })).toHaveCount(1);
  });
}

test('closing with something unsaved asks first, and stays if that is wished', async ({
  reader,
}) => {
  const path = await reader.write('river.txt', articleFile('النهر'));
  const started = await reader.start([path], 'en');
  const { app, page } = started;
  await expect(page.getByRole('article')).toBeVisible();
  await pull(reader);
  await page.keyboard.press('Control+d');
  await expect(page.getByText('not saved yet')).toBeVisible();
  await reader.picture(page, 'unsaved-en');
  await answering(started, 2);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect
    .poll(() => app.evaluate(() => process.env['MAQAL_ASKED'] ?? ''), { timeout: 15_000 })
    .toContain('Try Again');
  expect(await app.evaluate(() => process.env['MAQAL_ASKED'])).toContain('Close and Lose Them');
  await expect(page.getByText('not saved yet')).toBeVisible();
  await plug(reader);
  await expect(page.getByText('not saved yet')).toHaveCount(0, { timeout: 15_000 });
  await reader.quit(started);
  const again = await reader.start([], 'en');
  await again.page.getByRole('button', { name: /^Marks/ }).click();
  await expect(again.page.getByRole('button', { name: 'Delete the mark' })).toHaveCount(1);
});

test('what was made while the drive is away goes to a file, and comes back out of it', async ({
  reader,
}) => {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const started = await reader.start([path]);
  const { app, page } = started;
  await expect(page.getByRole('article')).toBeVisible();
  await pull(reader);
  await page.keyboard.press('Control+d');
  await expect(page.getByText('لم يُحفظ')).toBeVisible();
  const file = join(reader.home, 'تغييرات مقال.zip');
  await answering(started, 1);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  await plug(reader);

  const again = await reader.start([file]);
  await expect(again.page.getByRole('option')).toHaveCount(1);
  await again.page.getByRole('button', { name: /^العلامات/ }).click();
  await expect(again.page.getByRole('button', { name: 'حذف العلامة' })).toHaveCount(1);
});

test('a note that is being written is there after the window was closed on it', async ({
  reader,
}) => {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const started = await reader.start([path]);
  await expect(started.page.getByRole('article')).toBeVisible();
  await started.page.keyboard.press('Control+d');
  await started.page.getByRole('button', { name: 'كتابة ملاحظة' }).first().click();
  await started.page.getByRole('textbox', { name: 'الملاحظة' }).fill('لم أضغط حفظ');
  await reader.quit(started);
  const { page } = await reader.start();
  await page.getByRole('button', { name: /^العلامات/ }).click();
  await expect(page.getByText('لم أضغط حفظ')).toBeVisible();
});

test('a library of a later version is read, and says that it cannot be changed', async ({
  reader,
}) => {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const first = await reader.start([path]);
  await expect(first.page.getByRole('article')).toBeVisible();
  await reader.quit(first);
  const settings = join(library(reader), 'settings.json');
  // Written in place: it stays its owner's.
  await writeFile(settings, resealed(await readFile(settings), { schema: 99 }));
  for (const [language, words] of [
    ['ar', 'بإصدار أحدث'],
    ['en', 'newer version of Maqal'],
  ] as const) {
    const started = await reader.start([], language);
    await expect(started.page.getByText(words)).toBeVisible();
    await started.page.getByRole('option').first().click();
    await expect(started.page.getByRole('article')).toBeVisible();
    await reader.picture(started.page, `newer-${language}`);
    await reader.quit(started);
  }
});
