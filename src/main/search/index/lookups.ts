import { ByteSink } from './bytes';
import { DictionaryWriter } from './dictionary';
import { putInOrder } from './inOrder';
import { NumberList } from './numberList';
import { termKeys } from './termKeys';
import { TermUnits, type Units } from './termUnits';

/** The ways from a word asked to the terms of a segment that may match it. */
export interface Lookups {
  /** The hashes of all keys in rising order, and the term of each; those of one hash in their order. */
  readonly keyHashes: Uint32Array;
  readonly keyTerms: Uint32Array;
  /** A dictionary of all that terms begin with, and for each of its entries its terms, as differences. */
  readonly readings: Uint8Array;
  readonly readingBlocks: Uint32Array;
  readonly readingStarts: Uint32Array;
  readonly readingTerms: Uint8Array;
}

/** Takes readings in rising order, each with its terms in theirs. */
export class ReadingsWriter {
  readonly #dictionary = new DictionaryWriter();
  readonly #terms = new ByteSink(1 << 16);
  readonly #starts = NumberList.integers();
  #last = 0;

  /** Begins the next reading. */
  begin(reading: Units): void {
    this.#dictionary.add(reading);
    this.#starts.push(this.#terms.length);
    this.#last = 0;
  }

  /** Adds the next of its terms. */
  add(term: number): void {
    this.#terms.varint(term - this.#last);
    this.#last = term;
  }

  finish(): Omit<Lookups, 'keyHashes' | 'keyTerms'> {
    const { bytes, blocks } = this.#dictionary.finish();
    this.#starts.push(this.#terms.length);
    return {
      ...{ readings: bytes, readingBlocks: blocks, readingStarts: this.#starts.all },
      readingTerms: this.#terms.written.slice(),
    };
  }
}

/** Hashes have 31 bits, and no new segment has more terms than this: both fit into a number. */
const mostTerms = 2 ** 21;

/** The readings of terms. To put all of them in order brings the same ones together sooner than a Map of them does. */
class Readings {
  readonly #readings: string[] = [];
  readonly #terms = NumberList.integers();

  add(reading: string, term: number): void {
    this.#readings.push(reading);
    this.#terms.push(term);
  }

  /** Writes them in their order, each once with its terms in theirs. */
  *write(): Generator<void, ReturnType<ReadingsWriter['finish']>> {
    const order = Uint32Array.from(this.#readings.keys());
    yield* putInOrder(order, this.#readings);
    yield;
    const terms = this.#terms.all;
    const writer = new ReadingsWriter();
    const units = new TermUnits();
    let last: string | null = null;
    for (let at = 0; at < order.length; at += 1) {
      const number = order[at] ?? 0;
      const reading = this.#readings[number] ?? '';
      if (reading !== last) {
        units.set(reading);
        writer.begin(units);
        last = reading;
      }
      writer.add(terms[number] ?? 0);
      if (at % perTurn === 0) yield;
    }
    return writer.finish();
  }
}

/** So many terms are gone through between two moments at which others may have their turn. */
const perTurn = 1024;

/** The lookups of terms, whose numbers are given in their order; what leads to those that are common is remembered. */
export function* lookupsOf(
  order: Uint32Array,
  terms: readonly string[],
  isCommon: (term: number) => boolean,
): Generator<void, Lookups> {
  const pairs = NumberList.doubles();
  const all = new Readings();
  for (let number = 0; number < order.length; number += 1) {
    const term = order[number] ?? 0;
    const { keys, readings } = termKeys(terms[term] ?? '', isCommon(term));
    for (const key of keys) pairs.push(key * mostTerms + number);
    for (const reading of readings) all.add(reading, number);
    if (number % perTurn === 0) yield;
  }
  yield;
  const sorted = pairs.all.sort();
  yield;
  const keyHashes = new Uint32Array(sorted.length);
  const keyTerms = new Uint32Array(sorted.length);
  for (let at = 0; at < sorted.length; at += 1) {
    const pair = sorted[at] ?? 0;
    keyHashes[at] = Math.floor(pair / mostTerms);
    keyTerms[at] = pair % mostTerms;
  }
  yield;
  return { keyHashes, keyTerms, ...(yield* all.write()) };
}
