import { resolve } from 'node:path';
import { zipFolder } from '../support/zip';
import { expect, test } from './reader';

const book = resolve(import.meta.dirname, '../fixtures/epub/arabic-epub3/input.epub');

test('a book is one article with its cover, its contents, and notes to go to and come back from', async ({
  reader,
}) => {
  const path = await reader.write('بستان.epub', zipFolder(book));
  const { page } = await reader.start([path]);
  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { level: 1 })).toContainText('بستان الواحة');
  await expect(article).toContainText('ترجمة: ليلى الحموي');
  const cover = article.locator('.article-body img').first();
  await expect
    .poll(() => cover.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(12);

  await page.getByRole('button', { name: 'المحتويات' }).press('Enter');
  await expect(page.getByRole('menuitem')).toHaveText([
    ...['الفسيلة', 'السقي', 'الفصل الثاني: الجني', 'الحواشي'],
  ]);
  await reader.picture(page, 'book-contents-ar');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chapter = article.getByRole('heading', { name: 'الفصل الثاني: الجني' });
  await expect(chapter).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');

  const link = article.getByRole('link', { name: '١', exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  const note = page.getByRole('dialog', { name: 'حاشية' });
  await expect(note).toContainText('الفسيلة: النخلة الصغيرة.');
  await reader.picture(page, 'book-note-in-place-ar');
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await note.getByRole('button', { name: 'الانتقال إلى موضع الحاشية' }).press('Enter');
  await expect(article.getByText('الفسيلة: النخلة الصغيرة.')).toBeFocused();
  await expect(page.getByRole('button', { name: 'العودة إلى حيث كنت' })).toBeVisible();
  await reader.picture(page, 'book-note-ar');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(link).toBeFocused();
  await expect(page.getByRole('button', { name: 'العودة إلى حيث كنت' })).toBeHidden();
});
