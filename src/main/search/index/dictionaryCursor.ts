import { blockSize, type Dictionary } from './dictionary';
import type { Units } from './termUnits';

/** Goes through a dictionary's terms in their order, leaping where it is told to, and makes no strings of them. */
export class DictionaryCursor implements Units {
  /** The UTF-16 units of the term that it stands at; what lies behind its length is of others. */
  units = new Uint16Array(64);
  length = 0;
  /** The term's number. */
  number = -1;
  /** How many units it has in common with the term that the cursor stood at before. */
  common = 0;
  #block = -1;
  /** Where in the bytes the next term of the block begins. */
  #at = 0;

  constructor(readonly dictionary: Dictionary) {}

  /** Goes to a term by its number; false when there is none. */
  seek(number: number): boolean {
    if (number >= this.dictionary.size) return false;
    this.#open(Math.floor(number / blockSize));
    while (this.number < number) this.next();
    this.common = 0;
    return true;
  }

  /** Goes to the next term; false at the end. */
  next(): boolean {
    const number = this.number + 1;
    if (number >= this.dictionary.size) return false;
    if (number % blockSize === 0) this.#open(this.#block + 1);
    else this.#read(this.#byte());
    return true;
  }

  /** Goes to the next term that does not begin with the same `depth` units; false at the end. */
  leap(depth: number): boolean {
    for (;;) {
      const number = this.number + 1;
      if (number >= this.dictionary.size) return false;
      if (number % blockSize === 0) {
        const block = this.#lastSharing(depth);
        if (block === this.#block) {
          this.#open(block + 1);
          return true;
        }
        this.#enter(block);
        continue;
      }
      const common = this.#byte();
      if (common < depth) {
        this.#read(common);
        return true;
      }
      // What begins the same is passed over unread: the next one that does not, leans on nothing of it.
      this.#skip(this.#varint());
      this.number = number;
    }
  }

  get text(): string {
    return String.fromCharCode(...this.units.subarray(0, this.length));
  }

  /** The last block from this one on whose first term begins with the same `depth` units. */
  #lastSharing(depth: number): number {
    let low = this.#block;
    let step = 1;
    while (this.#shares(low + step, depth)) {
      low += step;
      step *= 2;
    }
    for (step >>>= 1; step > 0; step >>>= 1) if (this.#shares(low + step, depth)) low += step;
    return low;
  }

  #shares(block: number, depth: number): boolean {
    const { blocks } = this.dictionary;
    if (block >= blocks.length) return false;
    this.#at = blocks[block] ?? 0;
    if (this.#varint() < depth) return false;
    for (let at = 0; at < depth; at += 1) if (this.#varint() !== this.units[at]) return false;
    return true;
  }

  /** Stands at the first term of a block, of which only as much is known as it shares with the last. */
  #enter(block: number): void {
    this.#block = block;
    this.number = block * blockSize;
    this.#at = this.dictionary.blocks[block] ?? 0;
    this.#skip(this.#varint());
  }

  #open(block: number): void {
    const before = this.units.slice(0, this.length);
    this.#block = block;
    this.number = block * blockSize - 1;
    this.#at = this.dictionary.blocks[block] ?? 0;
    this.#read(0);
    let common = 0;
    while (common < Math.min(before.length, this.length)) {
      if (before[common] !== this.units[common]) break;
      common += 1;
    }
    this.common = common;
  }

  /** Reads a term of which so many units are known. */
  #read(common: number): void {
    this.common = common;
    this.length = common + this.#varint();
    if (this.length > this.units.length) {
      const grown = new Uint16Array(this.length * 2);
      grown.set(this.units);
      this.units = grown;
    }
    for (let at = common; at < this.length; at += 1) this.units[at] = this.#varint();
    this.number += 1;
  }

  #byte(): number {
    return this.dictionary.bytes[this.#at++] ?? 0;
  }

  #varint(): number {
    const { bytes } = this.dictionary;
    let byte = bytes[this.#at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value;
  }

  #skip(count: number): void {
    const { bytes } = this.dictionary;
    for (let left = count; left > 0; this.#at += 1) if ((bytes[this.#at] ?? 0) < 128) left -= 1;
  }
}
