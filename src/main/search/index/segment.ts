import { basename, join } from 'node:path';
import * as v from 'valibot';
import { atOnce } from './atOnce';
import { ByteSource } from './bytes';
import { Dictionary } from './dictionary';
import { stride, type Postings } from './postings';
import { KeyTable } from './keyTable';
import { readTable, type ColumnsHeld, type Table } from './readTable';
import { streamNames, tableName, type StreamName } from './segmentFiles';
import { idLength, keyLength, type DocumentFacts } from './segmentWriter';
import { StreamReader } from './streamReader';

const identityLength = idLength + keyLength;

/** Places of a term: those of each posting asked for from where they begin up to where the next one's do. */
export interface TermPlaces {
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/** The ways from the hash of each key of a segment to a term that has it. */
export interface Keys {
  readonly hashes: Uint32Array;
  readonly terms: Uint32Array;
}

/** A finished segment: documents numbered from 0, and terms numbered in their order; nothing in it changes. */
export class Segment {
  readonly dictionary: Dictionary;
  /** All that its terms begin with: see `prefixKeys`. */
  readonly readings: Dictionary;
  readonly size: number;
  /** How many words all documents have together. */
  readonly totalLength: number;
  /** Sources, programmes, languages and tags, which columns have the numbers of. */
  readonly names: readonly string[];
  readonly #table: Table;
  readonly #streams: Readonly<Record<StreamName, StreamReader>>;
  readonly #keys: KeyTable;

  /** Opens one; throws when it is not what was written, or not there. */
  static open(folder: string): Segment {
    return atOnce(Segment.opening(folder));
  }

  /** The same a little at a time, since a large one takes long. */
  static *opening(folder: string): Generator<void, Segment> {
    return new Segment(folder, yield* readTable(folder), false);
  }

  private constructor(
    readonly folder: string,
    table: Table,
    isInOrder: boolean,
  ) {
    this.#table = table;
    const { terms, termBlocks, counts, ids, lengths } = table.columns;
    const { readings, readingBlocks, readingStarts, names } = table.columns;
    this.totalLength = lengths.reduce((sum, length) => sum + length, 0);
    this.dictionary = new Dictionary(terms, termBlocks, counts.length);
    this.readings = new Dictionary(readings, readingBlocks, readingStarts.length - 1);
    this.names = v.parse(v.array(v.string()), JSON.parse(Buffer.from(names).toString('utf8')));
    this.size = ids.length / identityLength;
    const open = (name: StreamName): StreamReader => {
      const way = name === 'texts' ? 'whole things' : 'here and there';
      return new StreamReader(join(folder, name), isInOrder ? 'in order' : way);
    };
    this.#streams = { postings: open('postings'), places: open('places'), texts: open('texts') };
    const { keyHashes, keyTerms } = table.places;
    const file = new StreamReader(join(folder, tableName), 'single numbers');
    this.#keys = new KeyTable(file, keyHashes, keyTerms);
  }

  /** What is known of its documents, each at its number, and of its terms, each at theirs. */
  get columns(): ColumnsHeld {
    return this.#table.columns;
  }

  /** The name of its folder. */
  get name(): string {
    return basename(this.folder);
  }

