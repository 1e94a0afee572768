import type { Searchable } from '#shared/searchable';
import type { Vocabulary } from '#shared/text/matching/vocabulary';
import { entryOf, fields, type Entry } from './entry';

/** The articles of an index, each in a slot, and the slots that each word stands in. */
export interface Postings {
  /** By slot; undefined where an article is gone. */
  readonly entries: readonly (Entry | undefined)[];
  add(article: Searchable): void;
  remove(id: string): void;
  /** True for an article that is there. */
  has(id: string): boolean;
  /** Where a word stands, packed: see `slotOf`, `fieldOf`, `weightOf`. Slots of articles that are gone are among them. */
  of(word: number): readonly number[];
  /** How many articles hold a word. */
  holding(word: number): number;
  articles(): number;
  /** Words in an article, in the mean. */
  meanLength(): number;
}

// One small integer for each word of an article: its slot, its best field, and how much of it there is.
const fieldBits = 8;
const slotBits = 10;
const most = 2 ** fieldBits - 1;

/** The slot that a posting names. */
export const slotOf = (posting: number): number => posting >> slotBits;

/** The index in `fields` of the best field that the word stands in. */
export const fieldOf = (posting: number): number => (posting >> fieldBits) & 3;

/** How often the word stands there, each time weighed by its field; no more than 255. */
export const weightOf = (posting: number): number => posting & most;

const none: readonly number[] = [];
/** So many slots of articles that are gone are not worth reading all the others again. */
const fewGone = 1000;

/** Makes postings without articles, whose words a vocabulary numbers. */
export function createPostings(vocabulary: Vocabulary): Postings {
  let entries: (Entry | undefined)[] = [];
  let lists: number[][] = [];
  const slots = new Map<string, number>();
  const counts: number[] = [];
  let length = 0;

  function weights({ words, ends }: Entry): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    let field = 0;
    words.forEach((word, at) => {
      while (at > (ends[field] ?? at)) field += 1;
      if (word === 0) return;
      const before = found.get(word) ?? field << fieldBits;
      const weight = Math.min(most, (before & most) + (fields[field]?.weight ?? 1));
      found.set(word, (before & ~most) | weight);
    });
    return found;
  }

  function post(entry: Entry, isNew: boolean): void {
    const slot = entries.push(entry) - 1;
    slots.set(entry.article.id, slot);
    for (const [word, packed] of weights(entry)) {
      const posting = (slot << slotBits) | packed;
      const list = lists[word];
      if (list === undefined) lists[word] = [posting];
      else list.push(posting);
      if (isNew) counts[word] = (counts[word] ?? 0) + 1;
    }
  }

  function remove(id: string): void {
    const slot = slots.get(id);
    const entry = slot === undefined ? undefined : entries[slot];
    if (slot === undefined || entry === undefined) return;
    for (const word of weights(entry).keys()) counts[word] = (counts[word] ?? 1) - 1;
    length -= entry.words.length;
    entries[slot] = undefined;
    slots.delete(id);
    if (entries.length > 2 * slots.size + fewGone) repost();
  }

  /** Makes the lists anew, without what is gone. */
  function repost(): void {
    const living = entries.filter((entry) => entry !== undefined);
    entries = [];
    lists = [];
    for (const entry of living) post(entry, false);
  }

  return {
    get entries() {
      return entries;
    },
    add(article) {
      remove(article.id);
      const entry = entryOf(article, vocabulary);
      post(entry, true);
      length += entry.words.length;
    },
    remove,
    has: (id) => slots.has(id),
    of: (word) => lists[word] ?? none,
    holding: (word) => counts[word] ?? 0,
    articles: () => slots.size,
    meanLength: () => length / Math.max(1, slots.size),
  };
}
