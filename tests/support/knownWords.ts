import { editDistance, forgiven } from '#shared/text/matching/editDistance';
import { matchWord, toMatch } from '#shared/text/matching/matchWord';
import type { KnownWord, KnownWords } from '../../src/main/search/suggest';

/** A vocabulary that is looked through from end to end: `كتاب 9` says that nine articles have the word. */
export function knownWords(list: string): KnownWords {
  const all = list.split(/\s*\|\s*/u).map((entry): KnownWord => {
    const [text = '', count = '1'] = entry.split(' ');
    return { text, folded: toMatch(text).folded, count: Number(count) };
  });
  const isNear = (word: string, other: string): boolean => {
    const limit = forgiven(Math.min(word.length, other.length));
    if (limit === 0 || !other.startsWith(word.charAt(0))) return false;
    return other !== word && editDistance(word, other, limit) <= limit;
  };
  return {
    holding(word, isBegun) {
      const looseness = { strict: new Set<never>(), prefix: isBegun, typos: false };
      const found = all.filter(
        ({ text }) => matchWord(toMatch(word), toMatch(text), looseness) !== null,
      );
      return found.reduce((sum, { count }) => sum + count, 0);
    },
    known: (folded) => all.find((word) => word.folded === folded) ?? null,
    similar: (folded) => all.filter((word) => isNear(folded, word.folded)),
  };
}
