import type { Page } from '@playwright/test';
import type { Settings } from '#shared/settings';
import { askPage } from './askPage';
import { expect, test, type Started } from './reader';

/*
 * Twelve states of the window held against pictures that somebody has looked at and approved. Whoever changes
 * how the window looks, looks at the new ones and approves them: `npm run e2e -- approved --update-snapshots`.
 * Engines draw letters each in their own way, so only the pinned one is compared.
 */
test.skip(
  process.env['MAQAL_RUNTIME_ORIGIN'] !== 'fallback',
  'the approved pictures are of the pinned engine',
);

interface State {
  readonly theme: Settings['theme'];
  readonly size: readonly [width: number, height: number];
  /** Without articles. */
  readonly isEmpty?: boolean;
  readonly reach?: (page: Page) => Promise<void>;
}

const wide = [1360, 860] as const;
const narrow = [420, 860] as const;
const tight = [360, 640] as const;

const openArticle =
  (title: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('option', { name: title }).click();
    await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
  };
const search =
  (words: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await expect(page.getByRole('option').first()).toContainText(words);
    // What would go on with the words is offered sooner or later; not any more when the search has been made.
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox').first()).toHaveAttribute('aria-expanded', 'false');
  };

async function openShortcuts(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** States by their pictures' names: those of a program follow each other in it, none changed by those before it. */
const programs: readonly {
  readonly language: 'ar' | 'en';
  readonly states: Readonly<Record<string, State>>;
}[] = [
  {
    language: 'ar',
    states: {
      'ar-light-wide-empty': { theme: 'light', size: wide, isEmpty: true },
      'ar-sepia-wide-article': { theme: 'sepia', size: wide, reach: openArticle('عمودٌ قاس النيل') },
    },
  },
  {
    language: 'ar',
    states: {
      'ar-dark-wide-search': { theme: 'dark', size: wide, reach: search('الماء') },
      'ar-contrast-wide-shortcuts': { theme: 'contrast', size: wide, reach: openShortcuts },
      'ar-light-narrow-list': { theme: 'light', size: narrow },
      'ar-dark-tight-article': {
        theme: 'dark',
        size: tight,
        reach: openArticle('نجومٌ تتكلّم العربيّة'),
      },
      'ar-light-wide-article': {
        theme: 'light',
        size: wide,
        reach: openArticle('نجومٌ تتكلّم العربيّة'),
      },
    },
  },
  {
    language: 'en',
    states: {
      'en-sepia-wide-search': { theme: 'sepia', size: wide, reach: search('lake') },
      'en-black-narrow-list': { theme: 'black', size: narrow },
      'en-contrast-tight-article': {
        theme: 'contrast',
        size: tight,
        reach: openArticle('A lake that keeps a diary'),
      },
      'en-light-wide-article': {
        theme: 'light',
        size: wide,
        reach: openArticle('A lake that keeps a diary'),
      },
    },
  },
  {
    language: 'en',
    states: {
      'en-dark-wide-article': {
        theme: 'dark',
        size: wide,
        reach: openArticle('نجومٌ تتكلّم العربيّة'),
      },
    },
  },
];

/** Shows a state in a running program, and holds it against its picture. */
async function hold(name: string, state: State, { app, page }: Started): Promise<void> {
  const { theme, size, isEmpty = false, reach } = state;
  await app.evaluate(({ BrowserWindow }, [width, height]) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await askPage(page, 'settings:change', { change: { theme } });
  // What is there already is only recognised.
  if (!isEmpty) await askPage(page, 'import:samples', {});
  await page.reload();
  const all = page.getByRole('option').first();
  if (!isEmpty) await expect(all).toHaveAttribute('aria-setsize', '10');
  await reach?.(page);
  // To click a row has brought it into sight, from wherever the list was.
  for (const list of await page.getByRole('listbox').all()) {
    await list.evaluate((element) => element.scrollTo(0, 0));
  }
  // What the mouse rests on looks another way.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.01 });
}

for (const { language, states } of programs) {
  test(`the window looks as it was approved: ${Object.keys(states).join(', ')}`, async ({
    reader,
  }) => {
    test.slow();
    const started = await reader.start([], language);
    for (const [name, state] of Object.entries(states)) await hold(name, state, started);
  });
}
