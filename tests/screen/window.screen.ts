import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { drawn } from './articleText';
import { screen, test } from './screen';

const list = (page: Page) => page.getByRole('listbox');
const rows = (page: Page) => page.getByRole('option');
const asked = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked.map(({ name }) => name),
  );

test('runs under the program’s policy and complains of nothing', async () => {
  const { page, complaints } = await screen.open();
  await rows(page).first().click();
  await page.keyboard.press('Control+Comma');
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('turns round at once when the language changes, and remembers it', async () => {
  const { page } = await screen.open();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.keyboard.press('Control+Comma');
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await asked(page)).toContain('settings:change');
});

test('shows the theme of the system, and of the reader', async () => {
  const dark = await screen.open({ dark: true });
  await expect(dark.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const sepia = await screen.open({ dark: true, settings: { theme: 'sepia' } });
  await expect(sepia.page.locator('html')).toHaveAttribute('data-theme', 'sepia');
});

test('gives each row the direction of its own title', async () => {
  const { page } = await screen.open({ settings: { locale: 'en' } });
  const row = (text: string) => rows(page).filter({ hasText: text }).locator('[dir]').first();
  await expect(row('السلاحف')).toHaveAttribute('dir', 'rtl');
  await expect(row('باغ')).toHaveAttribute('dir', 'rtl');
  await expect(row('lighthouses')).toHaveAttribute('dir', 'ltr');
});

test('searches as one types, and goes on to the words in the article', async () => {
  const { page } = await screen.open();
  await page.keyboard.press('/');
  await page.keyboard.type('الشَّاطئ المغناطيسى');
  await expect(page.getByRole('status').filter({ hasText: 'نتيجة واحدة' })).toBeVisible();
  await expect(rows(page).locator('mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('السلاحف');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(6);
});

test('moves an article to the trash by key, and back by the message', async () => {
  const { page } = await screen.open();
  await list(page).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(rows(page)).toHaveCount(6);
});

test('knows its shortcuts on an Arabic keyboard', async () => {
  const { page } = await screen.open();
  const press = (key: string, code: string) =>
    page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent('keydown', init)), {
      key,
      code,
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
  await press('خ', 'KeyO');
  expect(await asked(page)).toContain('import:choose');
  await press('ب', 'KeyF');
  await expect(page.getByRole('combobox')).toBeFocused();
});

test('goes from pane to pane by F6', async () => {
  const { page } = await screen.open();
  await rows(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await list(page).focus();
  const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.id);
  const visited = [await pane()];
  for (let turn = 0; turn < 3; turn += 1) {
    await page.keyboard.press('F6');
    visited.push(await pane());
  }
  expect(visited).toEqual(['list', 'page', 'places', 'list']);
});

test('changes the width of a pane by key, the way the arrow points', async () => {
  const { page } = await screen.open();
  const edge = page.getByRole('separator', { name: 'عرض لوح القائمة' });
  const width = async () => Number(await edge.getAttribute('aria-valuenow'));
  const before = await width();
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await width()).toBe(before + 16);
  await page.keyboard.press('Home');
  expect(await width()).toBe(260);
});

test('draws few of ten thousand rows, and reaches the last by one key', async () => {
  const { page } = await screen.open({ articles: 10_000 });
  await expect(page.locator('[aria-setsize="10000"]').first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(40);
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '10000');
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(page.locator('[aria-posinset="10000"]')).toBeInViewport();
});

test('names each file that could not be imported, and opens the one that could', async () => {
  const { page } = await screen.open({
    chosen: ['/a/فارغ.txt', '/a/خبر جديد.txt'],
    badFiles: { 'فارغ.txt': 'empty-file' },
  });
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('فارغ.txt');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('خبر جديد');
});

test('imports what is dropped on the window', async () => {
  const { page } = await screen.open({ articles: 0 });
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['نص'], 'خبر.txt'));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('dragover', init));
  });
  await expect(page.getByText('أفلت الملفات لاستيرادها')).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['نص'], 'خبر.txt'));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', init));
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('خبر');
  await expect(page.getByText('أفلت الملفات لاستيرادها')).toHaveCount(0);
});

test('shows one pane after the other in a narrow window, with ways back', async () => {
  const { page } = await screen.open({ size: [700, 800] });
  await rows(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(list(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'رجوع' }).click();
  await page.getByRole('button', { name: 'إظهار الأقسام' }).click();
  await page.getByRole('button', { name: /المفضلة/ }).click();
  await expect(page.getByRole('listbox', { name: 'المفضلة' })).toBeVisible();
});

test('says so when the library cannot be read, and tries again', async () => {
  const { page } = await screen.open({ failures: { 'library:list': 'library-gone' } });
  await expect(page.getByText('لم يُعثر على مجلد المكتبة')).toBeVisible();
  await page.evaluate(() => {
    (window as unknown as { maqal: FakeApi }).maqal.fail('library:list', null);
  });
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  await expect(rows(page)).toHaveCount(6);
});

test('says of each file of the library what became of it, and of one that was not there no other name', async () => {
  const file = 'settings.json';
  const { page } = await screen.open({
    notices: [
      { kind: 'library-damaged', file: 'records/07.json', keptAs: 'records/07.json.damaged-1' },
      { kind: 'library-damaged', file, keptAs: '' },
      {
        kind: 'library-restored',
        file: 'reading.json',
        keptAs: '',
        savedAt: '2026-03-01T08:00:00Z',
      },
    ],
  });
  const told = page.getByRole('alert').locator('.notice');
  await expect(told.nth(0)).toContainText('07.json.damaged-1');
  await expect(told.nth(1)).toContainText('لم يُعثر على الملف');
  await expect(told.nth(1)).toContainText(file);
  await expect(told.nth(2)).toContainText('ففُتحت نسخته السابقة');
  await page.screenshot({ path: 'test-results/pictures/notices-ar.png' });
  await told.nth(1).getByRole('button').click();
  await expect(told).toHaveCount(2);
});

test('the window itself never scrolls, however long its article is', async () => {
  const { page } = await screen.open({ size: [1100, 480] });
  await rows(page).first().click();
  await drawn(page);
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(await beyond()).toBe(0);
  await page.getByRole('article').locator('footer').scrollIntoViewIfNeeded();
  expect(await beyond()).toBe(0);
});
