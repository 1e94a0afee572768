/** So few strings are put in order by comparing them. */
const few = 12;
/** Letters that lie further apart than this are not told from one another by a table. */
const widest = 1 << 13;
/** In place of a letter where a string has no more: above all letters. */
const ended = 0x10000;

/**
 * Puts the numbers of strings in the order of the strings' UTF-16 units, those that begin with one letter after the
 * other; those of the same strings stay in their order. Letter by letter: to compare a hundred thousand words takes
 * three times as long.
 */
export function* putInOrder(numbers: Uint32Array, strings: readonly string[]): Generator<void> {
  const letters = new LetterByLetter(numbers, strings);
  for (const [from, to] of letters.groups(0, numbers.length, 0)) {
    yield;
    for (const [begin, end] of letters.groups(from, to, 1)) {
      letters.sort(begin, end, 2);
      if (end - begin > perTurn) yield;
    }
  }
}

/** Between groups of so many, others may have their turn. */
const perTurn = 2048;

class LetterByLetter {
  readonly #spare: Uint32Array;
  readonly #letters: Uint32Array;

  constructor(
    readonly numbers: Uint32Array,
    readonly strings: readonly string[],
  ) {
    this.#spare = new Uint32Array(numbers.length);
    this.#letters = new Uint32Array(numbers.length);
  }

  /** Puts those in order that stand from one place up to another; they begin with the same `depth` units. */
  sort(from: number, to: number, depth: number): void {
    for (const [begin, end] of this.groups(from, to, depth)) this.sort(begin, end, depth + 1);
  }

  /**
   * Puts the same in order by the next letter alone; answers from where to where those lie that have one in
   * common, and are to be put in order further on.
   */
  groups(from: number, to: number, depth: number): readonly (readonly [number, number])[] {
    if (to - from <= few) {
      this.#sortFew(from, to);
      return [];
    }
    const [low, high] = this.#read(from, to, depth);
    if (high - low >= widest) {
      this.#compareAll(from, to);
      return [];
    }
    const starts = this.#spread(from, to, low, high);
    const groups: (readonly [number, number])[] = [];
    // What has ended is the same, and stands first.
    for (let letter = 1; letter < starts.length - 1; letter += 1) {
      const [begin, end] = [starts[letter] ?? 0, starts[letter + 1] ?? 0];
      if (end - begin > 1) groups.push([from + begin, from + end]);
    }
    return groups;
  }

  /** Reads the letter of each at `depth`; answers the least and the most of them. */
  #read(from: number, to: number, depth: number): readonly [number, number] {
    let [low, high] = [ended, 0];
    for (let at = from; at < to; at += 1) {
      const string = this.strings[this.numbers[at] ?? 0] ?? '';
      const letter = depth < string.length ? string.charCodeAt(depth) : ended;
      this.#letters[at] = letter;
      if (letter === ended) continue;
      if (letter < low) low = letter;
      if (letter > high) high = letter;
    }
    return [low, Math.max(low, high)];
  }

  /** Puts those with the same letter side by side, what has ended first; answers where those of each begin. */
  // eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
  #spread(from: number, to: number, low: number, high: number): Uint32Array {
    const [letters, numbers, spare] = [this.#letters, this.numbers, this.#spare];
    const starts = new Uint32Array(high - low + 3);
    for (let at = from; at < to; at += 1) {
      const letter = letters[at] ?? 0;
      const next = letter === ended ? 1 : letter - low + 2;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at += 1) {
      starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    }
    const next = starts.slice();
    for (let at = from; at < to; at += 1) {
      const letter = letters[at] ?? 0;
      const own = letter === ended ? 0 : letter - low + 1;
      const place = next[own] ?? 0;
      spare[from + place] = numbers[at] ?? 0;
      next[own] = place + 1;
    }
    numbers.set(spare.subarray(from, to), from);
    return starts;
  }

  #sortFew(from: number, to: number): void {
    const { numbers, strings } = this;
    for (let at = from + 1; at < to; at += 1) {
      const number = numbers[at] ?? 0;
      const string = strings[number] ?? '';
      let place = at;
      for (; place > from && (strings[numbers[place - 1] ?? 0] ?? '') > string; place -= 1) {
        numbers[place] = numbers[place - 1] ?? 0;
      }
      numbers[place] = number;
    }
  }

  #compareAll(from: number, to: number): void {
    const { numbers, strings } = this;
    const stringOf = (number: number): string => strings[number] ?? '';
    const order = (a: number, b: number): number => {
      const [one, other] = [stringOf(a), stringOf(b)];
      return one < other ? -1 : Number(one > other);
    };
    numbers.subarray(from, to).sort(order);
  }
}
