import { ByteSource } from './bytes';
import type { Segment } from './segment';

/**
 * What begins with a letter or two begins tens of thousands of terms, which stand in nearly every
 * document: the commonest of them are looked for, about so many in all segments, in about so many places.
 */
const mostTerms = 400;
const mostPostings = 250_000;

/** Terms that begin with something. */
export interface LongerTerms {
  readonly terms: ReadonlySet<number>;
  /** Whether they are the commonest of too many. */
  readonly isCut: boolean;
}

/** The terms of a segment, `share` of the whole index, that begin with one of some strings in any reading. */
export function longerTerms(
  segment: Segment,
  beginnings: readonly string[],
  share: number,
): LongerTerms {
  const { counts } = segment.columns;
  const tally = new Tally();
  const found = longerIn(segment, beginnings);
  for (const term of found) tally.add(counts[term] ?? 0);
  const least = tally.least(Math.max(64, mostTerms * share), Math.max(1000, mostPostings * share));
  const terms = new Set<number>();
  for (const term of found) if ((counts[term] ?? 0) >= least) terms.add(term);
  return { terms, isCut: least > 0 };
}

/** Where terms are gathered, of which there may be a million. */
let room = new Uint32Array(1 << 12);

/** The terms that begin so, valid until the next call; some may come more than once. */
function longerIn(segment: Segment, beginnings: readonly string[]): Uint32Array {
  const { readingStarts, readingTerms } = segment.columns;
  let count = 0;
  const gather = (reading: number, source: ByteSource): void => {
    const next = readingStarts[reading + 1] ?? 0;
    for (let term = 0; source.at < next; count += 1) {
      term += source.varint();
      if (count === room.length) room = largerOf(room);
      room[count] = term;
    }
  };
  for (const beginning of beginnings) {
    const { start, end } = segment.readings.prefixed(beginning);
    const source = new ByteSource(readingTerms, readingStarts[start]);
    for (let reading = start; reading < end; reading += 1) gather(reading, source);
  }
  return room.subarray(0, count);
}

function largerOf(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** Terms by the bits of their counts, in which a count of 2ⁿ is the least of its own. */
class Tally {
  readonly #terms = new Uint32Array(34);
  readonly #postings = new Float64Array(34);
  #all = 0;

  add(count: number): void {
    const bits = 32 - Math.clz32(count);
    this.#terms[bits] = (this.#terms[bits] ?? 0) + 1;
    this.#postings[bits] = (this.#postings[bits] ?? 0) + count;
    this.#all += 1;
  }

  /** From which count on there are about so many terms, and postings, at the most; 0 when all are few enough. */
  least(mostTerms: number, mostPostings: number): number {
    if (this.#all <= mostTerms) return 0;
    let bits = 32;
    for (let [terms, postings] = [0, 0]; bits > 1; bits -= 1) {
      terms += this.#terms[bits] ?? 0;
      postings += this.#postings[bits] ?? 0;
      if (terms + (this.#terms[bits - 1] ?? 0) > mostTerms || postings > mostPostings) break;
    }
    return 2 ** (bits - 1);
  }
}
