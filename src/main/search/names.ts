import { matchWord, toMatch, type MatchWord } from '#shared/text/matching/matchWord';
import type { Rule } from '#shared/text/matching/rules';
import { eachWord } from '#shared/text/wordSpans';

/** A name is to be the same in spelling, with or without particles. */
const named = { strict: new Set<Rule>(['stem', 'plural']), prefix: false, typos: false };

function wordsOf(text: string): MatchWord[] {
  const words: MatchWord[] = [];
  eachWord(text, (start, end) => words.push(toMatch(text.slice(start, end))));
  return words;
}

/** Whether a name (of a source, a tag) holds all words of a value, and no other with `isWhole`; each name is judged once. */
export function nameJudge(value: string, isWhole: boolean): (name: string) => boolean {
  const wanted = wordsOf(value);
  const judged = new Map<string, boolean>();
  return (name) => {
    let holds = judged.get(name);
    if (holds === undefined) {
      const there = wordsOf(name);
      const isEnough = !isWhole || there.length === wanted.length;
      holds =
        isEnough &&
        wanted.every((asked) => there.some((word) => matchWord(asked, word, named) !== null));
      judged.set(name, holds);
    }
    return holds;
  };
}
