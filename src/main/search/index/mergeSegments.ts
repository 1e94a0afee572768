import type { ByteSource } from './bytes';
import { InStep } from './inStep';
import { ReadingsWriter, type Lookups } from './lookups';
import { NumberList } from './numberList';
import { Postings, PostingsWriter } from './postings';
import type { Keys, Segment } from './segment';
import { SegmentWriter } from './segmentWriter';

/** A segment that goes into a larger one, with those of its documents that are gone. */
export interface Merged {
  readonly segment: Segment;
  readonly isGone: (doc: number) => boolean;
}

/** A segment, and what its documents and terms are in the larger one. */
interface Source {
  readonly segment: Segment;
  /** The new number of each document, or -1 where it is gone. */
  readonly docs: Int32Array;
  /** The new number of each term, or -1 where none of its documents is left. */
  readonly terms: Int32Array;
}

/** So much is done between two moments at which others may have their turn. */
const perTurn = 64;

/**
 * Writes segments as one into a new folder, without the documents that are gone; yields many times on
 * its way, so that queries can be answered meanwhile. Answers what became of each document's number.
 */
export function* mergeSegments(
  folder: string,
  merged: readonly Merged[],
): Generator<void, readonly Int32Array[]> {
  const opened = merged.map(({ segment, isGone }) => ({ segment: segment.inOrder(), isGone }));
  const writer = new SegmentWriter(folder);
  let isFinished = false;
  try {
    const numbers = yield* mergeDocuments(writer, opened);
    const sources = opened.map(({ segment }, index): Source => ({
      segment,
      docs: numbers[index] ?? new Int32Array(),
      terms: new Int32Array(segment.dictionary.size).fill(-1),
    }));
    yield* mergeTerms(writer, sources);
    const keys = yield* mergeKeys(sources);
    yield* writer.finish({ ...keys, ...(yield* mergeReadings(sources)) });
    isFinished = true;
    return numbers;
  } finally {
    if (!isFinished) writer.abandon();
    for (const { segment } of opened) segment.close();
  }
}

function* mergeDocuments(
  writer: SegmentWriter,
  merged: readonly Merged[],
): Generator<void, readonly Int32Array[]> {
  const numbers: Int32Array[] = [];
  let size = 0;
  for (const { segment, isGone } of merged) {
    const docs = new Int32Array(segment.size).fill(-1);
    numbers.push(docs);
    for (let doc = 0; doc < segment.size; doc += 1) {
      if (isGone(doc)) continue;
      docs[doc] = size++;
      writer.document({
        ...segment.facts(doc),
        identity: segment.identity(doc),
        date: segment.date(doc),
        day: segment.columns.days[doc] ?? 0,
        length: segment.lengths[doc] ?? 0,
        text: segment.text(doc),
      });
      if (doc % perTurn === 0) yield;
    }
  }
  return numbers;
}

function* mergeTerms(writer: SegmentWriter, sources: readonly Source[]): Generator<void> {
  const postings = new PostingsWriter();
  const inStep = new InStep(sources, ({ segment }) => segment.dictionary);
  let count = 0;
  let done = 0;
  while (inStep.next()) {
    postings.begin();
    for (let holder = 0; holder < inStep.holders; holder += 1) {
      const { source, number } = inStep.holder(holder);
      source.segment.postings(number, read);
      const places = source.segment.placeSource(number);
      append(postings, source, places, 0);
      // A word that stands nearly everywhere takes long.
      for (let from = postingsPerTurn; from < read.count; from += postingsPerTurn) {
        yield;
        append(postings, source, places, from);
      }
    }
    if (postings.count > 0) {
      const term = count;
      inStep.each((source, number) => (source.terms[number] = term));
      writer.term(inStep.entry, postings);
      count += 1;
    }
    done += 1 + postings.count;
    if (done < perTurn * 16) continue;
    done = 0;
    yield;
  }
}

const read = new Postings();

const postingsPerTurn = 4096;

/** Appends what is left of the next postings that were read of a term; the places come after those before. */
function append(writer: PostingsWriter, { docs }: Source, places: ByteSource, from: number): void {
  const to = Math.min(read.count, from + postingsPerTurn);
  for (let at = from; at < to; at += 1) {
    const frequency = read.frequencies[at] ?? 0;
    const begin = places.at;
    places.skipVarints(frequency);
    const doc = docs[read.docs[at] ?? 0] ?? -1;
    if (doc < 0) continue;
    writer.add(doc, frequency, read.heads[at] ?? 0);
    writer.places.putSome(places.bytes, begin, places.at);
  }
}

/** Gathers terms out of several sources, each once. */
class Gathered {
  #terms = new Uint32Array(1024);
  #count = 0;

  clear(): void {
    this.#count = 0;
  }

  /** Takes a term; negative numbers are passed over. */
  add(term: number): void {
    if (term < 0) return;
    if (this.#count === this.#terms.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#terms);
      this.#terms = larger;
    }
    this.#terms[this.#count++] = term;
  }

  /** Tells of each of them in rising order; `isOrdered` when they came so, each once. */
  each(isOrdered: boolean, visit: (term: number) => void): void {
    const terms = this.#terms.subarray(0, this.#count);
    if (!isOrdered) terms.sort();
    let last = -1;
    for (const term of terms) if (term !== last) visit((last = term));
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }
}

/** The keys of a source, from one on that has not been taken yet. */
interface KeysLeft extends Keys {
  /** What each term is in the larger segment. */
  readonly numbers: Int32Array;
  at: number;
}

/** Takes the terms of a hash, if it is the next one. */
function takeKey(left: KeysLeft, hash: number, into: Gathered): void {
  for (; left.hashes[left.at] === hash; left.at += 1) {
    into.add(left.numbers[left.terms[left.at] ?? 0] ?? -1);
  }
}

function* mergeKeys(
  sources: readonly Source[],
): Generator<void, Pick<Lookups, 'keyHashes' | 'keyTerms'>> {
  const [hashes, terms] = [NumberList.integers(), NumberList.integers()];
  const all: KeysLeft[] = [];
  for (const { segment, terms: numbers } of sources) {
    all.push({ ...(yield* segment.keys()), numbers, at: 0 });
  }
  const own = new Gathered();
  for (let turn = 1; ; turn += 1) {
    let least = Infinity;
    for (const left of all) least = Math.min(least, left.hashes[left.at] ?? Infinity);
    if (least === Infinity) return { keyHashes: hashes.all, keyTerms: terms.all };
    own.clear();
    for (const left of all) takeKey(left, least, own);
    const hash = least;
    own.each(false, (term) => {
      hashes.push(hash);
      terms.push(term);
    });
    if (turn % (perTurn * 8) === 0) yield;
  }
}

function* mergeReadings(
  sources: readonly Source[],
): Generator<void, ReturnType<ReadingsWriter['finish']>> {
  const writer = new ReadingsWriter();
  const inStep = new InStep(sources, ({ segment }) => segment.readings);
  const own = new Gathered();
  for (let turn = 1; inStep.next(); turn += 1) {
    own.clear();
    inStep.each(({ segment, terms }, number) => {
      segment.eachOfReading(number, (term) => own.add(terms[term] ?? -1));
    });
    if (!own.isEmpty) {
      writer.begin(inStep.entry);
      // Numbers of terms rise with their old ones.
      own.each(inStep.holders === 1, (term) => writer.add(term));
    }
    if (turn % (perTurn * 8) === 0) yield;
  }
  return writer.finish();
}
