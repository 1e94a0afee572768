import { expect, type Page } from '@playwright/test';
import { drawn } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const region = (page: Page) => page.getByRole('region', { name: 'صفحة المقال' });

async function openArticle(options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open({ size: [1100, 560], ...options });
  await page.getByRole('option').first().click();
  await drawn(page);
  return page;
}

test('brings out the paragraph being read, and lays a ruler over the line', async () => {
  const page = await openArticle({ settings: { paragraphFocus: true, readingRuler: true } });
  const current = page.locator('.article-body [data-current]');
  await expect(current).toHaveCount(1);
  const first = await current.textContent();
  await expect(page.locator('.article-body p:not([data-current])').first()).toHaveCSS(
    'opacity',
    '0.42',
  );
  await page.screenshot({ path: 'test-results/pictures/focus-aids-ar.png' });
  await region(page).focus();
  await page.keyboard.press('End');
  await expect.poll(() => current.textContent()).not.toBe(first);
  const box = await page.locator('.ruler').boundingBox();
  await region(page).hover({ position: { x: 200, y: 300 } });
  await expect.poll(async () => (await page.locator('.ruler').boundingBox())?.y).not.toBe(box?.y);
});

test('moves by itself, by screens where motion is unwanted, until it is touched', async () => {
  const page = await openArticle({ settings: { scrollSpeed: 60 } });
  await page.clock.install();
  const top = () => region(page).evaluate(({ scrollTop }) => scrollTop);
  await region(page).evaluate((scroller) => {
    scroller.scrollTop = 0;
  });
  await region(page).focus();
  await page.keyboard.press('Control+Shift+Space');
  await expect(page.getByText('تمرير تلقائي، وأي لمسة توقفه')).toBeVisible();
  expect(await top()).toBe(0);
  await page.clock.runFor(20_000);
  await expect.poll(top).toBeGreaterThan(200);
  await page.mouse.wheel(0, 1);
  await expect(page.getByText('تمرير تلقائي، وأي لمسة توقفه')).toHaveCount(0);
});

test('fills the screen with the page alone, until Escape', async () => {
  const page = await openArticle();
  await page.keyboard.press('F11');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'أدوات القراءة' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.screenshot({ path: 'test-results/pictures/full-screen-ar.png' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('sets the size by the wheel with Ctrl, with the line in its place', async () => {
  const page = await openArticle();
  await region(page).hover();
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(page.locator('.article-body p').first()).toHaveCSS('font-size', '24px');
});
