import type { Terms } from './askedWord';
import { takeBytes, takeIntegers } from './columnRoom';
import { besides, titleEnd } from './layout';
import { Postings } from './postings';
import type { Segment, TermPlaces } from './segment';

/** A word of a phrase in one segment. */
export interface PhraseWord {
  readonly terms: Terms;
  /** How far it is from the beginning of the phrase: see `offsetsOf`. */
  readonly offset: number;
}

/** Where a phrase stands: for each of some documents where it begins, and how well its words match there. */
export interface PhrasePlaces {
  readonly docs: Uint32Array;
  /** Where the places of each document begin; one more than there are documents. */
  readonly starts: Uint32Array;
  readonly places: Int32Array;
  /** The worth of the word that matches least; 0 where the phrase does not stand. */
  readonly worths: Float32Array;
}

const posting = new Postings();

/** The documents of a segment that have all words somewhere, in rising order. */
function holdersOf(segment: Segment, words: readonly PhraseWord[]): Uint32Array {
  const held = takeBytes(segment.size);
  words.forEach(({ terms }, index) => {
    for (const term of terms.keys()) {
      segment.postings(term, posting);
      const { docs, count } = posting;
      for (let at = 0; at < count; at += 1) {
        const doc = docs[at] ?? 0;
        if (held[doc] === index) held[doc] = index + 1;
      }
    }
  });
  const docs = takeIntegers(segment.size);
  let count = 0;
  for (let doc = 0; doc < held.length; doc += 1) {
    if (held[doc] === words.length) docs[count++] = doc;
  }
  return docs.subarray(0, count);
}

const countOf = (segment: Segment, { terms }: PhraseWord): number => {
  let count = 0;
  for (const term of terms.keys()) count += segment.count(term);
  return count;
};

/** Finds the places of a segment's documents at which words stand as a phrase. */
export function phrasePlaces(
  segment: Segment,
  words: readonly PhraseWord[],
  inTitle: boolean,
): PhrasePlaces {
  const docs = holdersOf(segment, words);
  const candidates = new Int32Array(segment.size).fill(-1);
  docs.forEach((doc, index) => (candidates[doc] = index));
  // The rarest word has the fewest places to look around.
  const [first, ...others] = [...words].sort((a, b) => countOf(segment, a) - countOf(segment, b));
  if (first === undefined) throw new Error('a phrase without words');
  const found = anchorsOf({ segment, candidates }, docs, first);
  if (inTitle) {
    found.places.forEach((place, at) => {
      if (place >= titleEnd) found.worths[at] = 0;
    });
  }
  for (const word of others) keepThose({ segment, candidates }, found, word);
  return found;
}

interface Looking {
  readonly segment: Segment;
  /** For each document its place among those looked at, or -1. */
  readonly candidates: Int32Array;
}

/** A term's places in the candidates. */
interface CandidatePlaces extends TermPlaces {
  /** The candidates that have it, in their order. */
  readonly own: Uint32Array;
}

function placesIn({ segment, candidates }: Looking, term: number): CandidatePlaces {
  segment.postings(term, posting);
  const { docs, count } = posting;
  const wanted = new Uint32Array(count);
  const own = new Uint32Array(count);
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const candidate = candidates[docs[at] ?? 0] ?? -1;
    if (candidate < 0) continue;
    wanted[length] = at;
    own[length++] = candidate;
  }
  const places = segment.places(term, posting, wanted.subarray(0, length));
  return { ...places, own: own.subarray(0, length) };
}

