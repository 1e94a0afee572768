/** In which of some texts each word stands, by their numbers. */
export class WordHomes {
  readonly #size: number;
  /** Where the homes of each word begin; the last one is their end. */
  readonly #starts: Int32Array;
  readonly #homes: Int32Array;

  /** Takes the numbers of the words of each text, all of them below `words`. */
  constructor(texts: readonly (readonly Int32Array[])[], words: number) {
    this.#size = texts.length;
    const ends = new Int32Array(words + 1);
    for (const text of texts) {
      for (const line of text) for (const id of line) ends[id] = (ends[id] ?? 0) + 1;
    }
    for (let id = 1; id <= words; id += 1) ends[id] = (ends[id] ?? 0) + (ends[id - 1] ?? 0);
    this.#homes = new Int32Array(ends[words] ?? 0);
    texts.forEach((text, home) => {
      for (const line of text) {
        for (const id of line) this.#homes[(ends[id] = (ends[id] ?? 0) - 1)] = home;
      }
    });
    this.#starts = ends;
  }

  /** How many texts have one of some words, at the most; some of them may be counted more than once. */
  count(ids: readonly number[]): number {
    let count = 0;
    for (const id of ids) count += (this.#starts[id + 1] ?? 0) - (this.#starts[id] ?? 0);
    return count;
  }

  /** The numbers of the texts that have one of some words, in order. */
  *having(ids: readonly number[]): Generator<number> {
    const has = new Uint8Array(this.#size);
    for (const id of ids) {
      const end = this.#starts[id + 1] ?? 0;
      for (let at = this.#starts[id] ?? 0; at < end; at += 1) has[this.#homes[at] ?? 0] = 1;
    }
    for (let home = has.indexOf(1); home >= 0; home = has.indexOf(1, home + 1)) yield home;
  }
}
