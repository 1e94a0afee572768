import { ByteSink, ByteSource } from './bytes';
import { NumberList } from './numberList';
import type { Units } from './termUnits';

/** So many terms share a block, of which the first is written whole. */
export const blockSize = 16;

/** Writes terms in rising order (of UTF-16 units), each as what it does not share with the one before it. */
export class DictionaryWriter {
  readonly #bytes = new ByteSink(1 << 16);
  readonly #blocks = NumberList.integers();
  #count = 0;
  readonly #last = { units: new Uint16Array(256), length: 0 };

  add({ units, length }: Units): void {
    const isFirst = this.#count % blockSize === 0;
    if (isFirst) this.#blocks.push(this.#bytes.length);
    const common = isFirst ? 0 : this.#shared(units, length);
    if (!isFirst) this.#bytes.byte(common);
    this.#bytes.varint(length - common);
    // A varint each: two bytes for Arabic, and no decoder that costs more than the few letters do.
    for (let at = common; at < length; at += 1) this.#bytes.varint(units[at] ?? 0);
    this.#keep(units, length, common);
    this.#count += 1;
  }

  finish(): { readonly bytes: Uint8Array; readonly blocks: Uint32Array } {
    return { bytes: this.#bytes.written.slice(), blocks: this.#blocks.all };
  }

  #shared(units: Uint16Array, length: number): number {
    const last = this.#last;
    const most = Math.min(last.length, length, 255);
    let common = 0;
    while (common < most && last.units[common] === units[common]) common += 1;
    return common;
  }

  #keep(units: Uint16Array, length: number, common: number): void {
    const last = this.#last;
    if (length > last.units.length) last.units = grownBy(last.units, length);
    for (let at = common; at < length; at += 1) last.units[at] = units[at] ?? 0;
    last.length = length;
  }
}

/** The units of the term that is being read. */
let termUnits = new Uint16Array(256);

function grownBy(units: Uint16Array, least: number): Uint16Array<ArrayBuffer> {
  const grown = new Uint16Array(least * 2);
  grown.set(units);
  return grown;
}

const mostAtOnce = 4096;

function textOf(length: number): string {
  let text = '';
  for (let at = 0; at < length; at += mostAtOnce) {
    const part = termUnits.subarray(at, Math.min(length, at + mostAtOnce));
    text += Reflect.apply(String.fromCharCode, String, part) as string;
  }
  return text;
}

/** The terms of a segment by their numbers, which follow their order. */
export class Dictionary {
  constructor(
    readonly bytes: Uint8Array,
    readonly blocks: Uint32Array,
    readonly size: number,
  ) {}

  /** The term of a number from 0 up to `size`. */
  // eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
  at(number: number): string {
    const { bytes } = this;
    let at = this.blocks[Math.floor(number / blockSize)] ?? bytes.length;
    let length = 0;
    // Hundreds are looked up for a word: each is read over what it shares with the one before it.
    for (let left = number % blockSize; left >= 0; left -= 1) {
      const isFirst = left === number % blockSize;
      let end = isFirst ? 0 : (bytes[at++] ?? 0);
      let own = 0;
      for (let shift = 0, byte = 128; byte > 127 && shift < 35; shift += 7) {
        byte = bytes[at++] ?? 0;
        own |= (byte & 127) << shift;
      }
      if (end + own > termUnits.length) termUnits = grownBy(termUnits, end + own);
      for (let units = own; units > 0; units -= 1) {
        let unit = 0;
        for (let shift = 0, byte = 128; byte > 127 && shift < 35; shift += 7) {
          byte = bytes[at++] ?? 0;
          unit |= (byte & 127) << shift;
        }
        termUnits[end++] = unit;
      }
      length = end;
    }
    return textOf(length);
  }

  /** How many terms stand before a string in their order. */
  lowerBound(term: string): number {
    let low = 0;
    let high = this.blocks.length;
    // The last block whose first term is not beyond.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#first(middle) < term) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    let number = (low - 1) * blockSize;
    for (const each of this.#block(low - 1)) {
      if (each >= term) return number;
      number += 1;
    }
    return number;
  }

  /** The number of a term, or -1. */
  indexOf(term: string): number {
    const number = this.lowerBound(term);
    return number < this.size && this.at(number) === term ? number : -1;
  }

  /** The numbers of the terms that begin with a string: from `start` up to `end`. */
  prefixed(prefix: string): { readonly start: number; readonly end: number } {
    const start = this.lowerBound(prefix);
    // No text holds U+FFFF: it stands behind whatever begins so.
    return { start, end: Math.max(start, this.lowerBound(`${prefix}\uffff`)) };
  }

  /** All terms from a number on, in their order. */
  *from(number = 0): IterableIterator<string> {
    let at = Math.floor(number / blockSize) * blockSize;
    for (let block = at / blockSize; block < this.blocks.length; block += 1) {
      for (const term of this.#block(block)) {
        if (at >= number) yield term;
        at += 1;
      }
    }
  }

  #first(block: number): string {
    const source = new ByteSource(this.bytes, this.blocks[block] ?? 0);
    return unitsOf(source);
  }

  *#block(block: number): IterableIterator<string> {
    const end = this.blocks[block + 1] ?? this.bytes.length;
    const source = new ByteSource(this.bytes, this.blocks[block] ?? 0);
    let term = unitsOf(source);
    yield term;
    while (source.at < end) {
      const common = source.byte();
      term = term.slice(0, common) + unitsOf(source);
      yield term;
    }
  }
}

function unitsOf(source: ByteSource): string {
  let units = '';
  for (let left = source.varint(); left > 0; left -= 1) {
    units += String.fromCharCode(source.varint());
  }
  return units;
}
