import type { Segment } from './segment';

/** One document that a query found. */
export interface Found {
  readonly segment: Segment;
  readonly doc: number;
}

interface Rated extends Found {
  readonly score: number;
  readonly newness: number;
}

/** Scores that differ by less than the inverse are the same. */
const steps = 100;

/** The best of what is offered, at most `limit`, by score; of two equals the newer first. */
export class Best {
  readonly #kept: Rated[] = [];
  /** What is no better than the last of those kept is not among them. */
  #least = 0;
  #leastNewness = -Infinity;

  constructor(readonly limit: number) {}

  /** Offers some documents of a segment, each with its score among the `scores` of all. */
  offer(segment: Segment, docs: Uint32Array, scores: Float32Array): void {
    const { dates } = segment.columns;
    for (const doc of docs) {
      const score = Math.ceil((scores[doc] ?? 0) * steps);
      if (score < this.#least) continue;
      const date = dates[doc] ?? Number.NaN;
      // What has no date is older than all.
      const newness = Number.isNaN(date) ? -Number.MAX_VALUE : date;
      // Where thousands are as good, each would be kept to be sorted.
      if (score === this.#least && newness <= this.#leastNewness) continue;
      this.#kept.push({ segment, doc, score, newness });
      if (this.#kept.length >= this.limit * 2 + 64) this.#cut();
    }
  }

  all(): readonly Found[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort((a, b) => b.score - a.score || b.newness - a.newness);
    if (this.#kept.length < this.limit) return;
    this.#kept.length = this.limit;
    const last = this.#kept.at(-1);
    this.#least = last?.score ?? Infinity;
    this.#leastNewness = last?.newness ?? Infinity;
  }
}
