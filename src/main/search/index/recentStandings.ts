import type { Terms } from './askedWord';
import type { Segment } from './segment';
import { standingOfWord, type Standing } from './standing';

/** What stands in fewer documents is found again as soon as it is looked up. */
const worthKeeping = 4096;
/** So many bytes of standings are kept. */
const room = 12 * 1024 * 1024;
/** What a document takes in a standing. */
const bytesEach = 9;

/**
 * Standings of the last queries' common words, the latest last: while one types, a word is asked for again with
 * each letter of the next one, and half of all Arabic words begin with the same two letters.
 */
const kept = new Map<Terms, Standing>();
let taken = 0;

const sizeOf = ({ best }: Standing): number => best.length * bytesEach;

/** How a word stands anywhere in the documents of a segment, as `standingOfWord` finds it; not to be changed. */
export function recentStanding(segment: Segment, terms: Terms): Standing {
  const known = kept.get(terms);
  if (known !== undefined) {
    kept.delete(terms);
    kept.set(terms, known);
    return known;
  }
  const standing = standingOfWord(segment, terms);
  if (standing.count >= worthKeeping) keep(terms, standing);
  return standing;
}

function keep(terms: Terms, { often, best, field, count }: Standing): void {
  // Its columns are the next query's.
  const own = { often: often.slice(), best: best.slice(), field: field.slice(), count };
  kept.set(terms, own);
  taken += sizeOf(own);
  for (const [oldest, standing] of kept) {
    if (taken <= room) return;
    kept.delete(oldest);
    taken -= sizeOf(standing);
  }
}
