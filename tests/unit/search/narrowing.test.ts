import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Searchable } from '#shared/searchable';
import type { FacetName, Facets } from '#shared/searching';
import type { ReaderState } from '../../../src/main/search/search';
import { searchIndex } from '../../support/searchIndex';

const idOf = (name: number): string => (name + 1).toString(16).padStart(64, '0');
const untouched: Omit<ReaderState, 'id'> = {
  ...{ trashed: false, starred: false, archived: false, status: 'unread', tags: [], marks: [] },
};
const state = (name: number, of: Partial<ReaderState>): ReaderState => ({
  ...untouched,
  ...of,
  id: idOf(name),
});

const sources = ['وكالة النخيل', 'النخيل', 'Daily Palm', '"صحيفة" الواحة', undefined];
const programmes = ['حديث المساء', 'حديث', undefined];
const anyArticle = fc.record({
  source: fc.constantFrom(...sources),
  programme: fc.constantFrom(...programmes),
  language: fc.constantFrom('ar', 'ar-EG', 'en', undefined),
  published: fc.constantFrom('2023-12-31', '2024-01-01T08:00', '2024-06-01', undefined),
  tags: fc.subarray(['سفر', 'سفر بعيد', 'طعام']),
  own: fc.subarray(['سفر', 'للعودة', 'bookmark']),
  word: fc.constantFrom('تمر', 'تمرة', 'رطب'),
});

const facetNames: readonly FacetName[] = ['source', 'programme', 'year', 'tag', 'language'];
const valuesOf = (facets: Facets) => facetNames.flatMap((name) => facets[name]);

