import { expect, it, onTestFinished } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { numberedArticle } from '../../torture/articles';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf as value } from '../library/support';

const day = 24 * 60 * 60_000;
const articles = [0, 1, 2].map(numberedArticle);
const [first = '', second = '', third = ''] = articles.map(({ article }) => article.id);

/** Three articles, of which the first two lie in the trash since `since`. */
async function scene() {
  const parts = await testParts(await temporaryFolder());
  onTestFinished(() => parts.library.close());
  const { library } = parts;
  value(await library.add(articles));
  value(await library.trash([first, second]));
  const since = Date.parse(library.row(first)?.reading.trashedAt ?? '');
  const { handlers, upkeep, indexed } = createApplication(parts);
  await indexed();
  const left = (): string[] => library.rows().map(({ summary }) => summary.id);
  return { parts, library, handlers, upkeep, left, after: (ms: number) => new Date(since + ms) };
}

it('keeps the trash for thirty days unless told otherwise, and no article that is not in it goes', async () => {
  const { upkeep, left, after, parts, library } = await scene();
  await upkeep.purgeExpired(after(30 * day - 1));
  expect(left()).toHaveLength(3);
  expect(parts.announced).toEqual([]);
  await upkeep.purgeExpired(after(30 * day + 1000));
  expect(left()).toEqual([third]);
  expect(parts.announced).toEqual([{ name: 'library:changed', fact: {} }]);
  expect(await library.check()).toEqual({ ok: true, articles: 1, bookmarks: 0, findings: [] });
});

it.each([
  [7, 7 * day + 1000, 1],
  [7, 7 * day - 1, 3],
  [90, 89 * day, 3],
  [null, 100_000 * day, 3],
])('keeps it for %s days: after %d ms, %d articles are left', async (trashDays, ms, count) => {
  const { handlers, upkeep, left, after } = await scene();
  expect(value(await handlers['settings:change']({ change: { trashDays } })).trashDays).toBe(
    trashDays,
  );
  await upkeep.purgeExpired(after(ms));
  expect(left()).toHaveLength(count);
});

it('does nothing when the clock was set back', async () => {
  const { upkeep, left, after } = await scene();
  await upkeep.purgeExpired(after(-400 * day));
  expect(left()).toHaveLength(3);
});

it.each([0, 1.5, -1, 5000])('refuses a term of %d days', async (trashDays) => {
  const { library } = await scene();
  expect(await library.changeSettings({ trashDays })).toMatchObject({
    error: { code: 'bad-request' },
  });
});

it('is emptied of what the reader agreed to, and of nothing that was restored meanwhile', async () => {
  const { handlers, left, parts } = await scene();
  value(await handlers['library:restore']({ ids: [second] }));
  expect(value(await handlers['library:purge']({ ids: [first, second, third] }))).toBe(1);
  expect(left().sort()).toEqual([second, third].sort());
  expect(parts.announced.at(-1)).toEqual({ name: 'library:changed', fact: {} });
  expect(
    value(await handlers['search:query']({ text: 'المدينة', limit: 9, strict: [] })).total,
  ).toBe(2);
});
