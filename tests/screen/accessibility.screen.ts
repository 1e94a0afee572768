import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Settings } from '#shared/settings';
import { chromiumProgram, startScreen, type Screen, type ScreenOptions } from './screen';

test.skip(chromiumProgram === null, 'no Chromium on this system');

let screen: Screen;
test.beforeAll(async () => {
  screen = await startScreen();
});
test.afterAll(async () => {
  await screen.close();
});

interface State {
  readonly options?: ScreenOptions;
  readonly reach?: (page: Page) => Promise<void>;
}

const openFirst = async (page: Page): Promise<void> => {
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const search = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.getByRole('listbox').or(page.getByText(words)).first().waitFor();
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
  'an empty trash': {
    reach: (page) => page.getByRole('navigation').getByRole('button').nth(6).click(),
  },
  'the question before the trash is emptied': {
    reach: async (page) => {
      await page.getByRole('listbox').focus();
      await page.keyboard.press('Delete');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /المهملات|Trash/ })
        .click();
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
const looks: readonly Pick<Settings, 'locale' | 'theme'>[] = [
  { locale: 'ar', theme: 'light' },
  { locale: 'en', theme: 'sepia' },
  { locale: 'ar', theme: 'dark' },
];

for (const [name, { options = {}, reach }] of Object.entries(states)) {
  for (const look of looks) {
    test(`axe finds nothing wrong with ${name} in ${look.locale}, ${look.theme}`, async () => {
      const { page } = await screen.open({ ...options, settings: look });
      await reach?.(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        // The title of the article is the window's first heading; where none is open, there is none.
        .disableRules('page-has-heading-one')
        .analyze();
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect(found).toEqual([]);
    });
  }
}
