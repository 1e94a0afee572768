import { forgiven } from '#shared/text/matching/editDistance';
import type { Dictionary } from './dictionary';
import { DictionaryCursor } from './dictionaryCursor';

/** A term that is nearly another word, and in how many steps one becomes the other. */
export interface Similar {
  /** Its number. */
  readonly term: number;
  readonly text: string;
  readonly edits: number;
}

/** The units of the longest word that anybody would have mistyped. */
const longest = 64;
/** A distance that is too far in any case. */
const far = 99;

/**
 * The terms of a dictionary that a word may be mistyped for, by the rules of `matchWord`: they begin
 * with the same letter, hold no numbers, and as many letters left out, put in, changed, or swapped with
 * their neighbour (optimal string alignment) as the shorter one is forgiven make one of the other. Not
 * the word itself.
 */
export function similarTerms(dictionary: Dictionary, word: string): readonly Similar[] {
  const known = last.get(dictionary);
  if (known?.word === word) return known.found;
  const found = lookFor(dictionary, word);
  last.set(dictionary, { word, found });
  return found;
}

/** What was looked for last in each: a suggestion asks for what the search has just asked for. */
const last = new WeakMap<Dictionary, { readonly word: string; readonly found: Similar[] }>();

function lookFor(dictionary: Dictionary, word: string): Similar[] {
  const most = forgiven(word.length);
  if (most === 0 || word.length > longest || /\p{N}/u.test(word)) return [];
  const found: Similar[] = [];
  const { start, end } = dictionary.prefixed(word.charAt(0));
  const cursor = new DictionaryCursor(dictionary);
  const table = new EditTable(word, most);
  let isThere = cursor.seek(start);
  while (isThere && cursor.number < end) {
    const deadDepth = table.read(cursor);
    if (deadDepth > 0) {
      // Whatever begins like this is too far away.
      isThere = cursor.leap(deadDepth);
      continue;
    }
    const edits = table.edits(cursor.length);
    if (edits > 0 && edits <= forgiven(Math.min(cursor.length, word.length))) {
      const text = cursor.text;
      if (!/\p{N}/u.test(text)) found.push({ term: cursor.number, text, edits });
    }
    isThere = cursor.next();
  }
  return found;
}

/** Distances between the beginnings of a word and those of one term after the other, which share their own beginnings. */
class EditTable {
  readonly #width: number;
  /** A row for each depth; what lies further from its middle than the most stays far. */
  readonly #rows: Uint8Array;
  readonly #letters: Uint16Array;

  constructor(
    word: string,
    readonly most: number,
  ) {
    this.#letters = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#width = word.length + 2;
    const depths = word.length + most + 2;
    this.#rows = new Uint8Array(depths * this.#width).fill(far);
    for (let at = 0; at <= Math.min(word.length, most); at += 1) this.#rows[at] = at;
  }

  /** How many edits the last term takes, whose length is given; right up to the most. */
  edits(length: number): number {
    return this.#rows[length * this.#width + this.#letters.length] ?? far;
  }

  /** Reads a term; answers how many of its letters are enough to tell that it is too far away, or 0. */
  read({ units, length, common }: DictionaryCursor): number {
    for (let depth = common + 1; depth <= length; depth += 1) {
      const least = this.#fill(
        depth,
        units[depth - 1] ?? 0,
        depth > 1 ? (units[depth - 2] ?? 0) : 0,
      );
      if (least > this.most) return depth;
    }
    return 0;
  }

  /** Fills the row of so many letters, of which the last two are given; answers its least distance. */
  #fill(depth: number, letter: number, before: number): number {
    const { most } = this;
    const [letters, rows, width] = [this.#letters, this.#rows, this.#width];
    const row = depth * width;
    const above = row - width;
    rows[row] = Math.min(depth, far);
    const from = Math.max(1, depth - most);
    const to = Math.min(letters.length, depth + most);
    let least = from === 1 ? depth : far;
    for (let at = from; at <= to; at += 1) {
      const own = letters[at - 1] ?? 0;
      let cost = (rows[above + at - 1] ?? far) + (own === letter ? 0 : 1);
      cost = Math.min(cost, (rows[above + at] ?? far) + 1, (rows[row + at - 1] ?? far) + 1);
      // Two neighbours that stand there the other way round.
      const isSwap = own === before && letters[at - 2] === letter;
      if (isSwap) cost = Math.min(cost, (rows[above - width + at - 2] ?? far) + 1);
      rows[row + at] = cost;
      least = Math.min(least, cost);
    }
    return least;
  }
}
