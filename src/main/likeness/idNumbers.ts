/** The bytes of an id, a SHA-256. */
export const idLength = 32;
const smallest = 1024;

/**
 * Ids and their numbers, which are given in the order in which ids come. All lies in typed arrays: a hundred
 * thousand ids take 4 MB, and would take 17 as the keys of a map.
 */
export class IdNumbers {
  #ids = Buffer.alloc(smallest * idLength);
  /** An open hash table of numbers, one more than each; 0 where there is none. Twice as long as the ids at least. */
  #table = new Int32Array(2 * smallest);
  #size = 0;

  /** Makes room for so many. */
  constructor(expected = 0) {
    this.#grow(Math.max(smallest, expected));
  }

  get size(): number {
    return this.#size;
  }

  /** Gives an id, in bytes, the next number, also when it has one: that one is nobody's from then on. */
  put(id: Buffer): number {
    const number = this.#size;
    if ((number + 1) * idLength > this.#ids.length) this.#grow(Math.ceil(number * 1.5));
    this.#ids.set(id, number * idLength);
    this.#size += 1;
    this.#table[this.#placeOf(id)] = number + 1;
    return number;
  }

  /** The number of an id; -1 when it has none. */
  numberOf(id: Buffer): number {
    return (this.#table[this.#placeOf(id)] ?? 0) - 1;
  }

  /** The id that has a number. */
  at(number: number): Buffer {
    return this.#ids.subarray(number * idLength, (number + 1) * idLength);
  }

  /** Where an id's number stands in the table, or would. */
  #placeOf(id: Buffer): number {
    const mask = this.#table.length - 1;
    for (let place = id.readUInt32LE(0) & mask; ; place = (place + 1) & mask) {
      const number = (this.#table[place] ?? 0) - 1;
      if (number < 0 || this.at(number).equals(id)) return place;
    }
  }

  #grow(capacity: number): void {
    const ids = Buffer.alloc(capacity * idLength);
    this.#ids.copy(ids);
    this.#ids = ids;
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity)));
    // The later number of an id replaces the earlier.
    for (let number = 0; number < this.#size; number += 1) {
      this.#table[this.#placeOf(this.at(number))] = number + 1;
    }
  }
}
