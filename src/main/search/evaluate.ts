import { seek, type Sought } from '#shared/text/matching/seek';
import type { Rule } from '#shared/text/matching/rules';
import type { Vocabulary } from '#shared/text/matching/vocabulary';
import { wordsAsked, type Query, type WordsAsked } from '#shared/text/querying/queryTree';
import type { Entry } from './entry';
import { factJudge, isWithin, type Facts } from './facts';
import { scoreOf, scoreOfNear, type Measure } from './score';

/** The score of one article; 0 when it is not asked for. */
type Judge = (entry: Entry) => number;

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
  readonly measure: Measure;
  readonly facts: Facts;
}

function soughtOf(making: Making, asked: WordsAsked): Sought {
  return making.found.get(asked) ?? { asked, matches: [], worths: [], begins: new Uint8Array(0) };
}

/** About how many articles a part leaves over, to ask first for what leaves the fewest. */
function breadth(part: Query, { found, measure }: Making): number {
  if (part.kind === 'fact' || part.kind === 'dates') return -1;
  const words = part.kind === 'words' ? found.get(part) : undefined;
  return words === undefined ? measure.articles : measure.holding(words);
}

function judgeOf(query: Query, making: Making): Judge {
  const { measure, facts } = making;
  switch (query.kind) {
    case 'words': {
      const sought = soughtOf(making, query);
      return (entry) => scoreOf(entry, sought, measure);
    }
    case 'near': {
      const both = [soughtOf(making, query.left), soughtOf(making, query.right)] as const;
      return (entry) => scoreOfNear(entry, query, both, measure);
    }
    case 'fact': {
      const holds = factJudge(query, facts);
      return ({ article }) => (holds(article) ? factScore : 0);
    }
    case 'dates':
      return ({ article }) => (isWithin(article, query) ? factScore : 0);
    case 'not': {
      const judge = judgeOf(query.part, making);
      return (entry) => (judge(entry) === 0 ? absent : 0);
    }
    case 'any': {
      const judges = query.parts.map((part) => judgeOf(part, making));
      return (entry) => judges.reduce((sum, judge) => sum + judge(entry), 0);
    }
    case 'all':
      return allOf(query.parts, making);
  }
}

function allOf(parts: readonly Query[], making: Making): Judge {
  const judges = [...parts]
    .sort((a, b) => breadth(a, making) - breadth(b, making))
    .map((part) => judgeOf(part, making));
  return (entry) => {
    let sum = 0;
    for (const judge of judges) {
      const score = judge(entry);
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

/** How a query is taken beside its words. */
export interface Taking {
  readonly facts: Facts;
  readonly strict: ReadonlySet<Rule>;
  /** Whether mistyped words count; what is refused is never refused for them. */
  readonly typos: boolean;
}

/** Makes a query ready to judge the articles whose words are in a vocabulary. */
export function planOf(
  query: Query,
  vocabulary: Vocabulary,
  measure: Measure,
  taking: Taking,
): Plan {
  const { facts, strict, typos } = taking;
  const sought = wordsAsked(query).map((asked) => seek(asked, vocabulary, { strict, typos }));
  const refused = wordsRefused(query).map((asked) =>
    seek(asked, vocabulary, { strict: new Set([...strict, 'stem', 'plural']), typos: false }),
  );
  const found = new Map([...sought, ...refused].map((each) => [each.asked, each]));
  return { sought, judge: judgeOf(query, { found, measure, facts }) };
}
