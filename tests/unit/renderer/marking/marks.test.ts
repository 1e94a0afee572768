import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMark, type Mark } from '#shared/marks';
import { describe as selectorOf } from '#shared/text/anchor';
import { articleBlocks, articleText } from '#shared/text/plainText';
import { groupMarks } from '../../../../src/renderer/marking/groupMarks';
import { placeMarks } from '../../../../src/renderer/marking/placedMarks';
import { quoteExcerpt } from '../../../../src/renderer/marking/quoteExcerpt';
import { trimmedSpan } from '../../../../src/renderer/marking/trimmedSpan';
import { rowOf, sample } from '../../../support/samples';
import { e, treeOf } from '../reading/trees';

let count = 0;
function bookmark(text: string, start: number, end: number, said: Partial<Mark> = {}): Mark {
  count += 1;
  const time = `2024-01-01T00:00:${String(count % 60).padStart(2, '0')}.000Z`;
  return {
    ...{ id: crypto.randomUUID(), articleId: 'a', selector: selectorOf(text, start, end) },
    ...plainMark,
    ...{ createdAt: time, updatedAt: time, deletedAt: null, changedAt: {}, ...said },
  };
}

describe('placeMarks', () => {
  const tree = treeOf(e('p', ' الفقرة الأولى.'), e('p', 'الفقرة الثانية.'), e('p', 'الثالثة.'));
  const [text, blocks] = [articleText(tree), articleBlocks(tree)];

  it('tells whole paragraphs from words in them, and puts lost ones last', () => {
    const second = blocks[1] ?? { start: 0, end: 0 };
    const marks = [
      bookmark('لا أثر له هنا', 0, 13),
      bookmark(text, second.start, second.end),
      bookmark(text, 1, blocks[0]?.end ?? 0),
      bookmark(text, second.start, text.length),
      bookmark(text, second.start, second.start + 6),
    ];
    const placed = placeMarks(marks, { text, blocks });
    expect(placed.map((mark) => [marks.indexOf(mark.mark), mark.whole])).toEqual([
      [2, true],
      [1, true],
      [3, true],
      [4, false],
      [0, false],
    ]);
    expect(placed.at(-1)?.span).toBeNull();
  });
});

describe('groupMarks', () => {
  const [one, two, trashed] = [sample(0), sample(1), sample(2)].map((entry) => rowOf(entry, 0));
  if (one === undefined || two === undefined || trashed === undefined) throw new Error('samples');
  const gone = { ...trashed, reading: { ...trashed.reading, trashedAt: '2024-01-01T00:00:00Z' } };
  const rows = new Map([one, two, gone].map((row) => [row.summary.id, row]));

  it('puts the article that was marked last first, its bookmarks in the order of its text', () => {
    const of = (id: string, start: number, createdAt: string): Mark =>
      bookmark('كلمة أولى ثم أخرى', start, start + 2, { articleId: id, createdAt });
    const groups = groupMarks(
      [
        of(one.summary.id, 9, '2024-01-01T00:00:00Z'),
        of(one.summary.id, 2, '2024-01-02T00:00:00Z'),
        of(two.summary.id, 0, '2024-01-03T00:00:00Z'),
        of(gone.summary.id, 0, '2024-01-04T00:00:00Z'),
        of('f'.repeat(64), 0, '2024-01-05T00:00:00Z'),
      ],
      rows,
      { by: 'article', order: 'created' },
    );
    const found = groups.map(({ key, marks }) => [
      key,
      marks.map(({ selector }) => selector.position.start),
    ]);
    expect(found).toEqual([
      [two.summary.id, [0]],
      [one.summary.id, [2, 9]],
    ]);
  });

  const made = (start: number, createdAt: string, more: Partial<Mark>): Mark =>
    bookmark('كلمة أولى ثم أخرى', start, start + 2, {
      ...{ articleId: one.summary.id, createdAt, ...more },
    });
  const marks = [
    made(1, '2024-01-01T12:00:00Z', { colour: 'rose', tags: ['ماء', 'أرض'] }),
    made(2, '2024-01-03T12:00:00Z', { colour: 'yellow', tags: ['مَاء'] }),
    made(3, '2024-01-03T13:00:00Z', { colour: 'rose', tags: [] }),
  ];
  it.each([
    ['day', 'created', ['2024-01-03 3,2', '2024-01-01 1']],
    ['day', 'oldest', ['2024-01-01 1', '2024-01-03 2,3']],
    ['colour', 'created', ['yellow 2', 'rose 3,1']],
    ['colour', 'oldest', ['yellow 2', 'rose 1,3']],
    ['tag', 'created', ['ماء 2,1', 'ارض 1', ' 3']],
  ] as const)('puts marks together by %s, %s', (by, order, expected) => {
    const found = groupMarks(marks, rows, { by, order }).map(
      ({ key, marks: own }) =>
        `${key} ${own.map(({ selector }) => selector.position.start).join(',')}`,
    );
    expect(found).toEqual(expected);
  });
});

describe('quoteExcerpt', () => {
  it.each([
    ['كلمة   ثم\nأخرى', 40, 'كلمة ثم أخرى'],
    ['كلمة طويلة، ثم أخرى', 12, 'كلمة طويلة…'],
    ['بِّبِّبِّبِّ', 7, 'بِّبِّ…'],
    ['😀😀😀', 3, '😀…'],
    ['', 5, ''],
  ])('%s to %i', (quote, limit, expected) => {
    expect(quoteExcerpt(quote, limit)).toBe(expected);
  });

  it('is never longer than the limit and its ellipsis', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'اب ،\u064e😀\n') }), (quote) => {
        expect(quoteExcerpt(quote, 10).length).toBeLessThanOrEqual(11);
      }),
    );
  });
});

describe('trimmedSpan', () => {
  it.each([
    [0, 8, 2, 6],
    [3, 4, 3, 4],
    [0, 2, 0, 0],
  ])('%i to %i', (start, end, from, to) => {
    expect(trimmedSpan('  كلمة  ', { start, end })).toEqual({ start: from, end: to });
  });
});
