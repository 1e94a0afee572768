import type { Segment } from './segment';

/** A segment in use, with those of its documents that are gone. */
export interface Living {
  readonly segment: Segment;
  readonly gone: Set<number>;
}

/** So many segments of about one size become one: each document is written anew a few times at the most. */
const tier = 4;
/** The same while more articles are on their way: what is merged late is merged once. */
const tierWhileFilling = 16;
/** From this level on two are enough: each segment has common words, and what leads to them, for itself. */
const largeLevel = 4;
/** Smaller ones count as of this size. */
const smallest = 64;

/**
 * The segments that should become one next: those of about one size, or one of which half is gone; null when
 * all is well. `isFilling` says that many articles are being taken in.
 */
export function nextMerge(all: readonly Living[], isFilling: boolean): readonly Living[] | null {
  const wasted = all.find(({ segment, gone }) => gone.size * 2 > segment.size);
  if (wasted !== undefined) return [wasted];
  const tiers = new Map<number, Living[]>();
  for (const living of all) {
    const size = Math.max(smallest, living.segment.size - living.gone.size);
    const level = Math.floor(Math.log(size / smallest) / Math.log(tier));
    tiers.set(level, [...(tiers.get(level) ?? []), living]);
  }
  for (const [level, each] of tiers) {
    // A merge that is cut short by the end of the program begins anew: one of too many might never end.
    if (each.length >= enough(level, isFilling)) return each.slice(0, tierWhileFilling);
  }
  return null;
}

function enough(level: number, isFilling: boolean): number {
  if (isFilling) return tierWhileFilling;
  return level >= largeLevel ? 2 : tier;
}
