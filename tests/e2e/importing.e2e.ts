import { articleFile } from './articles';
import { expect, test } from './reader';

test('an empty library offers to import, and adds the bundled samples', async ({ reader }) => {
  const { page } = await reader.start();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'مكتبتك في انتظار أول مقال' })).toBeVisible();
  await reader.picture(page, 'first-ar');
  await page.getByRole('button', { name: 'إضافة مقالات للتجربة' }).click();
  await expect(page.getByText('أُضيفت ١٠ مقالات', { exact: true })).toBeVisible();
  await expect(page.getByRole('option')).not.toHaveCount(0);
  await reader.picture(page, 'samples-ar');
});

test('imports several files by the dialog, and goes on after a bad one', async ({ reader }) => {
  const good = await reader.write('رحلة.txt', articleFile('رحلة إلى الجبل'));
  const empty = await reader.write('فارغ.txt', '');
  const binary = await reader.write(
    'صورة.txt',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
  );
  const { app, page } = await reader.start();
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [good, empty, binary],
  );
  await page.keyboard.press('Control+o');

  const report = page.getByRole('dialog');
  await expect(report).toContainText(/الملف .?فارغ\.txt.? فارغ/);
  await expect(report).toContainText(/الملف .?صورة\.txt.? ليس نصًا/);
  await reader.picture(page, 'failures-ar');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('imports a file that is dropped on the window and opens it', async ({ reader }) => {
  const path = await reader.write('سوق.txt', articleFile('السوق القديم'));
  const { page } = await reader.start();
  // Chromium's own drop, with a path as the system's file manager hands it over.
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await expect(page.getByText('أفلت الملفات لاستيرادها')).toBeVisible();
  await reader.picture(page, 'dropping-ar');
  await browser.send('Input.dispatchDragEvent', { type: 'drop', x: 400, y: 300, data });
  await expect(page.getByRole('article')).toContainText('الفقرة رقم 1 عن السوق القديم');
});

test('imports a file that is named on the command line and opens it', async ({ reader }) => {
  const path = await reader.write('قهوة.txt', articleFile('القهوة'));
  const { page } = await reader.start([path]);
  await expect(page.getByRole('article')).toContainText('الفقرة رقم 1 عن القهوة');
});

test('the same file again is recognised', async ({ reader }) => {
  const path = await reader.write('نخيل.txt', articleFile('النخيل'));
  const again = await reader.write('نسخة.txt', articleFile('النخيل'));
  const before = await reader.start([path]);
  // Who ends the program earlier ends the import with it.
  await expect(before.page.getByRole('article')).toBeVisible();
  await reader.quit(before);
  const { page } = await reader.start([again]);
  await expect(page.getByText('مقال واحد موجود من قبل', { exact: true })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('a second start hands its files to the first', async ({ reader }) => {
  const first = await reader.write('أول.txt', articleFile('الميناء'));
  const second = await reader.write('ثان.txt', articleFile('المنارة'));
  const { app, page } = await reader.start([first]);
  await expect(page.getByRole('option')).toHaveCount(1);
  await reader.startAgain([second]);
  await expect(page.getByRole('article')).toContainText('عن المنارة');
  await expect(page.getByRole('option')).toHaveCount(2);
  expect(app.windows()).toHaveLength(1);
});

test('a library that cannot be read is set aside, and the one before it opened with a message', async ({
  reader,
}) => {
  const first = await reader.write('أول.txt', articleFile('الميناء'));
  const started = await reader.start([first]);
  await expect(started.page.getByRole('article')).toBeVisible();
  await reader.quit(started);
  await reader.damage('records/0001.json');
  const { page } = await reader.start();
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toContainText(
    'النسخة التي قبلها',
  );
  await reader.picture(page, 'damaged-ar');
});

test('an article that is nearly another is offered as such, and can go to the trash and come back', async ({
  reader,
}) => {
  const first = await reader.write('رحلة.txt', articleFile('رحلة إلى الجبل', 12));
  const second = await reader.write(
    'رحلة منقحة.txt',
    articleFile('رحلة إلى الجبل', 12).replace('كما رواها أهلها', 'كما سمعناها'),
  );
  const { page } = await reader.start([first, second]);
  await page.getByRole('option').first().click();
  const notice = page.getByRole('note', { name: 'مقال لعله مكرر' });
  await expect(notice).toContainText('رحلة إلى الجبل');
  await reader.picture(page, 'alike-ar');
  await notice.getByRole('button', { name: 'نقل هذا إلى المهملات' }).click();
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByRole('option').first().click();
  await notice.getByRole('button', { name: 'إبقاء الاثنين' }).click();
  await expect(notice).toBeHidden();
});
