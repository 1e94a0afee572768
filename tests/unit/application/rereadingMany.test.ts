import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ImportedArticle } from '#shared/imported';
import { describe as selectorOf, locate } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import { createApplication, type Application } from '../../../src/main/application';
import { importedFrom } from '../../torture/articles';
import { testParts, type TestParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf as value } from '../library/support';

const story =
  'حكاية الميناء\n\nالسبت 3 فبراير 2024\n\nرست السفن عند الفجر، وبدأ الحمالون ينقلون أكياس القمح.\n\nوفي المساء عادت السفن إلى البحر.\n';

/** An article as a simpler parser had made it: one line a paragraph, its dateline a part of the body. */
const old = (name: string, text: string): ImportedArticle => {
  const imported = importedFrom(name, text);
  const container = { name: 'أرشيف.zip', place: `a/${name}` };
  const provenance = { ...imported.article.provenance, container, folder: 'مرافئ' };
  return { ...imported, article: { ...imported.article, provenance } };
};

async function scene(articles: readonly ImportedArticle[]) {
  const folder = await temporaryFolder();
  const parts: TestParts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  const { handlers, upkeep }: Application = createApplication(parts);
  value(await parts.library.add(articles));
  return { folder, parts, handlers, upkeep, ids: articles.map(({ article }) => article.id) };
}

it('makes what the present parser makes of the original, and keeps what the reader did', async () => {
  const { handlers, ids, parts } = await scene([old('ميناء.txt', story)]);
  const [id = ''] = ids;
  const before = value(await handlers['library:open']({ id }));
  expect(before.article.published).toBeNull();
  const text = articleText(before.article.body);
  const start = text.indexOf('أكياس القمح');
  const selector = selectorOf(text, start, start + 'أكياس القمح'.length);
  value(await handlers['marks:add']({ articleId: id, selector, note: 'قمح' }));
  value(await handlers['reading:change']({ id, change: { tags: ['بحر'], starred: true } }));
  const { reading } = value(await handlers['library:open']({ id }));

  const report = value(await handlers['library:reread']({ ids: [id] }));
  expect(report).toEqual({ total: 1, reread: 1, unplaced: 0, failures: [] });
  const after = value(await handlers['library:open']({ id }));
  expect(after.article.published?.instant).toBe('2024-02-03');
  expect(after.article.provenance).toMatchObject({
    ...{ name: 'ميناء.txt', folder: 'مرافئ' },
    container: { name: 'أرشيف.zip', place: 'a/ميناء.txt' },
  });
  expect(after.reading).toEqual(reading);
  expect(after.bookmarks).toMatchObject([{ selector, note: 'قمح' }]);
  const now = articleText(after.article.body);
  const place = locate(now, selector);
  expect(now.slice(place?.start, place?.end)).toBe('أكياس القمح');
  expect(place?.start).not.toBe(start);
  expect(
    value(await handlers['search:query']({ text: 'الحمالون', limit: 5, strict: [] })).total,
  ).toBe(1);
  expect(parts.announced.at(-1)).toEqual({ name: 'library:changed', fact: {} });
});

it('reads the whole library, the trash too, and is told of each once it is durable', async () => {
  const texts = Array.from({ length: 20 }, (_, at) => story.replace('الميناء', `الميناء ${at}`));
  const { upkeep, ids, parts } = await scene(texts.map((text, at) => old(`${at}.txt`, text)));
  value(await parts.library.trash(ids.slice(0, 2)));
  const told: string[] = [];
  const report = await upkeep.reread(null, ({ article, error }) => {
    const row = parts.library.row(article?.id ?? '');
    expect([error, row?.summary.published?.instant]).toEqual([null, '2024-02-03']);
    told.push(article?.id ?? '');
  });
  expect(report).toMatchObject({ total: 20, reread: 20, failures: [] });
  expect(told.sort()).toEqual([...ids].sort());
  expect(ids.slice(0, 2).every((id) => parts.library.isTrashed(id))).toBe(true);
  expect(await parts.library.check()).toMatchObject({ ok: true, articles: 20 });
});

it('reads an article as its reader corrected it', async () => {
  const { handlers, upkeep, ids } = await scene([old('ميناء.txt', story)]);
  const [id = ''] = ids;
  const corrections = { lines: [], fields: { title: 'عند الفجر' } };
  value(await handlers['article:reread']({ id, corrections }));
  await upkeep.reread([id]);
  const { article, reading } = value(await handlers['library:open']({ id }));
  expect([article.title, reading.corrections]).toEqual(['عند الفجر', corrections]);
});

it('tells what cannot be read, and leaves that as it was', async () => {
  const page = importedFrom('صفحة.html', 'صفحة بلا شيء\n<p></p>');
  const gone = old('غائب.txt', 'مقال غائب\nفقرة عن القمح');
  const { folder, handlers, ids } = await scene([old('ميناء.txt', story), page, gone]);
  const [, pageId = '', goneId = ''] = ids;
  const [file = ''] = (await readdir(join(folder, 'originals'), { recursive: true })).filter(
    (name) => name.endsWith(goneId),
  );
  await rm(join(folder, 'originals', file));
  const pages = join(folder, 'originals', pageId.slice(0, 2), pageId);
  await writeFile(pages, 'damaged');
  const before = await Promise.all([pageId, goneId].map((id) => handlers['library:open']({ id })));
  const report = value(await handlers['library:reread']({ ids: null }));
  expect(report).toMatchObject({ total: 3, reread: 1 });
  const failures = report.failures.map(({ article, error }) => [article?.name, error.code]);
  expect(failures.sort()).toEqual([
    ['صفحة.html', 'library-damaged'],
    ['غائب.txt', 'not-found'],
  ]);
  const after = await Promise.all([pageId, goneId].map((id) => handlers['library:open']({ id })));
  expect(after).toEqual(before);
});

it('counts bookmarks whose words are not in the new text, and keeps them', async () => {
  const { handlers, ids, parts } = await scene([old('ميناء.txt', story)]);
  const [id = ''] = ids;
  const text = 'كلمات ليست في المقال';
  const selector = selectorOf(text, 0, text.length);
  const mark = value(await handlers['marks:add']({ articleId: id, selector, note: '' }));
  expect(value(await handlers['library:reread']({ ids: [id] }))).toMatchObject({ unplaced: 1 });
  expect(parts.library.bookmarks(id)).toEqual([mark]);
});
