import { mkdirSync } from 'node:fs';
import { DictionaryWriter } from './dictionary';
import { NumberList } from './numberList';
import type { Lookups } from './lookups';
import type { PostingsWriter } from './postings';
import type { Units } from './termUnits';
import { streamNames, writeTable, type StreamHead, type StreamName } from './segmentFiles';
import { StreamWriter } from './streamWriter';

/** An article's id is a SHA-256; the key tells one state of its text from another. */
export const idLength = 32;
export const keyLength = 8;
const entryLength = idLength + keyLength;

/** What is known of a document beside its words; empty strings for what is not. */
export interface DocumentFacts {
  readonly source: string;
  readonly programme: string;
  readonly language: string;
  readonly tags: readonly string[];
}

/** What a segment keeps of a document beside its words. */
export interface DocumentEntry extends DocumentFacts {
  /** 32 bytes of id and 8 of key. */
  readonly identity: Uint8Array;
  /** By which of two equals the newer one is known: milliseconds since 1970, or `NaN`. */
  readonly date: number;
  /** The day of publication as a number, 20240203; 0 when nobody knows. */
  readonly day: number;
  /** How many words it has. */
  readonly length: number;
  /** What is shown of it, packed. */
  readonly text: Uint8Array;
}

/** Names, each written once; their numbers, from 1; the empty one has the number 0. */
class Names {
  readonly all: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.all.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

/** The numbers of several lists. */
const allOf = <Name extends string>(
  lists: Readonly<Record<Name, NumberList<Uint32Array>>>,
): Record<Name, Uint32Array> =>
  Object.fromEntries(
    Object.entries<NumberList<Uint32Array>>(lists).map(([name, list]) => [name, list.all]),
  ) as Record<Name, Uint32Array>;

/** Writes one segment: first its documents in their order, then its terms in theirs. */
export class SegmentWriter {
  readonly #streams;
  readonly #folder: string;
  readonly #dictionary = new DictionaryWriter();
  readonly #names = new Names();
  readonly #identities: Uint8Array[] = [];
  readonly #dates = NumberList.doubles();
  readonly #textStarts = NumberList.doubles();
  readonly #integers = {
    days: NumberList.integers(),
    lengths: NumberList.integers(),
    sources: NumberList.integers(),
    programmes: NumberList.integers(),
    languages: NumberList.integers(),
    tagStarts: NumberList.integers(),
    tags: NumberList.integers(),
    counts: NumberList.integers(),
    postingStarts: NumberList.integers(),
    placeStarts: NumberList.integers(),
    wayTerms: NumberList.integers(),
    wayStarts: NumberList.integers(),
    ways: NumberList.integers(),
  };

  /** Begins one in a new folder. */
  constructor(folder: string) {
    mkdirSync(folder);
    this.#folder = folder;
    this.#streams = {
      postings: new StreamWriter(folder, 'postings'),
      places: new StreamWriter(folder, 'places'),
      texts: new StreamWriter(folder, 'texts'),
    };
  }

  document(entry: DocumentEntry): void {
    if (entry.identity.length !== entryLength) throw new Error('not an identity');
    const { days, lengths, sources, programmes, languages, tagStarts, tags } = this.#integers;
    this.#identities.push(entry.identity);
    this.#dates.push(entry.date);
    days.push(entry.day);
    lengths.push(entry.length);
    sources.push(this.#names.numberOf(entry.source));
    programmes.push(this.#names.numberOf(entry.programme));
    languages.push(this.#names.numberOf(entry.language));
    tagStarts.push(tags.length);
    for (const tag of entry.tags) tags.push(this.#names.numberOf(tag));
    this.#textStarts.push(this.#streams.texts.length);
    this.#streams.texts.put(entry.text);
  }

  /** Takes the next term, in rising order, with what has been written of it. */
  term(term: Units, { count, postings, places, ways: own }: PostingsWriter): void {
    const { counts, postingStarts, placeStarts, wayTerms, wayStarts, ways } = this.#integers;
    if (own.length > 0) {
      wayTerms.push(counts.length);
      wayStarts.push(ways.length);
      for (const way of own) ways.push(way);
    }
    this.#dictionary.add(term);
    counts.push(count);
    postingStarts.push(this.#streams.postings.length);
    placeStarts.push(this.#streams.places.length);
    this.#streams.postings.put(postings.written);
    this.#streams.places.put(places.written);
  }

  /**
   * Makes it whole and durable, a little at a time; the numbers of the lookups are those that the terms
   * came in.
   */
  *finish(lookups: Lookups): Generator<void> {
    const { postings, places, texts } = this.#streams;
    const { postingStarts, placeStarts, tagStarts, tags } = this.#integers;
    this.#textStarts.push(texts.length);
    postingStarts.push(postings.length);
    placeStarts.push(places.length);
    tagStarts.push(tags.length);
    const heads = {} as Record<StreamName, StreamHead>;
    for (const name of streamNames) {
      const stream = this.#streams[name];
      heads[name] = { length: stream.length, crc: stream.finish() };
      yield;
    }
    const { bytes, blocks } = this.#dictionary.finish();
    const integers = allOf(this.#integers);
    yield* writeTable(
      this.#folder,
      {
        ...integers,
        ...lookups,
        ids: Buffer.concat(this.#identities),
        dates: this.#dates.all,
        textStarts: this.#textStarts.all,
        terms: bytes,
        termBlocks: blocks,
        names: Buffer.from(JSON.stringify(this.#names.all)),
      },
      heads,
    );
  }

  /** Lets go of its files, which are worth nothing. */
  abandon(): void {
    for (const stream of Object.values(this.#streams)) stream.abandon();
  }
}