  /** The same segment for whoever goes through it from its beginning to its end; to be closed by itself. */
  inOrder(): Segment {
    return new Segment(this.folder, this.#table, true);
  }

  /** Whether it is what was written; goes through it a piece at a time. */
  isWhole(): Generator<void, boolean> {
    return this.#table.isWhole();
  }

  close(): void {
    for (const name of streamNames) this.#streams[name].close();
    this.#keys.file.close();
  }

  /** The 32 bytes of id and 8 of key of a document. */
  identity(doc: number): Uint8Array {
    return this.columns.ids.subarray(doc * identityLength, (doc + 1) * identityLength);
  }

  date(doc: number): number {
    return this.columns.dates[doc] ?? Number.NaN;
  }

  /** How many words each document has. */
  get lengths(): Uint32Array {
    return this.columns.lengths;
  }

  /** What is known of a document beside its words. */
  facts(doc: number): DocumentFacts {
    const { sources, programmes, languages, tagStarts, tags } = this.columns;
    const name = (number = 0): string => this.names[number] ?? '';
    const own = tags.subarray(tagStarts[doc], tagStarts[doc + 1]);
    return {
      source: name(sources[doc]),
      programme: name(programmes[doc]),
      language: name(languages[doc]),
      tags: Array.from(own, name),
    };
  }

  /** What is shown of a document, packed. */
  text(doc: number): Uint8Array {
    const { textStarts } = this.columns;
    return this.#streams.texts.read(textStarts[doc] ?? 0, textStarts[doc + 1] ?? 0);
  }

  /** In how many documents a term stands. */
  count(term: number): number {
    return this.columns.counts[term] ?? 0;
  }

  postings(term: number, into: Postings): void {
    const { bytes, at } = this.postingSource(term);
    into.read(bytes, at, this.count(term));
  }

  /** The bytes of a term's postings, at where they begin. */
  postingSource(term: number): ByteSource {
    const { postingStarts } = this.columns;
    return this.#streams.postings.source(postingStarts[term] ?? 0, postingStarts[term + 1] ?? 0);
  }

  /** The bytes of a term's places, at where they begin. */
  placeSource(term: number): ByteSource {
    const { placeStarts } = this.columns;
    return this.#streams.places.source(placeStarts[term] ?? 0, placeStarts[term + 1] ?? 0);
  }

  /** The places of a term in some of its postings, which are named by where they stand among them, in rising order. */
  // eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
  places(term: number, postings: Postings, wanted: Uint32Array): TermPlaces {
    const { bytes, at: first } = this.placeSource(term);
    const ways = this.#ways(term);
    const { frequencies } = postings;
    const starts = new Uint32Array(wanted.length + 1);
    for (let at = 0; at < wanted.length; at += 1) {
      starts[at + 1] = (starts[at] ?? 0) + (frequencies[wanted[at] ?? 0] ?? 0);
    }
    const places = new Uint32Array(starts[wanted.length] ?? 0);
    let [at, next] = [first, 0];
    for (let index = 0; index < wanted.length; index += 1) {
      const posting = wanted[index] ?? 0;
      const way = Math.floor(posting / stride);
      if (way > Math.floor(next / stride)) {
        at = first + (ways[way - 1] ?? bytes.length);
        next = way * stride;
      }
      let passed = 0;
      for (; next < posting; next += 1) passed += frequencies[next] ?? 0;
      for (; passed > 0 && at < bytes.length; at += 1) if ((bytes[at] ?? 0) < 128) passed -= 1;
      const end = starts[index + 1] ?? 0;
      let place = 0;
      for (let to = starts[index] ?? 0; to < end; to += 1) {
        let byte = bytes[at++] ?? 0;
        let delta = byte & 127;
        for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
          byte = bytes[at++] ?? 0;
          delta |= (byte & 127) << shift;
        }
        place += delta;
        places[to] = place;
      }
      next = posting + 1;
    }
    return { starts, places };
  }

  /** Tells of each term that has a key of this hash (`hashOfKey`). */
  eachOfKey(hash: number, visit: (term: number) => void): void {
    this.#keys.each(hash, visit);
  }

  /** The hashes of all keys in rising order, and the term of each; read a piece at a time. */
  *keys(): Generator<void, Keys> {
    return {
      hashes: yield* this.#table.whole('keyHashes'),
      terms: yield* this.#table.whole('keyTerms'),
    };
  }

  /** Tells of each term of one of the `readings`; some may come more than once. */
  eachOfReading(reading: number, visit: (term: number) => void): void {
    const { readingStarts, readingTerms } = this.columns;
    const source = new ByteSource(readingTerms, readingStarts[reading]);
    const end = readingStarts[reading + 1] ?? 0;
    for (let term = 0; source.at < end;) {
      term += source.varint();
      visit(term);
    }
  }

  #ways(term: number): Uint32Array {
    const { wayTerms, wayStarts, ways } = this.columns;
    const low = lowerBound(wayTerms, term);
    if (wayTerms[low] !== term) return ways.subarray(0, 0);
    return ways.subarray(wayStarts[low], wayStarts[low + 1] ?? ways.length);
  }
}

/** The first place in rising numbers of one that is not less. */
function lowerBound(numbers: Uint32Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
