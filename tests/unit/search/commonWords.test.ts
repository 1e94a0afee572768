import { expect, it } from 'vitest';
import { allRules } from '#shared/text/matching/rules';
import { searchIndex } from '../../support/searchIndex';

const id = (number: number): string => number.toString(16).padStart(64, '0');

/** Rules that a word which goes on can be found without. */
const spelling = allRules.filter((rule) => rule !== 'prefix').slice(0, 9);

/** Enough that what has been found out of a word in all of them is kept for the next query. */
const count = 5000;
const other = ['نهر', 'جبل', 'سوق', 'بحر'];

it('finds common words again as it found them, whatever was asked or removed in between', () => {
  const index = searchIndex();
  const articles = Array.from({ length: count }, (_, at) => {
    const text = `المدينة القديمة كلمة${String(at % 7)} ${other[at % 4] ?? ''}`;
    return { id: id(at), title: '', text };
  });
  index.fill(articles);
  index.flush();
  const ask = (text: string) => {
    const { total, hits, facets } = index.query(text, 20);
    return { total, hits, facets };
  };
  const queries = [
    'ا',
    'ال',
    'المدينة ا',
    'المدينة القديمة',
    'المدينة -القديمة',
    'المدينة نهر ',
    'كلمة',
  ];
  const first = queries.map(ask);
  expect(first.map(({ total }) => total)).toEqual([
    ...[count, count, count, count, 0],
    ...[count / 4, count],
  ]);
  // More than are kept at once: the same word with other rules is another.
  for (let set = 0; set < 320; set += 1) {
    const strict = spelling.filter((_rule, at) => (set & (1 << at)) !== 0);
    expect(index.query('المدين', 1, { strict }).total).toBe(count);
  }
  expect(queries.map(ask)).toEqual(first);
  expect([...queries].reverse().map(ask)).toEqual([...first].reverse());
  index.remove(articles.slice(0, 400).map((article) => article.id));
  expect(queries.map((text) => ask(text).total)).toEqual([
    ...[count - 400, count - 400, count - 400, count - 400, 0],
    ...[(count - 400) / 4, count - 400],
  ]);
  index.close();
});
