import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  markColours,
  markFields,
  markKinds,
  readingFields,
  type Mark,
  type ReadingRecord,
  type Selector,
} from '#shared/marks';
import { numberedArticle } from '../../torture/articles';
import { zipOf } from '../../support/zip';
import { openAt, temporaryFolder, treeOf, valueOf } from '../library/support';
import { addGoldenArticles, everythingIn, exported, importInto } from './support';

const selectors: fc.Arbitrary<Selector> = fc
  .record({
    exact: fc.string({ unit: 'binary', maxLength: 20 }),
    prefix: fc.string({ maxLength: 10 }),
    suffix: fc.string({ maxLength: 10 }),
    start: fc.nat(500),
    length: fc.nat(50),
  })
  .map(({ start, length, ...quote }) => ({ quote, position: { start, end: start + length } }));

const moments = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const noteWords = fc.oneof(fc.string(), fc.constantFrom('ملاحظة طويلة\nفي سطرين', '\u202eقلب'));

const momentsOf = <const Field extends string>(
  fields: readonly Field[],
): fc.Arbitrary<Partial<Record<Field, string>>> =>
  fc.dictionary(fc.constantFrom(...fields), moments) as fc.Arbitrary<
    Partial<Record<Field, string>>
  >;

const readings: fc.Arbitrary<Omit<ReadingRecord, 'articleId'>> = fc.record({
  status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
  starred: fc.boolean(),
  archived: fc.boolean(),
  tags: fc.array(fc.constantFrom('ماء', 'مدن', 'history', '__proto__'), { maxLength: 3 }),
  place: fc.option(selectors),
  progress: fc.double({ min: 0, max: 1, noNaN: true }).map((part) => part + 0), // JSON knows no -0
  openedAt: fc.option(moments),
  trashedAt: fc.option(moments),
  encoding: fc.option(fc.constantFrom('windows-1256', 'utf-8')),
  corrections: fc.option(
    fc.record({
      lines: fc.array(
        fc.record({ text: fc.string({ minLength: 1 }), is: fc.constant('lead' as const) }),
      ),
      fields: fc.constantFrom({}, { title: 'عنوان' }, { date: '' }),
    }),
  ),
  distinctFrom: fc.array(fc.constantFrom('a'.repeat(64), '0'.repeat(64)), { maxLength: 2 }),
  updatedAt: moments,
  changedAt: momentsOf(readingFields),
});

const bookmarks: fc.Arbitrary<Omit<Mark, 'articleId'>> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...markKinds),
  colour: fc.constantFrom(...markColours),
  selector: selectors,
  tags: fc.array(fc.constantFrom('ماء', 'history', '__proto__'), { maxLength: 3 }),
  note: noteWords,
  createdAt: moments,
  updatedAt: moments,
  deletedAt: fc.option(moments),
  changedAt: momentsOf(markFields),
});

const libraries = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(1000),
      addedAt: moments,
      reading: readings,
      bookmarks: fc.array(bookmarks, { maxLength: 4 }),
    }),
    { selector: ({ number }) => number, maxLength: 6 },
  )
  .map((entries) =>
    entries.map(({ number, addedAt, reading, bookmarks: marks }) => {
      const imported = numberedArticle(number);
      const articleId = imported.article.id;
      return {
        ...imported,
        kept: {
          addedAt,
          reading: { ...reading, articleId },
          bookmarks: marks.map((mark) => ({ ...mark, articleId })),
        },
      };
    }),
  );