/** How often each value comes. */
function countsOf(values: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

describe('facets', () => {
  it('say how many articles each leaves', () => {
    fc.assert(
      fc.property(fc.array(anyArticle, { maxLength: 20 }), fc.nat({ max: 20 }), (all, split) => {
        const index = searchIndex();
        const articles = all.map(
          ({ own: _own, word, ...facts }, name) =>
            ({ ...facts, id: idOf(name), title: 'نخلة', text: word }) as Searchable,
        );
        index.add(articles.slice(0, split));
        index.know(
          all.map(({ own }, name) => state(name, { tags: own })),
          true,
        );
        index.add(articles.slice(split));
        for (const query of ['نخلة', 'رطب']) {
          const { total, facets } = index.query(query, 1);
          expect(total).toBe(all.filter(({ word }) => query === 'نخلة' || word === 'رطب').length);
          for (const { count, clause } of valuesOf(facets)) {
            expect(index.query(`${query} ${clause}`, 1).total, clause).toBe(count);
          }
          for (const name of ['year', 'source', 'language'] as const) {
            expect(facets[name].reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(
              total,
            );
          }
        }
        index.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('are what counting one by one comes to, also when most articles are left', () => {
    const folded = (language?: string) => language?.split('-')[0];
    // Few different ones, so that many are alike.
    const some = fc
      .tuple(
        fc.array(anyArticle, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 60 }),
      )
      .map(([different, picked]) =>
        picked.flatMap((name) => different[name % different.length] ?? []),
      );
    fc.assert(
      fc.property(some, fc.nat({ max: 20 }), (all, removed) => {
        const index = searchIndex();
        index.add(
          all.map(
            ({ own: _own, word, ...facts }, name) =>
              ({ ...facts, id: idOf(name), title: 'نخلة', text: word }) as Searchable,
          ),
        );
        index.remove([idOf(removed)]);
        // The first answers of a segment are counted in another way than the later ones.
        for (const query of ['نخلة', 'رطب', 'نخلة']) {
          const found = all.filter(
            ({ word }, name) => name !== removed && (query === 'نخلة' || word === 'رطب'),
          );
          const facets = index.query(query, 1).facets;
          const counted: Record<FacetName, readonly (string | undefined)[]> = {
            source: found.map(({ source }) => source),
            programme: found.map(({ programme }) => programme),
            year: found.map(({ published }) => published?.slice(0, 4)),
            tag: found.flatMap(({ tags }) => tags),
            language: found.map(({ language }) => folded(language)),
          };
          for (const name of facetNames) {
            const told = new Map(facets[name].map(({ value, count }) => [value, count]));
            expect(told, name).toEqual(countsOf(counted[name]));
          }
        }
        index.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('count years, sources and tags, the commonest first', () => {
    const index = searchIndex();
    const about = { title: 'نخلة', text: 'في الواحة', language: 'ar' };
    index.add([
      { ...about, id: idOf(0), published: '2024-02-03', source: 'أولى', tags: ['سفر'] },
      { ...about, id: idOf(1), published: '2024-05-01', source: 'ثانية' },
      { ...about, id: idOf(2), published: '2020-05-01', source: 'ثانية', tags: ['طعام'] },
    ]);
    index.know([state(1, { tags: ['طعام'] })], false);
    expect(index.query('نخلة', 1).facets).toEqual({
      source: [
        { value: 'ثانية', count: 2, clause: 'source:"ثانية"' },
        { value: 'أولى', count: 1, clause: 'source:"أولى"' },
      ],
      programme: [],
      year: [
        { value: '2024', count: 2, clause: 'date:2024' },
        { value: '2020', count: 1, clause: 'date:2020' },
      ],
      tag: [
        { value: 'طعام', count: 2, clause: 'tag:"طعام"' },
        { value: 'سفر', count: 1, clause: 'tag:"سفر"' },
      ],
      language: [{ value: 'ar', count: 3, clause: 'language:ar' }],
    });
    expect(index.query('نخلة لغة:العربية وسم:طعام', 9).total).toBe(2);
    expect(index.query('برنامج:شيء', 9).total).toBe(0);
  });
});

describe('what the reader did', () => {
  it('is asked for, also when it was told before the article came', () => {
    const index = searchIndex();
    index.know([state(0, { starred: true, status: 'read' }), state(1, { trashed: true })], true);
    index.add([0, 1, 2].map((name) => ({ id: idOf(name), title: 'نخلة', text: 'عالية' })));
    const found = (text: string): string[] =>
      index
        .query(text, 9)
        .hits.map(({ id }) => id)
        .sort();
    expect(found('نخلة')).toEqual([idOf(0), idOf(2)]);
    expect(found('is:starred')).toEqual([idOf(0)]);
    expect(found('is:unread')).toEqual([idOf(2)]);
    while (index.tend());
    index.know([state(1, {}), state(0, { archived: true, tags: ['سفر'] })], false);
    expect(found('نخلة')).toEqual([idOf(0), idOf(1), idOf(2)]);
    expect(found('حالة:مؤرشف وسم:السفر')).toEqual([idOf(0)]);
    expect(found('is:starred')).toEqual([]);
    index.know([], true);
    expect(found('حالة:مؤرشف')).toEqual([]);
  });

  it('lets bookmarks be found by their words and by those of their notes', () => {
    const index = searchIndex();
    index.add([
      { id: idOf(0), title: 'نخلة', text: 'عالية', source: 'الواحة' },
      { id: idOf(1), title: 'بحر', text: 'بعيد' },
    ]);
    const marks = [
      { id: 'one', quote: 'نَخلةٌ عالية', note: '', tags: 'زراعة · تمور' },
      { id: 'two', quote: 'شيء', note: 'تذكّر الواحة', tags: '' },
    ];
    index.know(
      [
        state(0, { marks }),
        state(1, { marks: [{ id: 'three', quote: 'بعيد', note: '', tags: '' }] }),
      ],
      true,
    );
    const found = (text: string, strict: readonly 'tashkeel'[] = []) =>
      index
        .query(text, 9, { strict })
        .marks.map(({ bookmarkId, where, snippet, marks: all }) => [
          bookmarkId,
          where,
          all.map(([from, to]) => snippet.slice(from, to)).join(' '),
        ]);
    expect(found('نخلة')).toEqual([['one', 'quote', 'نَخلةٌ']]);
    expect(found('نخلة', ['tashkeel'])).toEqual([]);
    expect(found('واحة')).toEqual([['two', 'note', 'الواحة']]);
    expect(found('بعيد source:الواحة')).toEqual([]);
    expect(found('عالية source:الواحة')).toEqual([['one', 'quote', 'عالية']]);
    index.know([state(0, { marks, trashed: true })], false);
    expect(found('نخلة')).toEqual([]);
    expect(found('بعيد')).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('names the rules by which it was found, and none where it is as it was typed', () => {
    const index = searchIndex();
    index.add([
      { id: idOf(0), title: 'أحمد', text: 'مشى' },
      { id: idOf(1), title: 'وأحمد واحمد', text: 'قرأ' },
      { id: idOf(2), title: 'احمد', text: 'وأحمد' },
    ]);
    const rules = new Map(
      index.query('احمد ', 9).hits.map((hit) => [hit.id, [...hit.rules].sort()]),
    );
    expect(rules).toEqual(
      new Map([
        [idOf(0), ['hamza']],
        [idOf(1), ['clitic']],
        [idOf(2), []],
      ]),
    );
  });

  it('is not given when nobody waits for it any more', () => {
    const index = searchIndex();
    for (let name = 0; name < 5; name += 1) {
      index.add([{ id: idOf(name), title: 'نخلة', text: 'عالية' }]);
    }
    let asked = 0;
    for (const patience of [0, 1, 3, 7]) {
      asked = 0;
      const isAbandoned = (): boolean => (asked += 1) > patience;
      expect(() => index.query('نخلة', 9, { isAbandoned })).toThrow('abandoned');
    }
    expect(index.query('نخلة', 9, { isAbandoned: () => false }).total).toBe(5);
  });
});
