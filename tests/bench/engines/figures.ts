import type { Kind } from './queries';

/** What making an index took. */
export interface BuildFigures {
  readonly seconds: number;
  /** Of the processors, in the engine's own process. */
  readonly processorSeconds: number;
  readonly articles: number;
  /** Bytes: at most resident, of the index on disk, of it what is shown of articles, and of the texts in UTF-8. */
  readonly peak: number;
  readonly size: number;
  readonly shown: number;
  readonly texts: number;
}

/** What using an index took: milliseconds and bytes. */
export interface UseFigures {
  /** Until the first answer. */
  readonly opening: number;
  /** Of each query the median; queries that cannot be asked are not among them. */
  readonly queries: readonly { readonly kind: Kind; readonly ms: number; readonly first: number }[];
  readonly adding: number;
  /** Resident after the queries, and at most. */
  readonly memory: number;
  readonly peak: number;
}

/** The middle one of some numbers. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The number that a part of all are not above: nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}
