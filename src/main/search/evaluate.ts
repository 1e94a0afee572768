import { seek, type Sought } from '#shared/text/matching/seek';
import type { Rule } from '#shared/text/matching/rules';
import type { Vocabulary } from '#shared/text/matching/vocabulary';
import { wordsAsked, type Query, type WordsAsked } from '#shared/text/querying/queryTree';
import type { Entry } from './entry';
import { factJudge, isWithin, type Facts } from './facts';
import { scoresOf, scoresOfNear, type Scores, type Searched } from './score';

/** The score of one article; 0 when it is not asked for. */
type Judge = (entry: Entry, slot: number) => number;

/** What a fact or a date is worth beside words: it says that an article is meant, not how much. */
const factScore = 0.5;
/** What is asked not to be there says nothing of the rest; it must only not be 0. */
const absent = 1e-6;

/** A query made ready for one library: the words sought, and the judge of articles. */
export interface Plan {
  readonly sought: readonly Sought[];
  readonly judge: Judge;
}

interface Making {
  readonly found: ReadonlyMap<WordsAsked, Sought>;
  readonly searched: Searched;
  readonly facts: Facts;
}

function soughtOf({ found }: Making, asked: WordsAsked): Sought {
  return found.get(asked) ?? { asked, matches: [], worths: [] };
}

const fromScores =
  (scores: Scores): Judge =>
  (_entry, slot) =>
    scores[slot] ?? 0;

function judgeOf(query: Query, making: Making): Judge {
  const { searched, facts } = making;
  switch (query.kind) {
    case 'words':
      return fromScores(scoresOf(soughtOf(making, query), searched));
    case 'near': {
      const both = [soughtOf(making, query.left), soughtOf(making, query.right)] as const;
      return fromScores(scoresOfNear(query, both, searched));
    }
    case 'fact': {
      const holds = factJudge(query, facts);
      return ({ article }) => (holds(article) ? factScore : 0);
    }
    case 'dates':
      return ({ article }) => (isWithin(article, query) ? factScore : 0);
    case 'not': {
      const judge = judgeOf(query.part, making);
      return (entry, slot) => (judge(entry, slot) === 0 ? absent : 0);
    }
    case 'any': {
      const judges = query.parts.map((part) => judgeOf(part, making));
      return (entry, slot) => judges.reduce((sum, judge) => sum + judge(entry, slot), 0);
    }
    case 'all':
      return allOf(query.parts.map((part) => judgeOf(part, making)));
  }
}

function allOf(judges: readonly Judge[]): Judge {
  return (entry, slot) => {
    let sum = 0;
    for (const judge of judges) {
      const score = judge(entry, slot);
      if (score === 0) return 0;
      sum += score;
    }
    return sum;
  };
}

/** The words that are asked not to be there: they have to be found as well. */
function wordsRefused(query: Query): readonly WordsAsked[] {
  if (query.kind === 'not') return [...wordsAsked(query.part), ...wordsRefused(query.part)];
  return query.kind === 'all' || query.kind === 'any' ? query.parts.flatMap(wordsRefused) : [];
}

/** Nothing is refused for being like what is refused. */
const notRefused: readonly Rule[] = ['stem', 'plural', 'typo'];

/** How a query is taken beside its words. */
export interface Taking {
  readonly facts: Facts;
  readonly strict: ReadonlySet<Rule>;
}

/** Makes a query ready to judge the articles whose words are in a vocabulary. */
export function planOf(
  query: Query,
  vocabulary: Vocabulary,
  searched: Searched,
  { facts, strict }: Taking,
): Plan {
  const isThere = (word: number): boolean => searched.postings.holding(word) > 0;
  const sought = wordsAsked(query).map((asked) => seek(asked, vocabulary, { strict, isThere }));
  const refused = wordsRefused(query).map((asked) =>
    seek(asked, vocabulary, { strict: new Set([...strict, ...notRefused]), isThere }),
  );
  const found = new Map([...sought, ...refused].map((each) => [each.asked, each]));
  return { sought, judge: judgeOf(query, { found, searched, facts }) };
}
