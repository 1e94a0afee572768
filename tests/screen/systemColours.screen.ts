import { expect, type Page } from '@playwright/test';
import { openFirst, openTextSettings, select } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const marks: ScreenOptions['marks'] = [
  { article: 0, quote: 'تخرج السلحفاة الصغيرة', kind: 'highlight', colour: 'green', tags: [] },
  { article: 0, quote: 'أكثر الآفاق ضوءًا', kind: 'underline', colour: 'rose', tags: [] },
  { article: 0, quote: '48 سلحفاة', kind: 'bookmark', colour: 'yellow', tags: [] },
];
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/pictures/${name}.png` });

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  article: async (page) => {
    await openFirst(page);
    await select(page, 'رائحة بيته الأول');
    await page.getByRole('toolbar').waitFor();
  },
  listening: async (page) => {
    await openFirst(page);
    await page.keyboard.press('Control+Shift+U');
    await page.getByRole('button', { name: /^(?:السرعة والصوت|Speed and voice)/ }).click();
    await page.getByRole('slider').waitFor();
  },
  search: async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type('السلاحف');
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
  },
  settings: async (page) => {
    await page.keyboard.press('Control+Comma');
    await page.getByRole('dialog').waitFor();
  },
  text: async (page) => {
    await openFirst(page);
    await openTextSettings(page);
    const cut = await page
      .locator('.sections')
      .evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth);
    expect(cut).toBe(0);
  },
  menu: async (page) => {
    await openFirst(page);
    await page
      .getByRole('button', { name: /^(?:المزيد|More)$/ })
      .last()
      .click();
    await page.getByRole('menuitem').first().hover();
  },
  shortcuts: async (page) => {
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
  },
  marks: async (page) => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /العلامات|Marks/ })
      .click();
    await page.getByText('48 سلحفاة').first().waitFor();
  },
  finding: async (page) => {
    await openFirst(page);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('السلحفاة');
  },
};
/** What is chosen, open or pressed and is told by its ground alone, where grounds are taken away. */
const untold = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const states = [
      ...['.place[aria-current]', '.row[aria-current]', '.row[aria-selected="true"]'],
      ...['.icon-button[aria-pressed="true"]', '.choice[data-state="checked"]'],
    ];
    return [...document.querySelectorAll(states.join())]
      .filter((element) => getComputedStyle(element).outlineStyle !== 'solid')
      .map((element) => element.className);
  });
const ground = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    (highlight) =>
      getComputedStyle(document.querySelector('.article-body p') ?? document.body, highlight)
        .backgroundColor,
    `::highlight(${name})`,
  );

for (const [name, reach] of Object.entries(screens)) {
  test(`tells all that it tells where the system has its own colours: ${name}`, async () => {
    const { page } = await screen.open({
      ...{ marks, voices: [{ name: 'سلمى', lang: 'ar' }], letterTime: 1000 },
      ...{ forced: true, size: [1280, 760] },
    });
    await reach(page);
    await page.keyboard.press('Tab');
    await picture(page, `forced-${name}-ar`);
    expect(await untold(page)).toEqual([]);
  });

  test(`has its theme of high contrast where the system asks for contrast: ${name}`, async () => {
    const { page } = await screen.open({
      ...{ marks, voices: [{ name: 'سلمى', lang: 'ar' }], letterTime: 1000 },
      ...{ moreContrast: true, size: [1280, 760], settings: { locale: 'en' } },
    });
    await reach(page);
    await page.keyboard.press('Tab');
    await picture(page, `contrast-${name}-en`);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  });
}

test('marks, what is read and what is found differ where the system has its own colours', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const { page } = await screen.open({ marks, forced: true, settings: { theme } });
    await openFirst(page);
    const [spoken, marked, lined] = await Promise.all(
      ['spoken', 'highlight-green', 'underline-rose'].map((name) => ground(page, name)),
    );
    expect(new Set([spoken, marked, lined]).size).toBe(3);
  }
});
