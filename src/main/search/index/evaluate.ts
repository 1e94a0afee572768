import type { FactAsked, NearAsked, Query, WordsAsked } from '#shared/text/querying/queryTree';
import type { AskedWord } from './askedWord';
import { takeFloats } from './columnRoom';
import { isLoneAnd, offsetsOf } from './layout';
import { nearDocs, phrasePlaces, type PhrasePlaces } from './phrases';
import { recentStanding } from './recentStandings';
import type { Segment } from './segment';
import {
  scoresOf,
  standingTogether,
  standingInTitles,
  standingOfPhrase,
  type Standing,
  type Whole,
} from './standing';

/** What a fact or a date is worth beside words: it says that an article is meant, not how much. */
const factScore = 0.5;
/** What is asked not to be there says nothing of the rest; it must only not be 0. */
const absent = 1e-6;

/** A query made ready. */
export interface Asking {
  readonly query: Query;
  readonly words: ReadonlyMap<WordsAsked, readonly AskedWord[]>;
  readonly segments: readonly Segment[];
  /** The test of a fact on the documents of a segment. */
  readonly holds: (asked: FactAsked, segment: Segment) => (doc: number) => boolean;
  /** Whether nobody waits for the answer any more. */
  readonly isAbandoned: () => boolean;
}

/** All parts of a query that ask for words, also those that ask them not to be there. */
function leavesOf(query: Query): readonly WordsAsked[] {
  switch (query.kind) {
    case 'words':
      return [query];
    case 'near':
      return [query.left, query.right];
    case 'not':
      return leavesOf(query.part);
    case 'all':
    case 'any':
      return query.parts.flatMap(leavesOf);
    case 'fact':
    case 'dates':
      return [];
  }
}

/** How the words of each part of a query stand in one segment. */
interface Stood {
  readonly standings: ReadonlyMap<WordsAsked, Standing>;
  readonly places: ReadonlyMap<WordsAsked, PhrasePlaces>;
}

/** How the documents of one segment answer a query. */
export interface Answered {
  /** A number above 0 for each document, or 0 where it does not. */
  readonly scores: Float32Array;
  /** Documents of which no other has a score, in rising order; null where any can have one. */
  readonly among: Uint32Array | null;
  /** What the closest way is worth by which words that are asked for stand in a document; 0 where they do not. */
  worthOf(words: WordsAsked, doc: number): number;
}

/** How well each document of each segment answers a query; null when the query was abandoned on the way. */
export function evaluate(asking: Asking): readonly Answered[] | null {
  const { query, segments, isAbandoned } = asking;
  const documents = segments.reduce((sum, { size }) => sum + size, 0);
  const length = segments.reduce((sum, { totalLength }) => sum + totalLength, 0);
  const whole = { documents, length: Math.max(1, length / Math.max(1, documents)) };
  const leaves = leavesOf(query);
  const near = new Set(nearsOf(query).flatMap(({ left, right }) => [left, right]));
  const stood: Stood[] = [];
  for (const segment of segments) {
    if (isAbandoned()) return null;
    stood.push(standIn(asking, segment, leaves, near, segment.size / documents));
  }
  const counts = new Map(
    leaves.map((leaf) => [
      leaf,
      stood.reduce((sum, { standings }) => sum + (standings.get(leaf)?.count ?? 0), 0),
    ]),
  );
  const answered: Answered[] = [];
  for (const [index, segment] of segments.entries()) {
    if (isAbandoned()) return null;
    const own = stood[index];
    if (own === undefined) continue;
    answered.push({
      ...new Scoring(asking, segment, own, counts, whole).answer(query),
      worthOf: (words, doc) => own.standings.get(words)?.best[doc] ?? 0,
    });
  }
  return answered;
}

const nearsOf = (query: Query): readonly NearAsked[] => {
  if (query.kind === 'near') return [query];
  if (query.kind === 'not') return nearsOf(query.part);
  return query.kind === 'all' || query.kind === 'any' ? query.parts.flatMap(nearsOf) : [];
};

function standIn(
  { words }: Asking,
  segment: Segment,
  leaves: readonly WordsAsked[],
  near: ReadonlySet<WordsAsked>,
  share: number,
): Stood {
  const standings = new Map<WordsAsked, Standing>();
  const places = new Map<WordsAsked, PhrasePlaces>();
  for (const leaf of leaves) {
    const terms = (words.get(leaf) ?? []).map((word) => word.termsIn(segment, share));
    const inTitle = leaf.field === 'title';
    const [first] = terms;
    if (terms.length === 1 && first !== undefined && !near.has(leaf)) {
      standings.set(
        leaf,
        inTitle ? standingInTitles(segment, first) : recentStanding(segment, first),
      );
      continue;
    }
    const offsets = offsetsOf(leaf.words);
    const phrase = terms.map((own, index) => ({ terms: own, offset: offsets[index] ?? 0 }));
    const found = phrasePlaces(segment, phrase, inTitle);
    places.set(leaf, found);
    standings.set(leaf, standingOfPhrase(segment.size, found));
  }
  return { standings, places };
}

