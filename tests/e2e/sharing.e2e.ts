import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { articleFile } from './articles';
import { expect, test, type Reader } from './reader';

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs');

/** Runs the terminal's program on the library that the reader's window has open; answers its lines. */
async function maqal(reader: Reader, ...args: readonly string[]) {
  const library = join(reader.home, 'profile/library');
  const command = [program, '--library', library, '--json', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  const lines = stdout.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What is promised of everything that the terminal does beside an open window. */
const withinASecond = { timeout: 1000 };

test('what the terminal does beside an open window is seen in it within a second', async ({
  reader,
}) => {
  const { page } = await reader.start([await reader.write('بحر.txt', articleFile('البحر'))]);
  await expect(page.getByRole('article')).toBeVisible();

  const [added] = await maqal(
    reader,
    'import',
    await reader.write('جبل.txt', articleFile('الجبل', 12)),
  );
  expect(added).toMatchObject({ outcome: 'added' });
  const row = page.getByRole('option', { name: /الجبل/ });
  await expect(row).toBeVisible(withinASecond);
  await reader.picture(page, 'sharing-row-ar');

  await row.click();
  await expect(page.getByRole('article').getByText('الفقرة رقم 3 عن')).toBeVisible();
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  const marks = page.getByRole('button', { name: 'حذف العلامة' });
  await expect(marks).toHaveCount(0);
  await maqal(reader, 'bookmark', 'add', String(added?.['id']), '--quote', 'الفقرة رقم 3 عن');
  await expect(marks).toHaveCount(1, withinASecond);
  await reader.picture(page, 'sharing-mark-ar');
});

test('what the window does is told by the terminal, in turns with what the terminal does', async ({
  reader,
}) => {
  const { page } = await reader.start([await reader.write('واحة.txt', articleFile('الواحة'))]);
  await expect(page.getByRole('article')).toBeVisible();
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  const marks = page.getByRole('button', { name: 'حذف العلامة' });
  for (let round = 1; round <= 3; round += 1) {
    await page.getByRole('article').getByText(`الفقرة رقم ${round} عن`).click({ clickCount: 3 });
    await page.keyboard.press('Control+d');
    await expect(marks).toHaveCount(round);
    const listed = await maqal(reader, 'bookmark', 'list');
    expect(listed).toHaveLength(round);
    const name = `خبر ${round}`;
    await maqal(reader, 'import', await reader.write(`${round}.txt`, articleFile(name)));
    await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible(withinASecond);
  }
  expect(await maqal(reader, 'list')).toHaveLength(4);
  expect(await maqal(reader, 'check')).toMatchObject([{ ok: true, articles: 4, bookmarks: 3 }]);
});
