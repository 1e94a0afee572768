import { putInOrder } from './inOrder';
import { layOut } from './layout';
import type { Lexicon } from './lexicon';
import { lookupsOf } from './lookups';
import { headBit, PostingsWriter } from './postings';
import { SegmentWriter, type DocumentEntry } from './segmentWriter';
import { TermUnits } from './termUnits';

/** A document as it is taken into an index. */
export interface IndexedDocument extends Omit<DocumentEntry, 'length'> {
  /** The words of each of `fields` in order, by their numbers in a lexicon; 0 in the places of what is no word. */
  readonly words: readonly Uint32Array[];
}

/** Documents that become a segment, and the lexicon of their words. */
export interface Batch {
  readonly documents: readonly IndexedDocument[];
  readonly lexicon: Lexicon;
}

/** A place and the heads of its field are one number. */
const headBits = 8;

/** Every word of all documents: first in their order, then term after term. */
class Occurrences {
  /** How often each term occurs. */
  readonly counts: Uint32Array;
  #terms: Uint32Array;
  #places: Uint32Array;
  /** Where the words of each document begin. */
  readonly #starts: number[] = [];
  #count = 0;

  constructor(
    readonly lexicon: Lexicon,
    most: number,
  ) {
    this.counts = new Uint32Array(lexicon.terms.length);
    this.#terms = new Uint32Array(most);
    this.#places = new Uint32Array(most);
  }

  /** Takes in the words of the next document. */
  add(words: readonly Uint32Array[]): void {
    const [terms, places, counts] = [this.#terms, this.#places, this.counts];
    this.#starts.push(this.#count);
    layOut(words, this.lexicon.isAnd, (term, place, field) => {
      terms[this.#count] = term;
      places[this.#count] = place * headBits + headBit(field);
      this.#count += 1;
      counts[term] = (counts[term] ?? 0) + 1;
    });
  }

  /** The same in the order of terms' numbers; nothing can be added any more. */
  byTerms(): ByTerms {
    const starts = new Uint32Array(this.counts.length + 1);
    for (let term = 0; term < this.counts.length; term += 1) {
      starts[term + 1] = (starts[term] ?? 0) + (this.counts[term] ?? 0);
    }
    const next = starts.slice();
    const [docs, places] = [new Uint32Array(this.#count), new Uint32Array(this.#count)];
    this.#starts.forEach((start, doc) => {
      const end = this.#starts[doc + 1] ?? this.#count;
      for (let at = start; at < end; at += 1) {
        const term = this.#terms[at] ?? 0;
        const to = next[term] ?? 0;
        docs[to] = doc;
        places[to] = this.#places[at] ?? 0;
        next[term] = to + 1;
      }
    });
    this.#terms = this.#places = new Uint32Array();
    return { starts, docs, places };
  }
}

/** For each term from where it begins: the document of each of its words, and its place with the heads. */
interface ByTerms {
  readonly starts: Uint32Array;
  readonly docs: Uint32Array;
  readonly places: Uint32Array;
}

/** So many documents, or terms, are gone through between two moments at which others may have their turn. */
const [documentsPerTurn, termsPerTurn] = [32, 2048];

const wordsOf = (words: readonly Uint32Array[]): number =>
  words.reduce((sum, own) => sum + own.length, 0);

/**
 * Writes documents as a segment into a new folder; yields on its way, so that queries can be answered
 * meanwhile. Throws what the system does.
 */
export function* buildSegment(
  folder: string,
  { documents, lexicon }: Batch,
): Generator<void, void> {
  const writer = new SegmentWriter(folder);
  let isFinished = false;
  try {
    const most = documents.reduce((sum, { words }) => sum + wordsOf(words), 0);
    const occurrences = new Occurrences(lexicon, most);
    for (const [doc, { words, ...entry }] of documents.entries()) {
      occurrences.add(words);
      writer.document({ ...entry, length: wordsOf(words) });
      if (doc % documentsPerTurn === 0) yield;
    }
    // Of what was replaced before it came here, nothing is left.
    const terms = Uint32Array.from(lexicon.terms.keys()).filter(
      (term) => (occurrences.counts[term] ?? 0) > 0,
    );
    yield* putInOrder(terms, lexicon.terms);
    yield;
    yield* writeTerms(writer, terms, lexicon, occurrences.byTerms());
    const isCommon = (term: number): boolean => (occurrences.counts[term] ?? 0) > 1;
    yield* writer.finish(yield* lookupsOf(terms, lexicon.terms, isCommon));
    isFinished = true;
  } finally {
    if (!isFinished) writer.abandon();
  }
}

function* writeTerms(
  writer: SegmentWriter,
  terms: Uint32Array,
  lexicon: Lexicon,
  byTerms: ByTerms,
): Generator<void, void> {
  const postings = new PostingsWriter();
  const units = new TermUnits();
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    writePostings(postings, byTerms, term);
    units.set(lexicon.terms[term] ?? '');
    writer.term(units, postings);
    if (at % termsPerTurn === 0) yield;
  }
}

/** Writes what one term's words come to. */
function writePostings(
  writer: PostingsWriter,
  { starts, docs, places }: ByTerms,
  term: number,
): void {
  writer.begin();
  const end = starts[term + 1] ?? 0;
  for (let first = starts[term] ?? 0, next = first; first < end; first = next) {
    const doc = docs[first] ?? 0;
    let heads = 0;
    for (; next < end && docs[next] === doc; next += 1) heads |= (places[next] ?? 0) % headBits;
    writer.add(doc, next - first, heads);
    for (let at = first, last = 0; at < next; at += 1) {
      const place = Math.floor((places[at] ?? 0) / headBits);
      writer.places.varint(place - last);
      last = place;
    }
  }
}