describe('an export that is imported into an empty library', () => {
  it('brings back articles of every format just as they were', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(join(folder, 'one'));
    await addGoldenArticles(library);
    const ids = library.rows().map(({ summary }) => summary.id);
    expect(ids.length).toBeGreaterThan(60);
    valueOf(await library.trash(ids.slice(0, 3)));
    const marked = library.rows().find(({ bookmarkCount }) => bookmarkCount > 1)?.summary.id ?? '';
    valueOf(await library.removeMark(library.bookmarks(marked)[0]?.id ?? ''));
    valueOf(await library.changeReading(marked, { status: 'reading', progress: 0.4 }));
    const file = await exported(library, join(folder, 'library.zip'));

    const other = await openAt(join(folder, 'other'));
    await importInto(other, file);
    expect(await everythingIn(other)).toEqual(await everythingIn(library));
    expect(other.rows()).toEqual(library.rows());
    expect(other.bookmarks(marked)).toEqual(library.bookmarks(marked));
    expect(await other.check()).toMatchObject({ ok: true, articles: ids.length });
  });

  it('brings back any library', async () => {
    await fc.assert(
      fc.asyncProperty(libraries, async (articles) => {
        const folder = await temporaryFolder();
        const library = await openAt(join(folder, 'one'));
        valueOf(await library.add(articles));
        const file = await exported(library, join(folder, 'x.zip'));
        const other = await openAt(join(folder, 'other'));
        if (articles.length > 0) await importInto(other, file);
        expect(await everythingIn(other)).toEqual(await everythingIn(library));
        await Promise.all([library.close(), other.close()]);
      }),
      { numRuns: 12 },
    );
  });

  it('holds only the articles that were asked for', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(join(folder, 'one'));
    valueOf(await library.add([1, 2, 3].map(numberedArticle)));
    const ids = [numberedArticle(3).article.id, numberedArticle(1).article.id];
    const other = await openAt(join(folder, 'other'));
    await importInto(other, await exported(library, join(folder, 'two.zip'), ids));
    expect(
      other
        .rows()
        .map(({ summary }) => summary.id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  it('brings it back from inside another archive, too', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(join(folder, 'one'));
    valueOf(await library.add([1, 2].map(numberedArticle)));
    const path = await exported(library, join(folder, 'library.zip'));
    const bytes = new Uint8Array(await readFile(path));
    await writeFile(join(folder, 'backup.zip'), zipOf([{ name: 'all/library.zip', bytes }]));
    const other = await openAt(join(folder, 'other'));
    await importInto(other, join(folder, 'backup.zip'));
    expect(await everythingIn(other)).toEqual(await everythingIn(library));
  });

  it('is the same bytes when it is exported again', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(join(folder, 'one'));
    valueOf(await library.add([1, 2, 3].map(numberedArticle)));
    await exported(library, join(folder, 'a.zip'));
    await exported(library, join(folder, 'b.zip'));
    const tree = await treeOf(folder);
    expect(tree['a.zip']).toBe(tree['b.zip']);
  });
});

describe('an export of articles that are there already', () => {
  it('brings what was done there last, and leaves what was done here last', async () => {
    const folder = await temporaryFolder();
    const [article] = [numberedArticle(1)];
    const { id } = article.article;
    const selector = {
      quote: { exact: '', prefix: '', suffix: '' },
      position: { start: 0, end: 0 },
    };
    const add = async (note: string): Promise<Mark> =>
      valueOf(await library.addMark(id, { selector, note }));

    const library = await openAt(join(folder, 'one'));
    valueOf(await library.add([article]));
    const [kept, renamed, removed] = [await add('a'), await add('b'), await add('c')];
    const copy = await exported(library, join(folder, 'before.zip'));
    const other = await openAt(join(folder, 'other'));
    await importInto(other, copy);

    // Here: a bookmark is noted anew and one is removed. There: one is added, and the noted one removed earlier.
    valueOf(await other.removeMark(renamed.id));
    const extra = valueOf(await other.addMark(id, { selector, note: 'd' }));
    valueOf(await other.changeReading(id, { starred: true, tags: ['هناك'] }));
    valueOf(await library.removeMark(removed.id));
    for (let turn = 0; turn < 9; turn += 1) {
      valueOf(await library.changeMark(renamed.id, { note: `b${turn}` }));
    }
    valueOf(await library.changeReading(id, { tags: ['هنا'] }));
    valueOf(await library.trash([id]));
    await importInto(library, await exported(other, join(folder, 'after.zip')));

    const [entry] = await everythingIn(library);
    const notes = new Map(entry?.kept.bookmarks.map((mark) => [mark.id, mark]));
    expect(notes.get(kept.id)).toEqual(kept);
    expect(notes.get(renamed.id)).toMatchObject({ note: 'b8', deletedAt: null });
    expect(notes.get(removed.id)?.deletedAt).not.toBeNull();
    expect(notes.get(extra.id)).toEqual(extra);
    expect(library.row(id)?.reading).toMatchObject({ starred: true, tags: ['هنا'] });
    expect(library.isTrashed(id)).toBe(true);
  });

  it('never gives a bookmark of one article to another', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(join(folder, 'one'));
    const [first, second] = [numberedArticle(1), numberedArticle(2)];
    valueOf(await library.add([first]));
    const selector = {
      quote: { exact: '', prefix: '', suffix: '' },
      position: { start: 0, end: 0 },
    };
    const own = valueOf(await library.addMark(first.article.id, { selector, note: 'mine' }));
    const reading = { ...library.row(first.article.id)!.reading, articleId: second.article.id };
    const stolen = {
      ...own,
      articleId: second.article.id,
      note: 'theirs',
      updatedAt: '2049-01-01T00:00:00.000Z',
    };
    const kept = { addedAt: own.createdAt, reading, bookmarks: [stolen] };
    valueOf(await library.add([{ ...second, kept }]));
    expect(library.bookmarks(first.article.id)).toEqual([own]);
    expect(library.bookmarks(second.article.id)).toEqual([]);
  });
});
