import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { drawn } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

async function openBook(options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open({ size: [1100, 600], book: true, ...options });
  await page.getByRole('option', { name: /كتاب النهر/ }).click();
  await page.getByRole('heading', { level: 1, name: 'كتاب النهر' }).waitFor();
  await drawn(page);
  return page;
}

const contents = (page: Page) => page.getByRole('button', { name: 'المحتويات' });
const chapter = (page: Page, number: string) =>
  page.getByRole('heading', { name: `الفصل ${number}`, exact: true });
const wayBack = (page: Page) => page.getByRole('button', { name: 'العودة إلى حيث كنت' });
const link = (page: Page, name: string) =>
  page.locator('.article-body').getByRole('link', { name });

test('the contents lead to a chapter that was not drawn yet, and the focus goes along', async () => {
  const page = await openBook();
  await contents(page).press('Enter');
  const lines = page.getByRole('menuitem');
  await expect(lines).toHaveCount(60);
  await expect(page.locator('[aria-current="location"]')).toHaveText('الفصل 1');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(chapter(page, '30')).toBeInViewport();
  await expect(chapter(page, '30')).toBeFocused();
  await expect(chapter(page, '1')).not.toBeInViewport();

  await contents(page).press('Enter');
  await expect(page.locator('[aria-current="location"]')).toHaveText('الفصل 30');
  await page.keyboard.press('Escape');
  await expect(contents(page)).toBeFocused();
});

const note = (page: Page) => page.getByRole('dialog', { name: 'حاشية' });
/** From a reference that has the focus to where its note stands. */
async function goToNote(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await note(page).getByRole('button', { name: 'الانتقال إلى موضع الحاشية' }).press('Enter');
}

test('a note is read beside its reference, which has the focus again afterwards', async () => {
  const page = await openBook();
  await link(page, '١').focus();
  await page.keyboard.press('Enter');
  await expect(note(page)).toContainText('بُنيت الضفة من حجر.');
  await page.screenshot({ path: 'test-results/pictures/note-ar.png' });
  const { violations } = await new AxeBuilder({ page }).include('.note-popover').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note(page)).toHaveCount(0);
  await expect(link(page, '١')).toBeFocused();
  await expect(wayBack(page)).toBeHidden();
  // The note's own link back ends it too.
  await link(page, '١').click();
  await note(page).getByRole('link', { name: 'حاشية' }).click();
  await expect(note(page)).toHaveCount(0);
  await expect(link(page, '١')).toBeFocused();
});

test('a note is followed and left again by keyboard, at the line where reading was', async () => {
  const page = await openBook();
  await link(page, '١').focus();
  await goToNote(page);
  await expect(link(page, 'حاشية')).toBeInViewport();
  await expect(link(page, 'حاشية')).toBeFocused();
  expect(await page.evaluate(() => location.hash)).toBe('');
  // The note's own link back is the way back, and no further way.
  await page.keyboard.press('Enter');
  await expect(link(page, '١')).toBeFocused();
  await expect(link(page, '١')).toBeInViewport();
  await expect(wayBack(page)).toBeHidden();

  await goToNote(page);
  await expect(link(page, 'حاشية')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(link(page, '١')).toBeFocused();
  await expect(link(page, '١')).toBeInViewport();
});

test('a link in the article asks nobody whether to open an address', async () => {
  const page = await openBook();
  await link(page, '١').click();
  await note(page).getByRole('button').click();
  await expect(wayBack(page)).toBeVisible();
  const asked = await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked.map(({ name }) => name),
  );
  expect(asked).not.toContain('link:open');
  await wayBack(page).click();
  await expect(link(page, '١')).toBeInViewport();
  await expect(wayBack(page)).toBeHidden();
});

test('a bookmark is put where the reader is, not where the focus was brought', async () => {
  const page = await openBook();
  await contents(page).press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'خاتمة الفصل 30' })).toBeFocused();
  await page.getByRole('region', { name: 'صفحة المقال' }).evaluate((scroller) => {
    scroller.scrollTop = 0;
  });
  await expect(chapter(page, '1')).toBeInViewport();
  await page.keyboard.press('Control+d');
  await expect(page.getByText('وُضعت العلامة', { exact: true })).toBeVisible();
  const marked = await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked
      .filter(({ name }) => name === 'marks:add')
      .map(({ request }) => JSON.stringify(request)),
  );
  expect(marked).toHaveLength(1);
  expect(marked[0]).toContain('الفصل 1');
});

test('an article without headings has no contents', async () => {
  const { page } = await screen.open();
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await drawn(page);
  await expect(contents(page)).toHaveCount(0);
});

for (const locale of ['ar', 'en'] as const) {
  test(`the contents hang from the page's beginning, open to everyone, in ${locale}`, async () => {
    const page = await openBook({ settings: { locale } });
    const name = { ar: 'المحتويات', en: 'Contents' }[locale];
    await page.getByRole('button', { name }).click();
    const menu = page.getByRole('menu', { name });
    const isAtRight = async (): Promise<boolean | null> => {
      const [inner, outer] = [await menu.boundingBox(), await page.locator('#page').boundingBox()];
      if (inner === null || outer === null) return null;
      return inner.x + inner.width / 2 > outer.x + outer.width / 2;
    };
    // It is put in its place after it has come to be.
    await expect.poll(isAtRight).toBe(locale === 'ar');
    const end = async (): Promise<number> =>
      (await menu.boundingBox().then((box) => box && box.y + box.height)) ?? Infinity;
    await expect.poll(end).toBeLessThanOrEqual(600);
    await page.screenshot({ path: `test-results/pictures/contents-${locale}.png` });
    // An open menu has the focus itself, and its arrow keys scroll it.
    const audit = new AxeBuilder({ page }).include('.menu');
    const { violations } = await audit.disableRules('scrollable-region-focusable').analyze();
    expect(violations).toEqual([]);
  });
}
