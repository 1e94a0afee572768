import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingFields, isSame, mergeMark, mergeReading } from '#shared/merging';
import {
  markFields,
  markKinds,
  plainMark,
  readingFields,
  type Mark,
  type ReadingRecord,
  type Selector,
} from '#shared/marks';
import { unread } from '../../support/samples';

const now = '2026-03-01T08:00:00.000Z';
const articleId = 'a'.repeat(64);
const id = '00000000-0000-4000-8000-000000000001';

/** Few moments, so that many are the same; some of a clock that was wrong, some of another zone. */
const moments = fc.constantFrom(
  ...['1970-01-01T00:00:00.000Z', '2026-02-01T08:00:00.000Z', '2026-02-01T11:00:00.000+03:00'],
  ...['2026-02-28T08:00:00.000Z', now, '2026-03-02T07:00:00.000Z', '2026-03-02T08:00:01.000Z'],
  ...['2099-01-01T00:00:00.000Z'],
);
const momentsOf = <const Field extends string>(
  fields: readonly Field[],
): fc.Arbitrary<Partial<Record<Field, string>>> =>
  fc.dictionary(fc.constantFrom(...fields), moments) as fc.Arbitrary<
    Partial<Record<Field, string>>
  >;

const selectorAt = (start: number): Selector => ({
  quote: { exact: 'م', prefix: '', suffix: '' },
  position: { start, end: start + 1 },
});
const selectors = fc.constantFrom(selectorAt(0), selectorAt(7));

const readings: fc.Arbitrary<ReadingRecord> = fc.record({
  articleId: fc.constant(articleId),
  status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
  starred: fc.boolean(),
  archived: fc.boolean(),
  tags: fc.array(fc.constantFrom('ماء', 'history'), { maxLength: 2 }),
  place: fc.option(selectors),
  progress: fc.constantFrom(0, 0.5, 1),
  openedAt: fc.option(moments),
  trashedAt: fc.option(moments),
  encoding: fc.option(fc.constantFrom('windows-1256', 'utf-8')),
  corrections: fc.constantFrom(
    ...[null, { lines: [], fields: { title: 'أ' } }, { lines: [], fields: { title: 'ب' } }],
  ),
  distinctFrom: fc.constantFrom([], ['0'.repeat(64)]),
  updatedAt: moments,
  changedAt: momentsOf(readingFields),
});

const bookmarks: fc.Arbitrary<Mark> = fc
  .record({
    id: fc.constant(id),
    articleId: fc.constant(articleId),
    kind: fc.constantFrom(...markKinds),
    colour: fc.constantFrom('yellow' as const, 'blue' as const),
    selector: selectors,
    note: fc.constantFrom('', 'ملاحظة', 'note'),
    tags: fc.array(fc.constantFrom('ماء', 'history'), { maxLength: 2 }),
    createdAt: moments,
    updatedAt: moments,
    deletedAt: fc.option(moments),
    changedAt: momentsOf(markFields),
  })
  // No library keeps one that was noted after it had been removed.
  .map((mark) => mergeMark(mark, mark, now));

describe.each([
  ['reading records', readings, (a: never, b: never) => mergeReading(a, b, now)],
  ['bookmarks', bookmarks, (a: never, b: never) => mergeMark(a, b, now)],
] as [
  string,
  fc.Arbitrary<ReadingRecord>,
  (a: ReadingRecord, b: ReadingRecord) => ReadingRecord,
][])('a merge of %s', (_what, records, merge) => {
  it('is the same whichever side it is made on', () => {
    const onEither = fc.property(records, records, (a, b) => {
      expect(merge(a, b)).toEqual(merge(b, a));
    });
    fc.assert(onEither, { numRuns: 2000 });
  });

  it('is the same in whatever order several are merged', () => {
    const inAnyOrder = fc.property(records, records, records, (a, b, c) => {
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
    });
    fc.assert(inAnyOrder, { numRuns: 2000 });
  });

  it('leaves one as it is that is merged with itself, or with what was merged into it', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        expect(merge(a, a)).toEqual(a);
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
        expect(isSame(merge(a, b), merge(b, a))).toBe(true);
      }),
    );
  });

  it('makes nothing up: each field is that of one side, with its moment', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const merged = merge(a, b);
        for (const field of Object.keys(merged) as (keyof ReadingRecord)[]) {
          if (field === 'changedAt') continue;
          const sides = [a, b].filter(
            (side) => JSON.stringify(side[field]) === JSON.stringify(merged[field]),
          );
          expect(sides).not.toEqual([]);
        }
        for (const [field, at] of Object.entries(merged.changedAt)) {
          expect([a, b].map(({ changedAt }) => changedAt[field as 'starred'])).toContain(at);
        }
      }),
    );
  });
});

