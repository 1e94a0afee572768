import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryRow } from '#shared/library';
import type { ReadingRecord } from '#shared/marks';
import { countPlaces, type Place } from '#shared/places';
import { isIn, places, rowOrder } from '../../../../src/renderer/library/places';
import { rowOf, sample, sampleArticle, unread } from '../../../support/samples';

const row = (index: number, reading: Partial<ReadingRecord> = {}, bookmarks = 0): LibraryRow => {
  const article = sampleArticle(index);
  const record = { ...unread(article.id), ...reading };
  return rowOf({ article, reading: record, addedAt: '2024-03-01T00:00:00Z' }, bookmarks);
};

const rowsIn = (place: Place, rows: readonly LibraryRow[]): LibraryRow[] =>
  rows.filter((one) => isIn(place, one));

describe('places', () => {
  const rows = [
    row(0),
    row(1, { status: 'reading', starred: true }, 2),
    row(2, { status: 'read' }, 1),
    row(4, { status: 'unread', archived: true }),
    row(3, { status: 'reading', starred: true, trashedAt: '2024-03-02T00:00:00Z' }, 4),
  ];
  const ids = (from: readonly LibraryRow[]): number[] => from.map((one) => rows.indexOf(one));

  it.each([
    ['all', [0, 1, 2, 3]],
    ['unread', [0]],
    ['reading', [1]],
    ['starred', [1]],
    ['marks', [1, 2]],
    ['archived', [3]],
    ['trash', [4]],
  ] as const)('%s shows %j', (place, expected) => {
    expect(ids(rowsIn(place, rows))).toEqual(expected);
  });

  it('counts articles, and bookmarks for the place of bookmarks', () => {
    expect(countPlaces(rows)).toEqual({
      ...{ all: 4, unread: 1, reading: 1, starred: 1, marks: 3, archived: 1, trash: 1 },
    });
  });

  it('counts what it shows, whatever the rows', () => {
    const anyRow = fc.record({
      status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
      starred: fc.boolean(),
      archived: fc.boolean(),
      trashedAt: fc.constantFrom(null, '2024-03-02T00:00:00Z'),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (records) => {
        const list = records.map((reading, index) => row(index, reading));
        const counts = countPlaces(list);
        for (const place of places.filter((one) => one !== 'marks')) {
          expect(rowsIn(place, list)).toHaveLength(counts[place]);
        }
      }),
    );
  });
});

describe('the order', () => {
  const ordered = (list: readonly LibraryRow[], ...by: Parameters<typeof rowOrder>) =>
    [...list].sort(rowOrder(...by));

  const rows = Array.from({ length: 14 }, (_, index) => rowOf(sample(index)));
  const instants = (list: readonly LibraryRow[]): string[] =>
    list.map(({ summary }) => summary.published?.instant ?? '');

  it('puts the latest published first and the undated last', () => {
    const listed = instants(ordered(rows, 'published', 'ar'));
    expect(listed).toEqual(instants(rows).sort().reverse());
    expect(listed.at(-1)).toBe('');
  });

  it('puts the latest added first', () => {
    const listed = ordered(rows, 'added', 'ar').map(({ addedAt }) => addedAt);
    expect(listed).toEqual(
      rows
        .map(({ addedAt }) => addedAt)
        .sort()
        .reverse(),
    );
  });

  it('sorts titles by the alphabet and their numbers by value', () => {
    const titled = ['باء', 'ألف (10)', 'ألف (9)', 'أحد'].map((title, index) => {
      const { summary, ...rest } = row(index);
      return { ...rest, summary: { ...summary, title } };
    });
    const listed = ordered(titled, 'title', 'ar').map(({ summary }) => summary.title);
    expect(listed).toEqual(['أحد', 'ألف (9)', 'ألف (10)', 'باء']);
  });

  it.each(['published', 'added', 'title'] as const)('gives one answer for %s', (order) => {
    const shuffled = fc.shuffledSubarray(rows, { minLength: rows.length });
    const expected = ordered(rows, order, 'ar');
    fc.assert(
      fc.property(shuffled, (list) => {
        expect(ordered(list, order, 'ar')).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
