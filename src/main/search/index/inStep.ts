import type { Dictionary } from './dictionary';
import { DictionaryCursor } from './dictionaryCursor';
import { compareUnits, type Units } from './termUnits';

interface Stand<Source> {
  readonly source: Source;
  readonly cursor: DictionaryCursor;
  /** Its place among the sources. */
  readonly place: number;
}

/** Goes through several dictionaries at once: all their entries in order, each once, with those that have it. */
export class InStep<Source> {
  /** In the order of what they stand at; those that stand at the same in the order of the sources. */
  readonly #stands: Stand<Source>[] = [];
  /** How many of them have the entry that all stand at now. */
  #count = 0;

  constructor(sources: readonly Source[], dictionaryOf: (source: Source) => Dictionary) {
    sources.forEach((source, place) => {
      const cursor = new DictionaryCursor(dictionaryOf(source));
      if (cursor.seek(0)) this.#put({ source, cursor, place });
    });
  }

  /** The entry now, after `next` has said that there is one. */
  get entry(): Units {
    const [first] = this.#stands;
    if (first === undefined) throw new Error('no entry');
    return first.cursor;
  }

  /** Goes to the next entry; false at the end. */
  next(): boolean {
    for (const stand of this.#stands.splice(0, this.#count)) {
      if (stand.cursor.next()) this.#put(stand);
    }
    this.#count = 1;
    const [first] = this.#stands;
    if (first === undefined) return false;
    while (this.#isSame(first, this.#stands[this.#count])) this.#count += 1;
    return true;
  }

  /** How many have the entry. */
  get holders(): number {
    return this.#count;
  }

  /** One of those that have the entry, in the order of the sources, and its number there. */
  holder(place: number): { readonly source: Source; readonly number: number } {
    const stand = this.#stands[place];
    if (stand === undefined || place >= this.#count) throw new Error('not one of them');
    return { source: stand.source, number: stand.cursor.number };
  }

  /** Tells of each that has the entry, in the order of the sources, and of its number there. */
  each(visit: (source: Source, number: number) => void): void {
    for (let at = 0; at < this.#count; at += 1) {
      const stand = this.#stands[at];
      if (stand !== undefined) visit(stand.source, stand.cursor.number);
    }
  }

  #isSame(a: Stand<Source>, b: Stand<Source> | undefined): boolean {
    return b !== undefined && compareUnits(a.cursor, b.cursor) === 0;
  }

  #put(stand: Stand<Source>): void {
    let [low, high] = [0, this.#stands.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#stands[middle];
      const isBehind = other !== undefined && this.#order(other, stand) < 0;
      if (isBehind) low = middle + 1;
      else high = middle;
    }
    this.#stands.splice(low, 0, stand);
  }

  #order(a: Stand<Source>, b: Stand<Source>): number {
    return compareUnits(a.cursor, b.cursor) || a.place - b.place;
  }
}
