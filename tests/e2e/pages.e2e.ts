import type { Page } from '@playwright/test';
import { articleFile } from './articles';
import { expect, test } from './reader';

const paragraph = (page: Page, number: number) =>
  page.getByRole('article').getByText(`الفقرة رقم ${String(number)} عن`);

/** The numbers of the paragraphs of which something is on the page in view; it may begin in the midst of one. */
const inView = (page: Page) =>
  page.getByRole('region', { name: 'صفحة المقال' }).evaluate((scroller) => {
    const view = scroller.getBoundingClientRect();
    return [...scroller.querySelectorAll('.article-body p')]
      .filter((element) => {
        const boxes = [...element.getClientRects()];
        return boxes.some((box) => box.right <= view.right + 1 && box.left >= view.left - 1);
      })
      .map((element) => Number(/\d+/.exec(element.textContent ?? '')?.[0]));
  });

/** Gives the page another width in the very frame in which it is scrolled, as a window does that grows by steps. */
const resizeWhileScrolling = (page: Page, width: string) =>
  page.getByRole('region', { name: 'صفحة المقال' }).evaluate(async (scroller, inlineSize) => {
    scroller.scrollLeft += 1;
    scroller.style.inlineSize = inlineSize;
    // One frame for the scrolling, one for the size.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  }, width);

test('pages are turned by keys, keep their line in another font and size, and are there again', async ({
  reader,
}) => {
  const path = await reader.write('طويل.txt', articleFile('الطريق الطويل', 60));
  const started = await reader.start([path]);
  const { app, page } = started;
  await paragraph(page, 60).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'إعدادات النص' }).click();
  await page.getByRole('radio', { name: 'صفحات' }).click();
  const number = page.locator('.pages .number');
  await expect(number).toHaveText(/^صفحة ١ من/);
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  for (const key of ['ArrowLeft', 'PageDown', 'Space', 'ArrowRight', 'ArrowDown']) {
    await page.keyboard.press(key);
  }
  await expect(number).toHaveText(/^صفحة ٤ من/);
  const [line = NaN] = await inView(page);
  expect(line).toBeGreaterThan(5);
  for (const width of ['80%', '']) {
    await resizeWhileScrolling(page, width);
    await expect.poll(() => inView(page)).toContain(line);
  }
  await page.keyboard.press('Control+Equal');
  await expect.poll(() => inView(page)).toContain(line);

  // A font of the system, in its own letters.
  await page.getByRole('button', { name: 'المزيد', exact: true }).last().click();
  const fonts = page.getByRole('combobox', { name: 'خط العربية' });
  await fonts.click();
  await fonts.fill('dejavu sans');
  await page
    .getByRole('option', { name: /^DejaVu Sans(?! )/ })
    .first()
    .click();
  await expect
    .poll(() => paragraph(page, line).evaluate((node) => getComputedStyle(node).fontFamily))
    .toContain('DejaVu Sans');
  await expect.poll(() => inView(page)).toContain(line);
  await reader.picture(page, 'pages-system-font-ar');
  await page.getByRole('button', { name: 'إغلاق إعدادات النص' }).click();

  const isFull = () => app.evaluate(({ BrowserWindow: w }) => w.getAllWindows()[0]?.isFullScreen());
  await page.keyboard.press('F11');
  await expect.poll(isFull).toBe(true);
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect.poll(() => inView(page)).toContain(line);
  await reader.picture(page, 'pages-full-screen-ar');
  await page.keyboard.press('Escape');
  await expect.poll(isFull).toBe(false);
  await expect(page.getByRole('listbox')).toBeVisible();
  await reader.quit(started);

  const again = await reader.start();
  await again.page.getByRole('option').first().click();
  await expect.poll(() => inView(again.page)).toContain(line);
});
