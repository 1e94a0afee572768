import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { anyArticle, anyPart, holds, there, words } from '../../support/readEverything';
import { answeringIndex } from '../../support/answeringIndex';
import { searchIndex } from '../../support/searchIndex';

describe('the index', () => {
  it('finds what reading everything finds', () => {
    const corpus = fc.array(anyArticle, { minLength: 1, maxLength: 12 });
    const question = fc.tuple(
      fc.array(anyPart, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', ' '),
    );
    fc.assert(
      fc.property(corpus, question, fc.integer({ min: 0, max: 3 }), (all, [parts, tail], gone) => {
        const query = parts.join(' ') + tail;
        const articles = all.map((each, index) => ({
          ...each,
          id: index.toString(16).padStart(64, '0'),
        }));
        const index = answeringIndex();
        index.add(articles);
        index.remove(articles.slice(0, gone).map(({ id }) => id));
        const left = articles.slice(gone);
        const tree = parseQuery(query);
        const wanted = left.filter((each) => tree !== null && holds(each, tree, left));
        const { hits, total } = index.query(query, 100);
        expect(hits.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id));
        expect(total).toBe(wanted.length);
        for (const { title, titleMarks, snippet, marks } of hits) {
          const marked = [
            ...titleMarks.map(([from, to]) => title.slice(from, to)),
            ...marks.map(([from, to]) => snippet.slice(from, to)),
          ];
          for (const each of marked) expect(each.trim()).not.toBe('');
          for (const each of marked) expect(there(each), each).toBe(true);
        }
        index.close();
      }),
      { numRuns: 500 },
    );
  });

  it('answers any text', () => {
    const index = searchIndex();
    index.add([{ id: 'a'.repeat(64), title: 'كتاب', text: words.join(' ') }]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(index.query(query, 10).total).toBeLessThanOrEqual(1);
      }),
    );
  });
});
