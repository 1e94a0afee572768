import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Settings } from '#shared/settings';
import { openFirst, openTextSettings } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

interface State {
  readonly options?: ScreenOptions;
  readonly reach?: (page: Page) => Promise<void>;
}

const search = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.getByRole('listbox').or(page.getByText(words)).first().waitFor();
};

/** In a narrow window the places stand behind a button. */
const goToTrash = async (page: Page): Promise<void> => {
  const menu = page.getByRole('button', { name: /^(إظهار الأقسام|Show places)$/ });
  await page.getByRole('search').waitFor();
  if (await menu.isVisible()) await menu.click();
  const name = /المهملات|Trash/;
  await page.getByRole('navigation').getByRole('button', { name }).click();
};

const states: Readonly<Record<string, State>> = {
  'an article': { reach: openFirst },
  'an empty library': { options: { articles: 0 } },
  'search results': { reach: (page) => search(page, 'السلاحف') },
  'a search that found nothing': { reach: (page) => search(page, 'قصيدة') },
  'text controls': {
    reach: async (page) => {
      await openFirst(page);
      await page.getByRole('group').getByRole('button').first().click();
    },
  },
  'all settings of the text': {
    options: { size: [1440, 900], settings: { ownColours: null } },
    reach: async (page) => {
      await openFirst(page);
      await openTextSettings(page);
    },
  },
  'an article as pages': { options: { settings: { flow: 'pages' } }, reach: openFirst },
  'pages in a narrow window': {
    options: { size: [360, 640], settings: { flow: 'spread' } },
    reach: openFirst,
  },
  'an article read aloud': {
    options: { voices: [{ name: 'سلمى', lang: 'ar' }], letterTime: 1000 },
    reach: async (page) => {
      await openFirst(page);
      await page.keyboard.press('Control+Shift+U');
      await page.getByRole('button', { name: /^(?:السرعة والصوت|Speed and voice)/ }).click();
      await page.getByRole('slider').waitFor();
    },
  },
  'no voice to read aloud': {
    options: { voices: [{ name: 'Daniel', lang: 'en-GB' }] },
    reach: async (page) => {
      await openFirst(page);
      await page.keyboard.press('Control+Shift+U');
      await page.getByRole('alert').waitFor();
    },
  },
  'an empty trash': { reach: goToTrash },
  'the question before the trash is emptied': {
    reach: async (page) => {
      await page.getByRole('listbox').focus();
      await page.keyboard.press('Delete');
      await goToTrash(page);
      await page.getByRole('button', { name: /إفراغ|^Empty/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'a failure': { options: { failures: { 'library:list': 'internal' } } },
  settings: {
    reach: async (page) => {
      await page.keyboard.press('Control+Comma');
      await page.getByRole('dialog').waitFor();
    },
  },
  'the choice of an export': {
    reach: async (page) => {
      await openFirst(page);
      await page.keyboard.press('Control+e');
      await page.getByRole('dialog').waitFor();
    },
  },
  shortcuts: {
    reach: async (page) => {
      await page.keyboard.press('Shift+?');
      await page.getByRole('dialog').waitFor();
    },
  },
  'an undo message': {
    reach: async (page) => {
      await page.getByRole('listbox').focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: /تراجع|Undo/ }).waitFor();
    },
  },
  'notices of a page': {
    options: {
      alike: [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
      first: { extent: 'summary', url: 'https://example.org/' },
    },
    reach: async (page) => {
      await openFirst(page);
      await page.getByRole('note').nth(1).waitFor();
    },
  },
  'the report of an import': {
    options: {
      chosen: ['/a/1.txt', '/a/2.txt', '/a/3.txt'],
      badFiles: { '2.txt': 'empty-file' },
    },
    reach: async (page) => {
      await page.keyboard.press('Control+o');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio').first().click();
      await dialog.locator('.heading').first().waitFor();
    },
  },
  'a rail of places': { options: { size: [1000, 700] }, reach: openFirst },
  'a narrow list': { options: { size: [700, 800] } },
  'a narrow page': { options: { size: [360, 640] }, reach: openFirst },
};
interface Look extends Pick<Settings, 'locale' | 'theme'> {
  /** Another size than the state's own: a small window, or what a large one has at 200 % zoom. */
  readonly size?: readonly [width: number, height: number];
}

const tight = [360, 640] as const;
const zoomed = [680, 430] as const;
const everyday: readonly Look[] = [
  { locale: 'ar', theme: 'light' },
  { locale: 'en', theme: 'sepia' },
  { locale: 'ar', theme: 'dark', size: zoomed },
  { locale: 'en', theme: 'contrast', size: tight },
];
/** `MAQAL_EVERY_LOOK=1 npm run screen -- accessibility` takes a quarter of an hour. */
const looks: readonly Look[] =
  process.env['MAQAL_EVERY_LOOK'] === undefined
    ? everyday
    : (['light', 'sepia', 'dark', 'black', 'contrast'] as const).flatMap((theme) =>
        (['ar', 'en'] as const).flatMap((locale) =>
          [undefined, tight, zoomed].map((size) => ({
            ...{ locale, theme },
            ...(size === undefined ? {} : { size }),
          })),
        ),
      );

/** What stands out of its box at a side, though it is neither a table nor cut on purpose. */
const cutAtASide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const scrolls = overflowX === 'auto' || overflowX === 'scroll';
        return scrolls && element.scrollWidth > element.clientWidth + 1;
      })
      .filter((element) => element.closest('[data-scrolls-aside]') === null)
      .map((element) => `${element.tagName}.${element.className}`),
  );

/** The looks of a state, those of its own size once. */
const looksOf = (own: Look['size']): readonly Look[] =>
  looks.filter(
    (look) =>
      look.size?.join() !== own?.join() ||
      look.size === undefined ||
      !looks.some(
        ({ size, locale, theme }) =>
          size === undefined && locale === look.locale && theme === look.theme,
      ),
  );

for (const [name, { options = {}, reach }] of Object.entries(states)) {
  for (const { size = options.size, ...look } of looksOf(options.size)) {
    const at = size === undefined ? '' : `, ${size.join(' × ')}`;
    test(`axe finds nothing wrong with ${name} in ${look.locale}, ${look.theme}${at}`, async () => {
      const { page } = await screen.open({
        ...{ ...options, settings: { ...options.settings, ...look } },
        ...(size === undefined ? {} : { size }),
      });
      await reach?.(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        // The title of the article is the window's first heading; where none is open, there is none.
        .disableRules('page-has-heading-one')
        .analyze();
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect(found).toEqual([]);
      expect(await cutAtASide(page)).toEqual([]);
    });
  }
}
