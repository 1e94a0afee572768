import type { Article, Summary } from './article';
import type { Bookmark, ReadingRecord } from './marks';

/** One row of a list: what the file said and what the reader did, side by side. */
export interface LibraryRow {
  readonly summary: Summary;
  readonly reading: ReadingRecord;
  readonly bookmarkCount: number;
  /** ISO 8601 in UTC. */
  readonly addedAt: string;
}

/** All that a page needs to show an article. */
export interface OpenedArticle {
  readonly article: Article;
  readonly reading: ReadingRecord;
  /** Living bookmarks in the order of the text. */
  readonly bookmarks: readonly Bookmark[];
}

/** Something that the reader must be told about the library itself. */
export type Notice =
  | {
      readonly kind: 'library-restored';
      readonly file: string;
      readonly keptAs: string;
      readonly savedAt: string;
    }
  | { readonly kind: 'library-damaged'; readonly file: string; readonly keptAs: string };

/** One finding of a check, with the article or file that it concerns. */
export interface CheckFinding {
  readonly kind: 'missing' | 'damaged' | 'orphan';
  readonly what: 'record' | 'content' | 'original' | 'asset';
  readonly id: string;
}

/** A library held against its own hashes and schemas; `ok` when nothing is missing or damaged. */
export interface CheckReport {
  readonly ok: boolean;
  readonly articles: number;
  readonly bookmarks: number;
  readonly findings: readonly CheckFinding[];
}