/** Where the phrase would begin for each place of one of its words. */
// eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
function anchorsOf(looking: Looking, docs: Uint32Array, word: PhraseWord): PhrasePlaces {
  const found = Array.from(word.terms, ([term, worth]) => ({
    ...placesIn(looking, term),
    worth,
  }));
  const starts = new Uint32Array(docs.length + 1);
  for (const { own, starts: ends } of found) {
    for (let at = 0; at < own.length; at += 1) {
      const next = (own[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + (ends[at + 1] ?? 0) - (ends[at] ?? 0);
    }
  }
  for (let at = 1; at <= docs.length; at += 1) {
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  }
  const places = new Int32Array(starts[docs.length] ?? 0);
  const worths = new Float32Array(places.length);
  const next = starts.slice();
  for (const { own, starts: from, places: there, worth } of found) {
    for (let at = 0; at < own.length; at += 1) {
      let to = next[own[at] ?? 0] ?? 0;
      for (let index = from[at] ?? 0; index < (from[at + 1] ?? 0); index += 1) {
        places[to] = (there[index] ?? 0) - word.offset;
        worths[to++] = worth;
      }
      next[own[at] ?? 0] = to;
    }
  }
  if (found.length > 1) sortEach(starts, places, worths);
  return { docs, starts, places, worths };
}

/** Puts each document's places in their order, with their worths; few of them are out of it. */
// eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
function sortEach(starts: Uint32Array, places: Int32Array, worths: Float32Array): void {
  for (let index = 1; index < starts.length; index += 1) {
    const from = starts[index - 1] ?? 0;
    const end = starts[index] ?? 0;
    for (let at = from + 1; at < end; at += 1) {
      const place = places[at] ?? 0;
      if ((places[at - 1] ?? 0) <= place) continue;
      const worth = worths[at] ?? 0;
      let to = at;
      for (; to > from && (places[to - 1] ?? 0) > place; to -= 1) {
        places[to] = places[to - 1] ?? 0;
        worths[to] = worths[to - 1] ?? 0;
      }
      places[to] = place;
      worths[to] = worth;
    }
  }
}

/** Leaves a worth only to those places that have this word where it should be. */
function keepThose(looking: Looking, found: PhrasePlaces, { terms, offset }: PhraseWord): void {
  const kept = new Float32Array(found.worths.length);
  for (const [term, worth] of terms) {
    const there = placesIn(looking, term);
    for (let index = 0; index < there.own.length; index += 1) {
      keepIn(found, there, index, { offset, worth }, kept);
    }
  }
  found.worths.set(kept);
}

/** The same in one document, of those that have a term. */
// eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
function keepIn(
  { starts, places, worths }: PhrasePlaces,
  { own, starts: from, places: there }: CandidatePlaces,
  index: number,
  { offset, worth }: { readonly offset: number; readonly worth: number },
  kept: Float32Array,
): void {
  let low = from[index] ?? 0;
  const high = from[index + 1] ?? 0;
  const end = starts[(own[index] ?? 0) + 1] ?? 0;
  for (let at = starts[own[index] ?? 0] ?? 0; at < end; at += 1) {
    const place = (places[at] ?? 0) + offset;
    while (low < high && (there[low] ?? 0) < place) low += 1;
    if (low === high) break;
    if (there[low] !== place) continue;
    const least = Math.min(worths[at] ?? 0, worth);
    if (least > (kept[at] ?? 0)) kept[at] = least;
  }
}

/** Tells of the numbers from where something begins to where the next one does. */
function forEachBetween(starts: Uint32Array, index: number, visit: (at: number) => void): void {
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end; at += 1) visit(at);
}

/** Two phrases, each with how many words it has, and how many may stand between them. */
export interface Nearness {
  readonly lengths: readonly [number, number];
  readonly within: number;
}

/** The documents in which two phrases stand with few enough words between them, in either order. */
export function nearDocs(
  [left, right]: readonly [PhrasePlaces, PhrasePlaces],
  { lengths, within }: Nearness,
): ReadonlySet<number> {
  const found = new Set<number>();
  const [leftLength, rightLength] = lengths.map((length) => besides * length);
  const isAfter = (place: number, before: number, length = 0): boolean =>
    place >= before + length && place <= before + length + besides * within;
  const inRight = new Map(Array.from(right.docs, (doc, index) => [doc, index]));
  left.docs.forEach((doc, index) => {
    const other = inRight.get(doc);
    if (other === undefined) return;
    const [lefts, rights] = [placesOf(left, index), placesOf(right, other)];
    const isNear = lefts.some((a) =>
      rights.some((b) => isAfter(b, a, leftLength) || isAfter(a, b, rightLength)),
    );
    if (isNear) found.add(doc);
  });
  return found;
}

/** The places of the document of a number at which the phrase stands. */
function placesOf({ starts, places, worths }: PhrasePlaces, index: number): readonly number[] {
  const own: number[] = [];
  forEachBetween(starts, index, (at) => {
    if ((worths[at] ?? 0) > 0) own.push(places[at] ?? 0);
  });
  return own;
}