describe('of two states of a field', () => {
  const earlier = '2026-02-01T08:00:00.000Z';
  const later = '2026-02-02T08:00:00.000Z';
  const future = '2099-01-01T00:00:00.000Z';
  const starred = (value: boolean, at?: string): ReadingRecord => ({
    ...unread(articleId),
    ...{ starred: value, changedAt: at === undefined ? {} : { starred: at } },
  });

  it.each([
    ['the one of the later change stays', starred(true, earlier), starred(false, later), false],
    ['a change stays before none', starred(true), starred(false, earlier), false],
    [
      'something stays before nothing when neither was changed',
      starred(true),
      starred(false),
      true,
    ],
    [
      'something stays when both changed at once',
      starred(true, later),
      starred(false, later),
      true,
    ],
    [
      'one at a moment that has not come gives way to any other',
      ...([starred(true, future), starred(false, earlier), false] as const),
    ],
    ['but not to one that was never changed', starred(true, future), starred(false), true],
    [
      'the later of two such stays',
      ...([starred(true, future), starred(false, '2098-01-01T00:00:00.000Z'), true] as const),
    ],
  ])('%s', (_what, a, b, value) => {
    expect(mergeReading(a, b, now).starred).toBe(value);
    expect(mergeReading(b, a, now).starred).toBe(value);
  });

  it('keeps an article and a bookmark rather than its removal at the same moment', () => {
    const living = { ...unread(articleId), changedAt: { trashedAt: later } };
    expect(mergeReading({ ...living, trashedAt: later }, living, now).trashedAt).toBeNull();
    const mark: Mark = {
      ...{ ...plainMark, id, articleId, selector: selectorAt(0), createdAt: earlier },
      ...{ updatedAt: later, deletedAt: null, changedAt: { deletedAt: later } },
    };
    expect(mergeMark(mark, { ...mark, deletedAt: later }, now).deletedAt).toBeNull();
  });

  it('keeps a bookmark that was noted after it had been removed elsewhere, but not one before', () => {
    const mark: Mark = {
      ...{ ...plainMark, id, articleId, selector: selectorAt(0), createdAt: earlier },
      ...{ updatedAt: later, deletedAt: null, changedAt: {} },
    };
    const between = '2026-02-01T20:00:00.000Z';
    const removed = { ...mark, deletedAt: between, changedAt: { deletedAt: between } };
    const noted = (at: string): Mark => ({ ...mark, note: 'ن', changedAt: { note: at } });
    expect(mergeMark(removed, noted(later), now)).toMatchObject({ note: 'ن', deletedAt: null });
    expect(mergeMark(noted(earlier), removed, now).deletedAt).toBe(between);
    expect(mergeMark(mark, removed, now).deletedAt).toBe(between);
    const painted = { ...mark, colour: 'rose' as const, changedAt: { colour: later } };
    expect(mergeMark(removed, painted, now)).toMatchObject({ colour: 'rose', deletedAt: null });
  });

  it('takes the star of one side and the tags of the other', () => {
    const here = { ...starred(true, later), tags: [] };
    const there = {
      ...starred(false, earlier),
      ...{ tags: ['ماء'], changedAt: { starred: earlier, tags: earlier } },
    };
    const merged = mergeReading(here, there, now);
    expect(merged).toMatchObject({ starred: true, tags: ['ماء'] });
    expect(merged.changedAt).toEqual({ starred: later, tags: earlier });
    expect(differingFields(here, merged)).toEqual(['tags']);
    expect(differingFields(there, merged)).toEqual(['starred']);
  });

  it('takes the colour of one side, the note of the other, and the place that was found last', () => {
    const mark: Mark = {
      ...{ ...plainMark, id, articleId, selector: selectorAt(0), createdAt: earlier },
      ...{ updatedAt: later, deletedAt: null, changedAt: {} },
    };
    const painted = { ...mark, colour: 'rose' as const, changedAt: { colour: later } };
    const placed = {
      ...{ ...mark, note: 'ن', selector: selectorAt(7) },
      changedAt: { note: earlier, selector: earlier },
    };
    const merged = mergeMark(painted, placed, now);
    expect(merged).toMatchObject({ colour: 'rose', note: 'ن', selector: selectorAt(7) });
    expect(merged.changedAt).toEqual({ colour: later, note: earlier, selector: earlier });
  });

  it('does not tell a value by the order of its keys', () => {
    const place = selectorAt(7);
    const turned = { position: place.position, quote: place.quote };
    const a = { ...unread(articleId), place };
    expect(isSame(a, { ...a, place: turned })).toBe(true);
    expect(differingFields(a, { ...a, place: turned })).toEqual([]);
  });
});
