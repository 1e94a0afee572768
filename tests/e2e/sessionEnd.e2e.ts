import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articleFile } from './articles';
import { expect, test, type Reader, type Started } from './reader';

/** The marks as the disk has them: not what the window shows. */
const onDisk = (reader: Reader): Promise<string> =>
  readFile(join(reader.home, 'profile/library/bookmarks/0001.json'), 'utf8').catch(() => '');

/** A reader who writes a note and has neither saved it nor left its field. */
async function writing(reader: Reader, note: string): Promise<Started> {
  const path = await reader.write('نهر.txt', articleFile('النهر'));
  const started = await reader.start([path]);
  const { page } = started;
  await expect(page.getByRole('article')).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.getByRole('button', { name: 'كتابة ملاحظة' }).first().click();
  await page.getByRole('textbox', { name: 'الملاحظة' }).fill(note);
  expect(await onDisk(reader)).not.toContain(note);
  return started;
}

async function isThereAgain(reader: Reader, note: string): Promise<void> {
  const { page } = await reader.start();
  await page.getByRole('button', { name: /^العلامات/ }).click();
  await expect(page.getByText(note)).toBeVisible();
}

test('when the system goes to sleep, what is being written is on the disk before it does', async ({
  reader,
}) => {
  const note = 'قبل أن ينام الحاسوب';
  const { app } = await writing(reader, note);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  await expect.poll(() => onDisk(reader)).toContain(note);
  // The battery is empty before anybody wakes it.
  const closed = app.waitForEvent('close');
  process.kill(await app.evaluate(() => process.pid), 'SIGKILL');
  await closed;
  await isThereAgain(reader, note);
});

const endings = {
  /** As Windows tells a window. */
  'the session ends': ({ app }: Started) =>
    app.evaluate(({ BrowserWindow }) => {
      (BrowserWindow.getAllWindows()[0] as NodeJS.EventEmitter | undefined)?.emit('session-end');
    }),
  /** As Linux and macOS tell a program. */
  'the system shuts down': ({ app }: Started) =>
    app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('shutdown', { preventDefault: () => undefined });
    }),
  'the program is told to end': async ({ app }: Started) => {
    process.kill(await app.evaluate(() => process.pid), 'SIGTERM');
  },
} as const;

for (const [when, end] of Object.entries(endings)) {
  test(`when ${when}, what is being written is saved, and nobody is asked`, async ({ reader }) => {
    const note = 'آخر ما كتبت';
    const started = await writing(reader, note);
    const closed = started.app.waitForEvent('close');
    await end(started);
    await closed;
    expect(await onDisk(reader)).toContain(note);
    await isThereAgain(reader, note);
  });
}
