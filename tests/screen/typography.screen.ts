import { expect, type Page } from '@playwright/test';
import { drawn } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const paragraph = (page: Page, nth = 0) => page.locator('.article-body p').nth(nth);
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/pictures/${name}.png` });

/** Opens the first article with the strip of text controls, and beside it everything that can be chosen. */
async function openAll(options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open(options);
  await page.getByRole('option').first().click();
  await drawn(page);
  const english = options.settings?.locale === 'en';
  await page.getByRole('button', { name: english ? 'Text settings' : 'إعدادات النص' }).click();
  await page
    .getByRole('button', { name: english ? 'More' : 'المزيد', exact: true })
    .last()
    .click();
  return page;
}

/** The fonts that the text of a paragraph is set in, as CSS names them. */
const family = (page: Page) =>
  paragraph(page).evaluate((node) => getComputedStyle(node).fontFamily);

test('sets each script in a font of its own, ours or the system’s, found by its name', async () => {
  const page = await openAll({ size: [1440, 900] });
  const arabic = page.getByRole('combobox', { name: 'خط العربية' });
  await arabic.click();
  await expect(page.getByRole('option', { name: 'نستعليق' })).toBeVisible();
  await picture(page, 'text-fonts-ar');
  await arabic.fill('kufi');
  await expect(page.locator('.choice-item')).toHaveText([/Noto Kufi Arabic/]);
  await page.keyboard.press('Enter');
  await expect.poll(() => family(page)).toMatch(/^"Serif Letters", "Noto Kufi Arabic", Naskh/);
  // None of our own faces is the chosen one any more; choosing one puts the system’s away.
  await expect(page.getByRole('radio', { checked: true, name: 'نسخ' })).toHaveCount(0);
  const latin = page.getByRole('combobox', { name: 'خط اللاتينية' });
  await latin.click();
  await latin.fill('dejavu serif');
  await page.keyboard.press('Enter');
  await expect.poll(() => family(page)).toMatch(/^"Chosen Latin", "Noto Kufi Arabic"/);
  await page.getByRole('radio', { name: 'أميري' }).press('Space');
  await expect.poll(() => family(page)).toMatch(/^"Chosen Latin", Amiri/);
  await page.getByRole('button', { name: 'خطوط أيسر' }).click();
  await expect.poll(() => family(page)).toMatch(/^"Dyslexic Letters", Readex/);
});

test('says how well the reader’s own colours can be told apart, and warns', async () => {
  const page = await openAll({ size: [1440, 900] });
  await page.getByLabel('ألوان أختارها').check();
  await expect(page.getByText(/^النص: التباين مع الورق .* ممتاز/)).toBeVisible();
  await page.getByLabel('النص', { exact: true }).fill('#9a9484');
  await expect(page.getByText(/^النص: التباين مع الورق ٢٫٧ إلى واحد، وهو أقل/)).toBeVisible();
  await expect(paragraph(page)).toHaveCSS('color', 'rgb(154, 148, 132)');
  await page.getByLabel('الورق', { exact: true }).fill('#101214');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await picture(page, 'text-colours-ar');
  await page.getByLabel('ألوان أختارها').uncheck();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('keeps looks under names, and gives one article its own', async () => {
  const page = await openAll({ size: [1440, 900] });
  const size = page.getByRole('slider', { name: 'حجم الخط' });
  await size.press('End');
  await page.getByRole('textbox', { name: 'اسم النمط' }).fill('كبير');
  await page.keyboard.press('Enter');
  await page.getByLabel('لهذا المقال وحده').check();
  await size.press('Home');
  await expect(paragraph(page)).toHaveCSS('font-size', '14px');
  await page.getByRole('option').nth(1).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('القناطر');
  await expect(paragraph(page)).toHaveCSS('font-size', '40px');
  await size.press('Home');
  await page.getByRole('button', { name: 'كبير', exact: true }).click();
  await expect(paragraph(page)).toHaveCSS('font-size', '40px');
  await page.getByRole('button', { name: /^تغيير اسم/ }).click();
  await page.keyboard.type('أكبر');
  await page.keyboard.press('Enter');
  await picture(page, 'text-presets-ar');
  await page.getByRole('button', { name: /^حذف .?أكبر/ }).click();
  await expect(page.getByRole('button', { name: 'أكبر', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(page.getByRole('button', { name: 'أكبر', exact: true })).toBeVisible();
  await page.getByRole('option').first().click();
  await expect(paragraph(page)).toHaveCSS('font-size', '14px');
  await page.getByLabel('لهذا المقال وحده').uncheck();
  await expect(paragraph(page)).toHaveCSS('font-size', '40px');
});

for (const locale of ['ar', 'en'] as const) {
  test(`opens all settings in the smallest window by pointer and by keys, in ${locale}`, async () => {
    const page = await openAll({ size: [360, 640], settings: { locale } });
    const aside = page.getByRole('complementary');
    await expect(aside).toBeFocused();
    const last = aside.getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
    await aside.getByRole('heading').first().scrollIntoViewIfNeeded();
    await picture(page, `text-all-narrow-${locale}`);
    await page.keyboard.press('Escape');
    await expect(aside).toHaveCount(0);
    const more = page.getByRole('button', { expanded: false }).last();
    await expect(more).toBeFocused();
    await expect(more).toBeInViewport();
    // The text has half of the window, so that a change is seen on it.
    const text = await page.locator('.scroller').boundingBox();
    expect(text?.height).toBeGreaterThan(230);
    await picture(page, `text-controls-narrow-${locale}`);
    await page.keyboard.press('Enter');
    await expect(aside).toBeFocused();
  });
}

test('puts the strip of text controls away at Escape, in it and on its button', async () => {
  const { page } = await screen.open();
  await page.getByRole('option').first().click();
  await drawn(page);
  const button = page.getByRole('button', { name: 'إعدادات النص' });
  const strip = page.getByRole('group', { name: 'إعدادات النص' });
  for (const within of [button, strip.getByRole('radio', { checked: true }).first()]) {
    await button.click();
    await expect(strip).toBeVisible();
    await within.focus();
    await page.keyboard.press('Escape');
    await expect(strip).toBeHidden();
  }
});
