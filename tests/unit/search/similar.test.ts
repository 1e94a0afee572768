import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, forgiven } from '#shared/text/matching/editDistance';
import { Dictionary, DictionaryWriter } from '../../../src/main/search/index/dictionary';
import { DictionaryCursor } from '../../../src/main/search/index/dictionaryCursor';
import { putInOrder } from '../../../src/main/search/index/inOrder';
import { similarTerms } from '../../../src/main/search/index/similar';
import { TermUnits } from '../../../src/main/search/index/termUnits';

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function dictionaryOf(terms: readonly string[]): { dictionary: Dictionary; sorted: string[] } {
  const sorted = [...new Set(terms)].sort(byUnits);
  const writer = new DictionaryWriter();
  const units = new TermUnits();
  for (const term of sorted) {
    units.set(term);
    writer.add(units);
  }
  const { bytes, blocks } = writer.finish();
  return { dictionary: new Dictionary(bytes, blocks, sorted.length), sorted };
}

/** What `matchWord` would say of two words' forms, asked one by one. */
function isMistyped(word: string, term: string): boolean {
  const limit = forgiven(Math.min(word.length, term.length));
  if (limit === 0 || word === term || !term.startsWith(word.charAt(0))) return false;
  return !/\p{N}/u.test(word + term) && editDistance(word, term, limit) <= limit;
}

const letters = fc.string({ unit: fc.constantFrom('ا', 'ب', 'ت', '٣', '𐤀'), maxLength: 12 });
/** Words that have much in common, so that there is something to leap over, and slips of one another. */
const words = fc
  .tuple(fc.array(letters, { maxLength: 8 }), fc.array(letters, { minLength: 1, maxLength: 60 }))
  .map(([heads, tails]) => [...tails, ...heads.flatMap((head) => tails.map((tail) => head + tail))])
  .map((all) => all.filter((word) => word !== ''));

it('finds just the terms that a word may be mistyped for, each with its number', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.constantFrom('', 'ب', 'ت'), (terms, chosen, more) => {
      const { dictionary, sorted } = dictionaryOf(terms);
      const near = terms[chosen % Math.max(1, terms.length)] ?? '';
      const word = near.slice(0, 4) + more + near.slice(4 + (chosen % 2));
      const expected = sorted.flatMap((text, term) =>
        isMistyped(word, text) ? [{ term, text, edits: editDistance(word, text, 2) }] : [],
      );
      expect(similarTerms(dictionary, word)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it('leaps over all that begins alike', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.integer({ min: 1, max: 5 }), (terms, from, depth) => {
      const { dictionary, sorted } = dictionaryOf(terms);
      const cursor = new DictionaryCursor(dictionary);
      const start = from % Math.max(1, sorted.length);
      if (!cursor.seek(start)) return;
      const first = sorted[start] ?? '';
      expect(cursor.text).toBe(first);
      fc.pre(first.length >= depth);
      const next = sorted.findIndex(
        (term, at) => at > start && term.slice(0, depth) !== first.slice(0, depth),
      );
      expect(cursor.leap(depth)).toBe(next !== -1);
      if (next === -1) return;
      expect([cursor.number, cursor.text]).toEqual([next, sorted[next]]);
    }),
    { numRuns: 500 },
  );
});

it('gives back every term by its number, and every number by its term and its beginning', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 6 })),
      fc.string(),
      (terms, any) => {
        const { dictionary, sorted } = dictionaryOf(terms);
        expect([...dictionary.from()]).toEqual(sorted);
        sorted.forEach((term, number) => {
          expect(dictionary.at(number)).toBe(term);
          expect(dictionary.indexOf(term)).toBe(number);
        });
        expect(dictionary.lowerBound(any)).toBe(sorted.filter((term) => term < any).length);
      },
    ),
  );
});

it('puts words in the order of their units, the same ones as they came', () => {
  const few = fc.string({ unit: fc.constantFrom(...'اب تa\u{1f600}\uffff'), maxLength: 4 });
  const any = fc.string({ unit: 'binary', maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.oneof(few, few, few, any), { maxLength: 300 }), (words) => {
      const numbers = Uint32Array.from(words.keys());
      // Goes to the end.
      Array.from(putInOrder(numbers, words));
      const wanted = [...words.keys()].sort(
        (a, b) => byUnits(words[a] ?? '', words[b] ?? '') || a - b,
      );
      expect([...numbers]).toEqual(wanted);
    }),
  );
});
