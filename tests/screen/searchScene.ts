import type { Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { screen, type ScreenOptions } from './screen';

/** The library's search field. */
export const field = (page: Page) =>
  page.getByRole('combobox', { name: /البحث في المكتبة|Search the lib/ });
/** The articles that a search found. */
export const hits = (page: Page) =>
  page.getByRole('listbox', { name: /نتائج البحث|Search results/ }).getByRole('option');
/** What a search asks for beside its words. */
export const chips = (page: Page) => page.getByRole('list', { name: /شروط البحث|Conditions/ });
/** What the field offers. */
export const offered = (page: Page) =>
  page.getByRole('listbox', { name: /اقتراحات|سابقة|Suggestions|Recent/ });
/** The requests of a call so far. */
export const asked = (page: Page, name: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { maqal: FakeApi }).maqal.asked
        .filter((call) => call.name === wanted)
        .map(({ request }) => request as Record<string, unknown>),
    name,
  );

/** Bookmarks of the samples, the first of them with a note. */
export const marks = [
  { article: 1, quote: 'المعلّم يقيس', note: 'للمقارنة مع قياس الماء' },
  { article: 0, quote: 'غير أن المجال' },
];
/** Tags of the samples. */
export const tags = [
  [0, 'بحار'],
  [1, 'ماء'],
  [7, 'ماء'],
] as const;

/** Opens a window and types into its search field. */
export async function search(words: string, options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open({ articles: 12, ...options });
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  return page;
}
