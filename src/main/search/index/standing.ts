import type { Terms } from './askedWord';
import type { ByteSource } from './bytes';
import { takeBytes, takeFloats, takeIntegers } from './columnRoom';
import { fieldAt } from './layout';
import type { PhrasePlaces } from './phrases';
import { body, fields, Postings } from './postings';
import type { Segment } from './segment';

/** For each document of a segment how what is sought stands there: how often, by the closest way, in the best field. */
export interface Standing {
  readonly often: Float32Array;
  /** 0 where it does not stand. */
  readonly best: Float32Array;
  readonly field: Uint8Array;
  /** In how many documents it stands. */
  count: number;
}

/** BM25's usual constants: how soon more of the same counts no more, and how much length counts. */
const k1 = 1.2;
const b = 0.5;

/** By a posting's heads: the best field, and how much a word counts in all of them beyond one in the body. */
const bestOf = Uint8Array.from({ length: 1 << body }, (_, heads) =>
  heads === 0 ? body : 31 - Math.clz32(heads & -heads),
);
const beyond = Float32Array.from({ length: 1 << body }, (_, heads) =>
  fields.reduce((sum, { weight }, at) => sum + ((heads & (1 << at)) === 0 ? 0 : weight - 1), 0),
);
const titleBit = 1;
const lifts = Float32Array.from(fields, (each) => each.lift);

function emptyStanding(size: number): Standing {
  const field = takeBytes(size).fill(body);
  return { often: takeFloats(size), best: takeFloats(size), field, count: 0 };
}

/** Adds a finding of some worth and weight in a field of a document. */
function note(standing: Standing, doc: number, worth: number, weight: number, where: number): void {
  const { often, best, field } = standing;
  const known = best[doc] ?? 0;
  if (known === 0) standing.count += 1;
  if (worth > known) best[doc] = worth;
  often[doc] = (often[doc] ?? 0) + worth * weight;
  if (where < (field[doc] ?? 0)) field[doc] = where;
}

const posting = new Postings();

/** How a word stands anywhere in the documents: the postings say it all. */
export function standingOfWord(segment: Segment, terms: Terms): Standing {
  const standing = emptyStanding(segment.size);
  for (const [term, worth] of terms) {
    noteAll(standing, segment.postingSource(term), segment.count(term), worth);
  }
  return standing;
}

/**
 * Adds all postings of a term: what `Postings` reads and `note` adds, in one loop. Millions are read for some
 * queries, and each column between the two would be written and read again.
 */
// eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
function noteAll(standing: Standing, source: ByteSource, count: number, worth: number): void {
  const { often, best, field } = standing;
  const { bytes } = source;
  let [at, doc, fresh] = [source.at, 0, 0];
  for (let left = count; left > 0; left -= 1) {
    let byte = bytes[at++] ?? 0;
    let head = byte & 127;
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = bytes[at++] ?? 0;
      head |= (byte & 127) << shift;
    }
    doc += head >>> 2;
    let times = 1;
    if ((head & 1) !== 0) {
      byte = bytes[at++] ?? 0;
      times = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = bytes[at++] ?? 0;
        times |= (byte & 127) << shift;
      }
    }
    if ((head & 2) !== 0) {
      const own = bytes[at++] ?? 0;
      times += beyond[own] ?? 0;
      const where = bestOf[own] ?? body;
      if (where < (field[doc] ?? 0)) field[doc] = where;
    }
    const known = best[doc] ?? 0;
    if (known === 0) fresh += 1;
    if (worth > known) best[doc] = worth;
    often[doc] = (often[doc] ?? 0) + worth * times;
  }
  standing.count += fresh;
}

/** How a word stands in the titles of the documents. */
export function standingInTitles(segment: Segment, terms: Terms): Standing {
  const standing = emptyStanding(segment.size);
  for (const [term, worth] of terms) {
    segment.postings(term, posting);
    for (let at = 0; at < posting.count; at += 1) {
      if (((posting.heads[at] ?? 0) & titleBit) === 0) continue;
      note(standing, posting.docs[at] ?? 0, worth, fields[0].weight, 0);
    }
  }
  return standing;
}

/** How words that were found one after the other stand in the documents. */
export function standingOfPhrase(size: number, found: PhrasePlaces): Standing {
  const standing = emptyStanding(size);
  found.docs.forEach((doc, index) => {
    for (let at = found.starts[index] ?? 0; at < (found.starts[index + 1] ?? 0); at += 1) {
      const worth = found.worths[at] ?? 0;
      if (worth === 0) continue;
      const where = fieldAt(found.places[at] ?? 0);
      note(standing, doc, worth, fields[where]?.weight ?? 1, where);
    }
  });
  return standing;
}

/** The documents in which all of some things stand, in rising order. */
export function standingTogether(size: number, standings: readonly Standing[]): Uint32Array {
  const docs = takeIntegers(size);
  // The rarest first: most documents are passed over at once.
  const [first, ...others] = [...standings].sort((one, two) => one.count - two.count);
  let count = allThose(docs, size, first?.best ?? null);
  for (const { best } of others) count = keepThose(docs, count, best);
  return docs.subarray(0, count);
}

/** Puts down the documents that have a worth, or all; answers how many. */
function allThose(docs: Uint32Array, size: number, best: Float32Array | null): number {
  let count = 0;
  if (best === null) for (; count < size; count += 1) docs[count] = count;
  else for (let doc = 0; doc < size; doc += 1) if (best[doc] !== 0) docs[count++] = doc;
  return count;
}

/** Leaves of so many documents those that have a worth; answers how many. */
function keepThose(docs: Uint32Array, count: number, best: Float32Array): number {
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const doc = docs[at] ?? 0;
    if (best[doc] !== 0) docs[kept++] = doc;
  }
  return kept;
}

/** What is known of all documents together. */
export interface Whole {
  readonly documents: number;
  /** Words in a document, in the mean. */
  readonly length: number;
}

/** How rare something is that stands in `count` documents. */
const rarityOf = (documents: number, count: number): number =>
  Math.log(1 + (documents - count + 0.5) / (count + 0.5));

/**
 * What each document scores for what stands in `count` of them. The closest way in which it was found
 * and the best field that it stands in bound the score; BM25 ranks under that. Only documents that are `among` some have one.
 */
export function scoresOf(
  { often, best, field }: Standing,
  lengths: Uint32Array,
  count: number,
  whole: Whole,
  among: Uint32Array,
): Float32Array {
  const scores = takeFloats(best.length);
  const rarity = rarityOf(whole.documents, Math.min(count, whole.documents)) * (k1 + 1);
  const perWord = (k1 * b) / whole.length;
  for (const doc of among) {
    const worth = best[doc] ?? 0;
    if (worth === 0) continue;
    // `times` and what it is held against are both multiplied by the worth, which saves a division.
    const times = often[doc] ?? 0;
    const against = worth * (k1 * (1 - b) + perWord * (lengths[doc] ?? 0));
    scores[doc] = (rarity * worth * (lifts[field[doc] ?? 0] ?? 1) * times) / (times + against);
  }
  return scores;
}
