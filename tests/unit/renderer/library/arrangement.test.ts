import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LibraryRow } from '#shared/library';
import { countPlaces } from '#shared/places';
import {
  createArrangement,
  type Arrangement,
  type Wish,
} from '../../../../src/renderer/library/arrangement';
import { isIn, places, rowOrder } from '../../../../src/renderer/library/places';
import { rowOf, sample } from '../../../support/samples';

const samples = Array.from({ length: 60 }, (_, index) => rowOf(sample(index)));

const anyWish: fc.Arbitrary<Wish> = fc.record({
  order: fc.constantFrom('published', 'added', 'title'),
  locale: fc.constantFrom('ar', 'en'),
  place: fc.constantFrom(...places),
});
const days = ['2024-03-01', '2024-03-02', '2024-03-02T10:00:00Z', '2024-03-03'];
const anyPublished = fc.option(
  fc.constantFrom(...days).map((instant) => ({ instant, zone: null, text: instant })),
);
/** Any form of one of a few articles, so that many share a title, a day or a moment. */
const anyRow = fc
  .record({
    of: fc.constantFrom(...samples),
    title: fc.constantFrom('ألف', 'أَلِف', 'باء 9', 'باء 10', 'Water', ''),
    published: anyPublished,
    addedAt: fc.constantFrom(...days),
    bookmarkCount: fc.nat(2),
    reading: fc.record({
      status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
      starred: fc.boolean(),
      archived: fc.boolean(),
      trashedAt: fc.constantFrom(null, null, '2024-03-04T00:00:00Z'),
    }),
  })
  .map(({ of, title, published, addedAt, bookmarkCount, reading }): LibraryRow => ({
    ...{ addedAt, bookmarkCount },
    summary: { ...of.summary, title, published },
    reading: { ...of.reading, ...reading },
  }));
const anySteps = fc.array(
  fc.oneof(
    fc.array(anyRow, { maxLength: 3 }).map((rows) => ({ rows })),
    fc.array(anyRow, { maxLength: 60 }).map((rows) => ({ rows })),
    anyWish.map((wish) => ({ wish })),
  ),
  { maxLength: 12 },
);

function expectArranged(arrangement: Arrangement, rows: readonly LibraryRow[], wish: Wish): void {
  const order = rowOrder(wish.order, wish.locale);
  const listed = rows.filter((row) => isIn(wish.place, row)).sort(order);
  expect(arrangement.listed).toEqual(listed.map(({ summary }) => summary.id));
  expect(arrangement.counts).toEqual(countPlaces(rows));
}

it('stands after any changes as it would if all were arranged from scratch', () => {
  fc.assert(
    fc.property(anyWish, anySteps, (first, steps) => {
      let wish = first;
      const rows = new Map<string, LibraryRow>();
      const arrangement = createArrangement(wish);
      for (const step of steps) {
        if ('wish' in step) arrangement.arrange((wish = step.wish));
        else {
          arrangement.put(step.rows);
          for (const row of step.rows) rows.set(row.summary.id, row);
        }
        expectArranged(arrangement, [...rows.values()], wish);
      }
      // What is listed from now on was not left behind with older forms of its rows.
      for (const place of places) {
        arrangement.arrange((wish = { ...wish, place }));
        expectArranged(arrangement, [...rows.values()], wish);
      }
    }),
    { numRuns: 300 },
  );
});

it('lists the very same ids when what changes is neither a place nor an order', () => {
  const arrangement = createArrangement({ order: 'published', locale: 'ar', place: 'all' });
  arrangement.put(samples);
  const { listed } = arrangement;
  for (const row of samples) arrangement.put([{ ...row, bookmarkCount: row.bookmarkCount + 1 }]);
  expect(arrangement.listed).toBe(listed);
  expect(arrangement.byId.get(listed[0] ?? '')?.bookmarkCount).toBe(1);
});
