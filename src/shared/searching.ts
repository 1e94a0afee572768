import type { Rule } from './text/matching/rules';

/** A stretch of a snippet, from start (inclusive) to end (exclusive), in UTF-16 code units. */
export type Mark = readonly [start: number, end: number];

/** One article that a search found, in its original spelling. */
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly titleMarks: readonly Mark[];
  readonly snippet: string;
  readonly marks: readonly Mark[];
  /** The rules by which what was asked stands in the article; none where it stands there as it was typed. */
  readonly rules: readonly Rule[];
}

/** One mark whose quote, note or tags a search found. */
export interface MarkHit {
  readonly bookmarkId: string;
  readonly articleId: string;
  readonly where: 'quote' | 'note' | 'tags';
  readonly snippet: string;
  readonly marks: readonly Mark[];
}

/** One way to narrow a search: how many of its articles it leaves. */
export interface FacetValue {
  /** As it is shown: a name, a year of four Latin digits, or a language's tag. */
  readonly value: string;
  readonly count: number;
  /** What has to be added to the query, in its own language. */
  readonly clause: string;
}

/** What the articles of a search have in common, the commonest first, a few of each. */
export type FacetName = 'source' | 'programme' | 'year' | 'tag' | 'language';
export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** The best hits, and what is known of all. */
export interface SearchAnswer {
  /** How many articles there are; at least so many where `isCounted` is false. */
  readonly total: number;
  readonly isCounted: boolean;
  /** How long the search took, in milliseconds. */
  readonly ms: number;
  readonly hits: readonly SearchHit[];
  /** The bookmarks found, at most a few. */
  readonly marks: readonly MarkHit[];
  readonly facets: Facets;
  /** The query with words that the library has in place of those that it has not; null when there is nothing better. */
  readonly suggestion: string | null;
  /** How many articles cannot be found yet, because they are still to be indexed; null when that is not known yet. */
  readonly pending: number | null;
}

/** One way to go on with a query that is being typed. */
export interface Completion {
  /** The whole query with it, and where the caret goes in it. */
  readonly text: string;
  readonly caret: number;
  /** What was completed, as it is shown. */
  readonly shown: string;
  readonly kind: 'field' | 'value' | 'word';
}
