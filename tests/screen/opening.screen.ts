import { expect, type Page } from '@playwright/test';
import type { Request } from '#shared/api';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

const rows = (page: Page) => page.getByRole('option');
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const waiting = (page: Page) => page.getByText('جارٍ فتح المقال');

/** The first article is open, the clock stands, and whatever is opened next comes after three seconds. */
async function openSlowly(): Promise<{ page: Page; first: string }> {
  const { page } = await screen.open({ size: [1100, 480] });
  await page.clock.install();
  await rows(page).first().click();
  const first = (await title(page).textContent()) ?? '';
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.delay('library:open', 3000),
  );
  return { page, first };
}

test('keeps the open article until the next one is there, and shows a long wait', async () => {
  const { page, first } = await openSlowly();
  await rows(page).nth(1).click();
  await page.clock.runFor(150);
  await expect(title(page)).toHaveText(first);
  await page.clock.runFor(100);
  await expect(waiting(page)).toBeVisible();
  await expect(title(page)).toHaveCount(0);
  await page.clock.runFor(3000);
  await expect(title(page)).toBeVisible();
  await expect(title(page)).not.toHaveText(first);
  await expect(waiting(page)).toHaveCount(0);
});

test('stays with the open article when the reader comes back to it meanwhile', async () => {
  const { page, first } = await openSlowly();
  await rows(page).nth(1).click();
  await page.clock.runFor(100);
  await rows(page).first().click();
  await page.clock.runFor(5000);
  await expect(title(page)).toHaveText(first);
  await expect(waiting(page)).toHaveCount(0);
});

test('saves a place that was come to while the next article was on its way with its own article', async () => {
  const { page } = await openSlowly();
  await rows(page).nth(1).click();
  await page.clock.runFor(100);
  await page.getByRole('region', { name: 'صفحة المقال' }).evaluate((scroller) => {
    scroller.scrollTop = scroller.scrollHeight;
    scroller.dispatchEvent(new Event('scroll'));
  });
  await page.clock.runFor(5000);
  await expect(title(page)).toBeVisible();
  const asked = await page.evaluate(() => (window as unknown as { maqal: FakeApi }).maqal.asked);
  const [own, next] = asked.flatMap(({ name, request }) =>
    name === 'library:open' ? [(request as { id: string }).id] : [],
  );
  const placed = asked.flatMap(({ name, request }) => {
    if (name !== 'reading:change') return [];
    const { id, change } = request as Request<'reading:change'>;
    return change.place === undefined || change.place === null ? [] : [id];
  });
  expect(placed).toContain(own);
  expect(placed).not.toContain(next);
});
