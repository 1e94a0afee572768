import type { Facets } from '#shared/searching';
import { FacetCounts } from './facets';
import { Best, type Found } from './index/best';
import { takeIntegers } from './index/columnRoom';
import type { Answered } from './index/evaluate';
import type { Living } from './index/tiers';
import type { ReaderStates } from './readerStates';

/** What answers a query: the best of it, and what can be told of all of it. */
export interface Ranked {
  readonly best: readonly Found[];
  readonly total: number;
  readonly facets: Facets;
}

/** The best of what answers a query in each segment, but for what is gone or lies in the trash. */
export function ranked(
  living: readonly Living[],
  answered: readonly Answered[],
  readers: ReaderStates,
  limit: number,
): Ranked {
  const best = new Best(limit);
  const facets = new FacetCounts(readers);
  let total = 0;
  for (const [at, each] of living.entries()) {
    const { segment } = each;
    const { scores, among } = answered[at] ?? { scores: new Float32Array(), among: null };
    takeAway(scores, each, readers);
    const found = findable(scores, among);
    best.offer(segment, found, scores);
    facets.add(segment, found);
    total += found.length;
  }
  return { best: best.all(), total, facets: facets.facets() };
}

/** Whether anything answers a query, of what is not gone nor in the trash. */
export function isAnything(
  living: readonly Living[],
  answered: readonly Answered[],
  readers: ReaderStates,
): boolean {
  return living.some((each, at) => {
    const scores = answered[at]?.scores ?? new Float32Array();
    takeAway(scores, each, readers);
    return scores.some((score) => score > 0);
  });
}

/** Leaves no score to what is gone or lies in the trash. */
function takeAway(scores: Float32Array, { segment, gone }: Living, readers: ReaderStates): void {
  for (const doc of gone) scores[doc] = 0;
  for (const doc of readers.trashedIn(segment)) scores[doc] = 0;
}

/** The documents with a score, which may be known to be among some. */
function findable(scores: Float32Array, among: Uint32Array | null): Uint32Array {
  const found = takeIntegers(scores.length);
  let count = 0;
  if (among !== null) {
    for (const doc of among) if ((scores[doc] ?? 0) > 0) found[count++] = doc;
    return found.subarray(0, count);
  }
  for (let doc = 0; doc < scores.length; doc += 1) {
    if ((scores[doc] ?? 0) > 0) found[count++] = doc;
  }
  return found.subarray(0, count);
}
