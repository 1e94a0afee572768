import { pageSizes, type StreamReader } from './streamReader';

/** Hashes have 31 bits: see `hashOfKey`. */
const hashes = 2 ** 31;
const width = 4;
const pageSize = pageSizes['single numbers'];
/** So far from where a hash ought to lie it is looked for first. */
const near = 256;

/** Where a column of integers lies in a file: at which byte, a multiple of their width, and how many there are. */
export interface ColumnPlace {
  readonly at: number;
  readonly count: number;
}

/** Integers of a file, the lowest byte first, by their numbers. */
class IntegersInFile {
  #page = -1;
  #bytes: Uint8Array = new Uint8Array();

  constructor(
    readonly file: StreamReader,
    readonly place: ColumnPlace,
  ) {}

  /** The integer of a number that is less than the count; throws what the system does. */
  at(number: number): number {
    const byte = this.place.at + number * width;
    const page = Math.floor(byte / pageSize);
    if (page !== this.#page) {
      this.#bytes = this.file.page(page);
      this.#page = page;
    }
    const bytes = this.#bytes;
    const from = byte - page * pageSize;
    const [low, high] = [(bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8), from + 2];
    return (low | ((bytes[high] ?? 0) << 16) | ((bytes[high + 1] ?? 0) << 24)) >>> 0;
  }
}

/**
 * The hashes of all keys of a segment in rising order and the term of each, found in their file without being
 * read whole: they are as much as all else that is known of terms, and a word asks for a few of them.
 */
export class KeyTable {
  readonly #hashes: IntegersInFile;
  readonly #terms: IntegersInFile;

  constructor(
    readonly file: StreamReader,
    hashes: ColumnPlace,
    terms: ColumnPlace,
  ) {
    this.#hashes = new IntegersInFile(file, hashes);
    this.#terms = new IntegersInFile(file, terms);
  }

  /** Tells of each term that has a key of this hash, in their order. */
  each(hash: number, visit: (term: number) => void): void {
    const { count } = this.#hashes.place;
    for (let at = this.#lowerBound(hash); at < count && this.#hashes.at(at) === hash; at += 1) {
      visit(this.#terms.at(at));
    }
  }

  /** The first place of a hash that is not less. */
  #lowerBound(hash: number): number {
    let [low, high] = [0, this.#hashes.place.count];
    // Hashes lie evenly, so that it is nearly where it would be if they did so to the last.
    let place = Math.floor((hash / hashes) * high);
    for (let step = near; low < high; step *= 2) {
      if (place < low || place >= high) place = (low + high) >>> 1;
      if (this.#hashes.at(place) < hash) {
        low = place + 1;
        place = low + step;
      } else {
        high = place;
        place = high - step;
      }
    }
    return low;
  }
}
