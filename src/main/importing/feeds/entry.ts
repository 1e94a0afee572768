import type { Published } from '#shared/article';

/** What an entry of a feed says, whatever the feed is written in; null and empty where it is silent. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly published: Published | null;
  readonly tags: readonly string[];
  readonly link: string | null;
  /** The name of the feed that it was first published in. */
  readonly source: string | null;
  /** BCP 47 as written. */
  readonly language: string | null;
  readonly content: EntryContent | null;
  /** The smallest feed with this entry in it, from which it is read in just the same way. */
  readonly alone: () => string;
}

/** The words of an entry: HTML, or a text in which `<` is a character like any other. */
export interface EntryContent {
  readonly kind: 'text' | 'markup';
  readonly value: string;
  /** The address that those in the words are relative to, if there is one. */
  readonly base: string | null;
  readonly isSummary: boolean;
}

/** More are a collection of their own, and all of them stand in a thread's memory. */
export const maximumEntries = 20_000;
