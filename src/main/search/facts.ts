import type { Searchable } from '#shared/searchable';
import { matchWord, toMatch, type MatchWord } from '#shared/text/matching/matchWord';
import type { Rule } from '#shared/text/matching/rules';
import type { DatesAsked, FactAsked } from '#shared/text/querying/queryTree';
import { eachWord } from '#shared/text/wordSpans';

/** What a library knows of its articles and an index does not: `is:starred` and the like, with the ids that hold. */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** The name that facts are given under. */
export const factKey = ({ name, value }: FactAsked): string => `${name}:${value}`;

/** A name is to be the same in spelling, with or without particles. */
const named = { strict: new Set<Rule>(['stem', 'plural']), prefix: false, typos: false };

function wordsOf(text: string): MatchWord[] {
  const words: MatchWord[] = [];
  eachWord(text, (start, end) => words.push(toMatch(text.slice(start, end))));
  return words;
}

const holdsAll = (name: string, wanted: readonly MatchWord[]): boolean => {
  const there = wordsOf(name);
  return wanted.every((asked) => there.some((word) => matchWord(asked, word, named) !== null));
};

/** Whether an article's names (a source, its tags) hold all words of a value; each name is judged once. */
export function nameJudge(value: string): (names: readonly string[]) => boolean {
  const wanted = wordsOf(value);
  const judged = new Map<string, boolean>();
  return (names) =>
    names.some((name) => {
      let holds = judged.get(name);
      if (holds === undefined) {
        holds = holdsAll(name, wanted);
        judged.set(name, holds);
      }
      return holds;
    });
}

/** Whether an article was published in the days asked for; one without a date never was. */
export function isWithin({ published }: Searchable, { from, to }: DatesAsked): boolean {
  if (published === undefined) return false;
  const day = published.slice(0, 10);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Makes the test of one fact on articles. */
export function factJudge(asked: FactAsked, facts: Facts): (article: Searchable) => boolean {
  const known = new Set(facts[factKey(asked)] ?? []);
  if (asked.name === 'is' || asked.name === 'has') return ({ id }) => known.has(id);
  const holds = nameJudge(asked.value);
  if (asked.name === 'tag') return ({ id, tags }) => known.has(id) || holds(tags ?? []);
  return ({ source }) => source !== undefined && holds([source]);
}
