import { expect, it } from 'vitest';
import { plainMark, type Mark, type MarkChange } from '#shared/marks';
import { describe as selectorOf } from '#shared/text/anchor';
import {
  choicesAmong,
  everything,
  filteredMarks,
  searchedMarks,
} from '../../../../src/renderer/marking/markFilter';

function mark(id: string, quote: string, how: MarkChange = {}): Mark {
  const at = '2024-01-01T00:00:00.000Z';
  const moments = { createdAt: at, updatedAt: at, deletedAt: null, changedAt: {} };
  return {
    ...plainMark,
    id,
    articleId: 'a',
    selector: selectorOf(quote, 0, quote.length),
    ...how,
    ...moments,
  };
}
const marks = [
  mark('one', 'إلى الشاطئ البعيد', { kind: 'highlight', colour: 'rose', tags: ['بحر'] }),
  mark('two', 'مَدينة على نهر', { note: 'للمقارنة', tags: ['بَحر', 'مدن'] }),
  mark('three', 'a river town', { kind: 'underline', colour: 'rose' }),
];
const ids = (found: readonly Mark[]): string[] => found.map(({ id }) => id);

it.each([
  [everything, ['one', 'two', 'three']],
  [{ ...everything, kind: 'underline' as const }, ['three']],
  [{ ...everything, colour: 'rose' as const }, ['one', 'three']],
  [{ ...everything, tag: 'بحر' }, ['one', 'two']],
  [{ ...everything, noted: true }, ['two']],
  [{ ...everything, noted: false, colour: 'rose' as const, tag: 'بحر' }, ['one']],
])('of all marks %j wants some', (filter, wanted) => {
  expect(ids(filteredMarks(marks, filter))).toEqual(wanted);
});

it.each([
  ['', ['one', 'two', 'three']],
  ['الي الشاطئ', ['one']],
  ['مدينه', ['two']],
  ['لِلمقارنة نهر', ['two']],
  ['بحر', ['one', 'two']],
  ['RIVER', ['three']],
  ['جبل', []],
])('%j is found however it is spelt', (sought, wanted) => {
  expect(ids(searchedMarks(marks, sought))).toEqual(wanted);
});

it('offers what there is: a tag once however it is spelt, the commonest first', () => {
  const { kinds, colours, tags } = choicesAmong(marks);
  expect(kinds).toEqual(['bookmark', 'highlight', 'underline']);
  expect(colours).toEqual(['yellow', 'rose']);
  expect(tags.map(({ key, count }) => [key, count])).toEqual([
    ['بحر', 2],
    ['مدن', 1],
  ]);
});
