import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ArticleSchema } from '#shared/article';
import { paragraphs } from '#shared/text/plainText';
import { isOfArticle } from '#shared/marks';
import { migrations, schemaVersion } from '#shared/migrations';
import { importedFrom } from '../../torture/articles';
import { everythingIn } from '../exporting/support';
import { openAt, temporaryFolder, treeOf, valueOf } from './support';

const stored = resolve(import.meta.dirname, '../../fixtures/libraries');

/** A copy of the library that this version of the program wrote. */
async function libraryOf(version: string): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(stored, version), folder, { recursive: true });
  return folder;
}

const schemaOf = async (folder: string, file: string): Promise<unknown> =>
  (JSON.parse(await readFile(join(folder, file), 'utf8')) as { schema: unknown }).schema;

/** The versions, and that of their articles' records. */
describe.each([
  ['1', 1],
  ['2', 2],
  ['3', 2],
])('a library of version %s', (version, records) => {
  it('opens with all that was in it', async () => {
    const library = await openAt(await libraryOf(version));
    expect(library.notices).toEqual([]);
    expect(library.rows().map(({ summary }) => summary.title)).toEqual([
      'How the harbour learned to read the tide',
      'Slow Science ..A lake that keeps a diary',
      'ذاكرة الماء ..عمودٌ قاس النيل ألف عام',
    ]);
    expect(library.rows().map(({ reading }) => reading.starred)).toEqual([false, false, true]);
    expect(library.rows()[2]?.reading).toMatchObject({ starred: true, archived: false, tags: [] });
    expect(library.bookmarks(null).map(({ note }) => note)).toContain('ملاحظة');
    expect(library.settings().fontSize).toBe(24);
    expect(await library.check()).toMatchObject({ ok: true, articles: 3, findings: [] });
    for (const { summary } of library.rows()) {
      const { article } = valueOf(await library.open(summary.id));
      expect(v.safeParse(ArticleSchema, article).issues).toBeUndefined();
      expect(article).toMatchObject({ subtitle: null, placeLine: null });
      expect(article).toMatchObject({ title: summary.title, published: summary.published });
      expect(paragraphs(article.body).length).toBeGreaterThan(1);
    }
  });

  it('is read without a byte of it being changed', async () => {
    const folder = await libraryOf(version);
    const tree = await treeOf(folder);
    const library = await openAt(folder, 'read');
    for (const { summary } of library.rows()) valueOf(await library.open(summary.id));
    await library.close();
    expect(await treeOf(folder)).toEqual(tree);
  });

  it('takes new articles, and is of the present version from then on', async () => {
    const folder = await libraryOf(version);
    expect(await schemaOf(folder, 'records/0001.json')).toBe(records);
    const added = importedFrom('جديد.txt', 'مقال جديد\nفقرة');
    const library = await openAt(folder);
    valueOf(await library.add([added]));
    await library.close();
    expect(await schemaOf(folder, 'records/0001.json')).toBe(schemaVersion(migrations.records));
    const again = await openAt(folder);
    expect(again.notices).toEqual([]);
    expect(again.rows()).toHaveLength(4);
    expect(await again.check()).toMatchObject({ ok: true, articles: 4 });
  });

  it('finds its records again by its contents', async () => {
    const folder = await libraryOf(version);
    for (const name of await readdir(join(folder, 'records'))) {
      await rm(join(folder, 'records', name));
    }
    const library = await openAt(folder);
    expect(library.rows()).toHaveLength(3);
    expect(library.rows()[0]?.summary).toMatchObject({ subtitle: null, placeLine: null });
  });
});

it('knows of a library of version 2 when each field was last changed', async () => {
  const library = await openAt(await libraryOf('2'));
  const [harbour, lake, nile] = library.rows().map(({ reading }) => reading);
  const at = (second: number): string => `2026-03-01T08:00:${second}.000Z`;
  expect(nile?.changedAt).toEqual({ starred: at(16), trashedAt: at(16) });
  expect(lake).toMatchObject({ tags: ['علم', 'بحيرة'], status: 'reading', progress: 0.25 });
  expect(lake?.changedAt).toEqual({
    ...{ status: at(28), tags: at(28), place: at(28), progress: at(28), openedAt: at(28) },
    trashedAt: at(28),
  });
  expect(harbour).toMatchObject({ archived: true, distinctFrom: [lake?.articleId] });
  expect(harbour?.changedAt).toEqual({
    ...{ archived: at(32), distinctFrom: at(32), trashedAt: at(32) },
  });
  const kept = await everythingIn(library);
  const bookmarks = kept.flatMap((entry) => entry.kept.bookmarks);
  expect(
    bookmarks.map(({ createdAt, deletedAt, changedAt }) => [createdAt, deletedAt, changedAt]),
  ).toEqual([
    [at(18), null, { note: at(20), deletedAt: at(20) }],
    [at(22), at(24), { note: at(24), deletedAt: at(24) }],
    [at(26), null, {}],
  ]);
});

it('knows all marks of version 3 for bookmarks, with their notes, removals and moments', async () => {
  const library = await openAt(await libraryOf('3'));
  const kept = await everythingIn(library);
  const marks = kept.flatMap((entry) => entry.kept.bookmarks);
  expect(marks).toHaveLength(6);
  for (const mark of marks) {
    expect(mark).toMatchObject({ kind: 'bookmark', colour: 'yellow', tags: [] });
  }
  const noted = marks.find(({ note }) => note === 'قديمة بكلام جديد');
  expect(Object.keys(noted?.changedAt ?? {})).toEqual(['note']);
  expect(marks.filter(({ deletedAt }) => deletedAt !== null)).toHaveLength(2);
  expect(marks.filter(({ selector }) => isOfArticle(selector)).map(({ note }) => note)).toEqual([
    'عن المقال كله',
  ]);
  const change = { kind: 'highlight', colour: 'rose', tags: ['نيل'] } as const;
  valueOf(await library.changeMark(noted?.id ?? '', { ...change, tags: [...change.tags] }));
  await library.close();
  const again = await openAt(library.folder);
  expect(again.bookmarks(null).find(({ id }) => id === noted?.id)).toMatchObject({
    ...{ ...change, note: 'قديمة بكلام جديد', selector: noted?.selector },
  });
});

it('keeps of what was deleted for good in version 2 that it was', async () => {
  const library = await openAt(await libraryOf('2'));
  expect(library.rows()).toHaveLength(3);
  valueOf(await library.purge([]));
  await library.close();
  const reading = await readFile(join(library.folder, 'reading/0001.json'), 'utf8');
  const { data } = JSON.parse(reading) as { data: { purged?: { at: string } }[] };
  expect(data.flatMap(({ purged }) => purged?.at ?? [])).toEqual(['2026-03-01T08:00:38.000Z']);
});
