import type { Locator, Page } from '@playwright/test';
import { articleFile } from './articles';
import { expect, test, type Reader, type Started } from './reader';

const paragraph = (page: Page, number: number): Locator =>
  page.getByRole('article').getByText(`الفقرة رقم ${String(number)} عن`);

async function openLong(reader: Reader): Promise<Started> {
  const path = await reader.write('طويل.txt', articleFile('الطريق الطويل', 60));
  const started = await reader.start([path]);
  await expect(paragraph(started.page, 60)).toBeAttached();
  return started;
}

test('an article is set right-to-left with all that is known of it', async ({ reader }) => {
  const { page } = await openLong(reader);
  const head = page.getByRole('article').locator('header');
  await expect(head.getByRole('heading', { level: 1 })).toContainText('الطريق الطويل');
  await expect(head).toContainText(/خاص \u2068?مجلة التجربة/);
  await expect(head).toContainText('الاثنين، ٥ فبراير ٢٠٢٤');
  await expect(head).toContainText('٢٤ رجب ١٤٤٥');
  await expect(head).toContainText('دقائق');
  await expect(paragraph(page, 1)).toHaveCSS('direction', 'rtl');
  await reader.picture(page, 'article-ar');
});

test('the interface turns to English and back at once, and stays so', async ({ reader }) => {
  const started = await openLong(reader);
  const { page } = started;
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Bookmark this place' })).toBeVisible();
  // The article keeps its own direction.
  await expect(paragraph(page, 1)).toHaveCSS('direction', 'rtl');
  await reader.picture(page, 'article-en');
  await reader.quit(started);
  const again = await reader.start();
  await expect(again.page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('font, size, leading, column and theme change by keyboard and survive a restart', async ({
  reader,
}) => {
  const started = await openLong(reader);
  const { page } = started;
  const style = (within: Started['page']) =>
    paragraph(within, 1).evaluate((node) => {
      const { fontFamily, fontSize, lineHeight } = getComputedStyle(node);
      const theme = document.documentElement.dataset['theme'];
      return { fontFamily, fontSize, lineHeight, width: node.getBoundingClientRect().width, theme };
    });
  const before = await style(page);
  await page.getByRole('button', { name: 'إعدادات النص' }).click();
  await page.getByRole('radio', { name: 'أميري' }).press('Space');
  await page.getByRole('slider', { name: 'حجم الخط' }).press('ArrowUp');
  await page.getByRole('slider', { name: 'ارتفاع السطر' }).press('ArrowDown');
  await page.getByRole('slider', { name: 'عرض العمود' }).press('ArrowDown');
  await page.getByRole('radio', { name: 'ورقي' }).press('Space');
  await expect.poll(async () => (await style(page)).theme).toBe('sepia');
  await reader.picture(page, 'text-controls-ar');
  const changed = await style(page);
  expect(changed.fontFamily).not.toBe(before.fontFamily);
  expect(parseFloat(changed.fontSize)).toBeGreaterThan(parseFloat(before.fontSize));
  expect(changed.width).not.toBe(before.width);
  await reader.quit(started);

  const again = await reader.start();
  await again.page.getByRole('option').first().click();
  await expect(again.page.getByRole('article')).toBeVisible();
  await expect.poll(() => style(again.page)).toEqual(changed);
});

test('reading goes on where it stopped', async ({ reader }) => {
  const started = await openLong(reader);
  const seen = paragraph(started.page, 40);
  await seen.evaluate((node) => {
    node.scrollIntoView({ block: 'start' });
  });
  await expect(seen).toBeInViewport();
  await reader.quit(started);

  const { page } = await reader.start();
  await page.getByRole('option').first().click();
  await expect(paragraph(page, 40)).toBeInViewport();
  await expect(paragraph(page, 1)).not.toBeInViewport();
});

test('a whole visit by keyboard alone', async ({ reader }) => {
  const { page } = await openLong(reader);
  await page.keyboard.press('/');
  await page.keyboard.type('الطريق');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Equal');
  await page.keyboard.press('F6');
  await page.keyboard.press('PageDown');
  await expect(paragraph(page, 1)).not.toBeInViewport();
  await page.keyboard.press('Control+d');
  await expect(page.getByText('وُضعت العلامة', { exact: true })).toBeVisible();
});