/** Scores the documents of one segment. */
class Scoring {
  constructor(
    readonly asking: Asking,
    readonly segment: Segment,
    readonly stood: Stood,
    readonly counts: ReadonlyMap<WordsAsked, number>,
    readonly whole: Whole,
  ) {}

  answer(query: Query): Pick<Answered, 'scores' | 'among'> {
    const parts = query.kind === 'all' ? query.parts : [query];
    const isOfWords = parts.some(({ kind }) => kind === 'words');
    if (!isOfWords) return { scores: this.of(query), among: null };
    const among = this.#together(parts);
    return { scores: this.#all(parts, among), among };
  }

  of(query: Query): Float32Array {
    switch (query.kind) {
      case 'words':
        return this.#words(query, this.#together([query]));
      case 'near':
        return this.#near(query);
      case 'fact':
        return this.#holding(this.asking.holds(query, this.segment));
      case 'dates': {
        const { days } = this.segment.columns;
        const [from, to] = [dayNumber(query.from) ?? 1, dayNumber(query.to) ?? Infinity];
        return this.#holding((doc) => (days[doc] ?? 0) >= from && (days[doc] ?? 0) <= to);
      }
      case 'not':
        return this.#not(query.part);
      case 'all':
        return this.#all(query.parts, this.#together(query.parts));
      case 'any':
        return this.#any(query.parts);
    }
  }

  #words(leaf: WordsAsked, among: Uint32Array): Float32Array {
    const standing = this.stood.standings.get(leaf);
    if (standing === undefined) return takeFloats(this.segment.size);
    const count = this.counts.get(leaf) ?? 0;
    return scoresOf(standing, this.segment.lengths, count, this.whole, among);
  }

  #near({ left, right, within }: NearAsked): Float32Array {
    const [lefts, rights] = [this.stood.places.get(left), this.stood.places.get(right)];
    const both = this.#all([left, right], this.#together([left, right]));
    if (lefts === undefined || rights === undefined) return both;
    const lengths = [lengthOf(left), lengthOf(right)] as const;
    const docs = nearDocs([lefts, rights], { lengths, within });
    return both.map((score, doc) => (docs.has(doc) ? score : 0));
  }

  #holding(holds: (doc: number) => boolean): Float32Array {
    const scores = takeFloats(this.segment.size);
    for (let doc = 0; doc < scores.length; doc += 1) if (holds(doc)) scores[doc] = factScore;
    return scores;
  }

  /** The documents in which all parts stand that are words. */
  #together(parts: readonly Query[]): Uint32Array {
    const standings = parts.flatMap((part) =>
      part.kind === 'words' ? (this.stood.standings.get(part) ?? []) : [],
    );
    return standingTogether(this.segment.size, standings);
  }

  #all(parts: readonly Query[], docs: Uint32Array): Float32Array {
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'words') return this.#words(only, docs);
    const scores = takeFloats(this.segment.size);
    parts.forEach((part, index) => {
      const own = part.kind === 'words' ? this.#words(part, docs) : this.of(part);
      addTo(scores, own, docs, index === 0);
    });
    return scores;
  }

  #not(part: Query): Float32Array {
    const standing = part.kind === 'words' ? this.stood.standings.get(part) : undefined;
    const there = standing?.best ?? this.of(part);
    const scores = takeFloats(this.segment.size);
    for (let doc = 0; doc < scores.length; doc += 1) if (there[doc] === 0) scores[doc] = absent;
    return scores;
  }

  #any(parts: readonly Query[]): Float32Array {
    const [scores = takeFloats(this.segment.size), ...others] = parts.map((part) => this.of(part));
    for (const other of others) {
      for (let doc = 0; doc < scores.length; doc += 1) {
        scores[doc] = (scores[doc] ?? 0) + (other[doc] ?? 0);
      }
    }
    return scores;
  }
}

/** Adds to the scores of some documents; of those alone that have both, unless it is the first. */
function addTo(scores: Float32Array, own: Float32Array, docs: Uint32Array, isFirst: boolean): void {
  for (const doc of docs) {
    const before = scores[doc] ?? 0;
    const score = own[doc] ?? 0;
    scores[doc] = score > 0 && (isFirst || before > 0) ? before + score : 0;
  }
}

/** How many words that are no stray و a phrase has. */
const lengthOf = ({ words }: WordsAsked): number =>
  Math.max(1, words.filter((word) => !isLoneAnd(word)).length);

const dayNumber = (day: string | null): number | null =>
  day === null ? null : Number(day.replaceAll('-', ''));
