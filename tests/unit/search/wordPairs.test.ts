import { describe, expect, it } from 'vitest';
import { articleBlocks } from '#shared/text/plainText';
import { findMatches } from '../../../src/renderer/reading/findMatches';
import { searchIndex } from '../../support/searchIndex';
import { wordPairs } from '../../support/wordPairs';
import { e, treeOf } from '../renderer/reading/trees';

const id = 'a'.repeat(64);
const around = (word: string): string => `قبل ${word} بعد`;

/** What the library's search marks in an article with one word among others; null when it finds none. */
function marked(query: string, word: string): string | null {
  const index = searchIndex();
  index.add([{ id, title: 'خ', text: around(word) }]);
  const [hit] = index.query(query, 1).hits;
  if (hit === undefined) return null;
  return hit.marks.map(([from, to]) => hit.snippet.slice(from, to)).join(' ');
}

function markedInArticle(query: string, word: string): string | null {
  const text = around(word);
  const { spans } = findMatches(articleBlocks(treeOf(e('p', text))), {
    text: query,
    strict: [],
  });
  return spans.length === 0
    ? null
    : spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}

const seen = (word: string): string => word.replace(/\p{Cf}+$|^\p{Cf}+/gu, '');

describe('the library’s search and the find within an article', () => {
  it.each(wordPairs)('%s and %s', (a, b, rules) => {
    for (const [asked, there] of [
      [a, b],
      [b, a],
    ] as const) {
      const wanted = rules === null ? null : seen(there);
      // The space says that the word is typed to its end.
      expect(marked(`${asked} `, there)).toBe(wanted);
      expect(markedInArticle(`${asked} `, there)).toBe(wanted);
    }
  });
});
