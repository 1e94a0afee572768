import { randomUUID } from 'node:crypto';
import type { Article } from '#shared/article';
import type { KeptRecord } from '#shared/imported';
import { plainMark } from '#shared/marks';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { importedFrom, numberedArticle } from '../../torture/articles';
import { testParts } from '../../support/parts';
import { openAt, temporaryFolder, valueOf as value } from '../library/support';

const articles = [0, 1, 2].map(numberedArticle);
const [first = '', second = '', third = ''] = articles.map(({ article }) => article.id);
const ids = [first, second, third];

/** A window with three articles, and another program on the same library. */
async function scene() {
  const parts = await testParts(await temporaryFolder());
  onTestFinished(() => parts.library.close());
  const { library, announced } = parts;
  value(await library.add(articles));
  const application = createApplication(parts);
  await application.indexed();
  const other = await openAt(library.folder, 'write', () => new Date());
  const found = async (text: string) =>
    value(await application.handlers['search:query']({ text, limit: 100, strict: [] })).total;
  const news = (facts: readonly object[]) =>
    vi.waitFor(() => expect(announced).toEqual(facts), { timeout: 1000, interval: 20 });
  return { parts, other, announced, found, news, likeness: parts.likeness };
}

const selector = {
  quote: { exact: 'خبر', prefix: '', suffix: '' },
  position: { start: 0, end: 3 },
};

/** What another library of ours knew of an article: a bookmark, and nothing else. */
function keptWithBookmark({ id }: Article): KeptRecord {
  const now = new Date().toISOString();
  const moments = { createdAt: now, updatedAt: now, deletedAt: null, changedAt: {} };
  return {
    addedAt: now,
    reading: {
      ...{ articleId: id, status: 'unread', starred: false, archived: false, tags: [] },
      ...{ place: null, progress: 0, openedAt: null, trashedAt: null, encoding: null },
      ...{ corrections: null, distinctFrom: [], updatedAt: now, changedAt: {} },
    },
    bookmarks: [{ id: randomUUID(), articleId: id, selector, ...plainMark, ...moments }],
  };
}

it('tells the window of articles that another program added, and finds them', async () => {
  const { other, news, found, likeness } = await scene();
  const fresh = importedFrom('جديد.txt', 'نخيل الواحة\nفقرة عن التمور في الواحة');
  value(await other.add([fresh]));
  await news([{ name: 'library:added', fact: { ids: [fresh.article.id] } }]);
  await vi.waitFor(async () => expect(await found('التمور')).toBe(1));
  expect(likeness.has(fresh.article.id)).toBe(true);
});

it('finds what came back and not what went', async () => {
  const { other, news, found, announced } = await scene();
  expect(await found('المتحدث')).toBe(3);
  value(await other.trash([first, second]));
  await news([{ name: 'library:changed', fact: {} }]);
  await vi.waitFor(async () => expect(await found('المتحدث')).toBe(1));
  value(await other.restore([first]));
  await vi.waitFor(async () => expect(await found('المتحدث')).toBe(2), { timeout: 1000 });
  value(await other.purge([second]));
  await news(Array.from({ length: 3 }, () => ({ name: 'library:changed', fact: {} })));
  expect(await found('المتحدث')).toBe(2);
  expect(announced).toHaveLength(3);
});

it('finds the new words of an article that was read again elsewhere, and has the page show it', async () => {
  const { other, news, found, parts } = await scene();
  const [imported = importedFrom('', '')] = articles;
  const { body } = importedFrom('x', 'x\nكلمات لم تكن هنا').article;
  const again = { ...imported, article: { ...imported.article, body } };
  value(await other.replace(again, { encoding: null, corrections: null }));
  await news([
    { name: 'article:changed', fact: { id: first } },
    { name: 'articles:replaced', fact: { ids: [first] } },
  ]);
  await vi.waitFor(async () => expect(await found('كلمات')).toBe(1));
  expect(value(await parts.library.open(first)).article.body).toEqual(body);
});

it('tells of single articles and of settings', async () => {
  const { other, news } = await scene();
  value(await other.addMark(second, { selector, note: 'ملاحظة' }));
  await news([{ name: 'article:changed', fact: { id: second } }]);
  value(await other.changeSettings({ theme: 'dark' }));
  await news([
    { name: 'article:changed', fact: { id: second } },
    { name: 'settings:changed', fact: {} },
  ]);
});

it('tells of hundreds of changes in few words', async () => {
  const { other, announced, news, parts } = await scene();
  const many = Array.from({ length: 300 }, (_, number) => numberedArticle(number + 10));
  value(await other.add(many));
  await vi.waitFor(() => expect(parts.library.rows()).toHaveLength(303), { timeout: 1000 });
  expect(announced.length).toBeLessThan(4);
  announced.length = 0;

  const marked = many.map((imported) => ({
    ...imported,
    kept: keptWithBookmark(imported.article),
  }));
  value(await other.add(marked));
  await news([{ name: 'library:changed', fact: {} }]);
  expect(parts.library.bookmarks(null)).toHaveLength(300);
  announced.length = 0;
  value(await other.trash(many.map(({ article }) => article.id)));
  await news([{ name: 'library:changed', fact: {} }]);
});

it('tells nothing of what was done here', async () => {
  const { parts, announced, other } = await scene();
  value(await parts.library.changeReading(first, { starred: true }));
  value(await other.changeReading(second, { starred: true }));
  value(await parts.library.changeReading(third, { starred: true }));
  expect(announced).toEqual([{ name: 'article:changed', fact: { id: second } }]);
  expect(parts.library.rows().filter(({ reading }) => reading.starred)).toHaveLength(ids.length);
});
