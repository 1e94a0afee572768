import type { Span } from '../spans';

/** What of an article a word can be asked in. */
export type WordField = 'title' | 'anywhere';

/** One word, or several that stand one after the other: a phrase, a number with signs, a hashtag. */
export interface WordsAsked {
  readonly kind: 'words';
  /** As they are typed. */
  readonly words: readonly string[];
  /** Asked in quotation marks: only spelling and particles may differ. */
  readonly quoted: boolean;
  /** Whether the last word may go on. */
  readonly prefix: boolean;
  readonly field: WordField;
  readonly span: Span;
}

/** Two words that stand near each other, in either order, with at most `within` words between them. */
export interface NearAsked {
  readonly kind: 'near';
  readonly left: WordsAsked;
  readonly right: WordsAsked;
  readonly within: number;
  readonly span: Span;
}

/** What is known of an article beside its words: `name` and `value` in English, values of names as typed. */
export interface FactAsked {
  readonly kind: 'fact';
  readonly name: 'source' | 'programme' | 'tag' | 'language' | 'is' | 'has';
  readonly value: string;
  /** Asked in quotation marks: the name is to be just this. */
  readonly whole: boolean;
  readonly span: Span;
}

/** Published on or after `from` and on or before `to` (ISO days); null where it is open. */
export interface DatesAsked {
  readonly kind: 'dates';
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
}

/** A query or a part of it, with the stretch of the typed text that it was read from. */
export type Query =
  | WordsAsked
  | NearAsked
  | FactAsked
  | DatesAsked
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Query[]; readonly span: Span }
  | { readonly kind: 'not'; readonly part: Query; readonly span: Span };

/** All words that a query asks for, without those that it asks not to be there. */
export function wordsAsked(query: Query): readonly WordsAsked[] {
  switch (query.kind) {
    case 'words':
      return [query];
    case 'near':
      return [query.left, query.right];
    case 'all':
    case 'any':
      return query.parts.flatMap(wordsAsked);
    case 'not':
    case 'fact':
    case 'dates':
      return [];
  }
}

/** Whether a query asks for what only the reader did: `is:`, `has:` and their own tags. */
export function asksOfReader(query: Query): boolean {
  switch (query.kind) {
    case 'fact':
      return query.name === 'is' || query.name === 'has' || query.name === 'tag';
    case 'not':
      return asksOfReader(query.part);
    case 'all':
    case 'any':
      return query.parts.some(asksOfReader);
    case 'words':
    case 'near':
    case 'dates':
      return false;
  }
}
