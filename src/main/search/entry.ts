import type { Searchable } from '#shared/searchable';
import type { Vocabulary } from '#shared/text/matching/vocabulary';
import { eachWord } from '#shared/text/wordSpans';

/** What a field is worth against a body's text, in the order of a page. */
export const fields = [
  { name: 'title', weight: 6, lift: 1.5 },
  { name: 'kicker', weight: 4, lift: 1.3 },
  { name: 'lead', weight: 2, lift: 1.1 },
  { name: 'text', weight: 1, lift: 1 },
] as const;

export type FieldName = (typeof fields)[number]['name'];

/** An article as the numbers of its words, field after field, with a 0 between them. */
export interface Entry {
  readonly article: Searchable;
  readonly words: Int32Array;
  /** Where each of `fields` ends; the next begins one further. */
  readonly ends: readonly number[];
}

/** Reads an article for the index. */
export function entryOf(article: Searchable, vocabulary: Vocabulary): Entry {
  const words: number[] = [];
  const ends: number[] = [];
  for (const { name } of fields) {
    const text = article[name] ?? '';
    eachWord(text, (start, end) => words.push(vocabulary.idIn(text, start, end)));
    ends.push(words.length);
    words.push(0);
  }
  return { article, words: Int32Array.from(words), ends };
}

/** The numbers of the words of one field, in order. */
export function wordsIn({ words, ends }: Entry, name: FieldName): Int32Array {
  const index = fields.findIndex((field) => field.name === name);
  return words.subarray(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]);
}
