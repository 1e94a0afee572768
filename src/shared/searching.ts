/** A stretch of a snippet, from start (inclusive) to end (exclusive), in UTF-16 code units. */
export type Mark = readonly [start: number, end: number];

/** One article that a search found, in its original spelling. */
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly titleMarks: readonly Mark[];
  readonly snippet: string;
  readonly marks: readonly Mark[];
}

/** The best hits, how many there are in all, and how long the search took in milliseconds. */
export interface SearchAnswer {
  readonly total: number;
  readonly ms: number;
  readonly hits: readonly SearchHit[];
}
