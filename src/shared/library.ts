import type { Article, Summary } from './article';
import type { NamedArticle } from './importReport';
import type { Mark, ReadingRecord } from './marks';
import type { ErrorCode, Failure } from './result';

/** One row of a list: what the file said and what the reader did, side by side. */
export interface LibraryRow {
  readonly summary: Summary;
  readonly reading: ReadingRecord;
  readonly bookmarkCount: number;
  /** ISO 8601 in UTC. */
  readonly addedAt: string;
}

/** What a list is ordered and counted by: of each article as little as that takes. */
export interface ListEntry {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly addedAt: string;
  /** The instant with just the precision that its words had; null when the file does not tell. */
  readonly published: string | null;
  readonly reading: Pick<ReadingRecord, 'status' | 'starred' | 'archived' | 'trashedAt' | 'tags'>;
  readonly bookmarkCount: number;
}

/** All that a page needs to show an article. */
export interface OpenedArticle {
  readonly article: Article;
  readonly reading: ReadingRecord;
  /** Living bookmarks in the order of the text. */
  readonly bookmarks: readonly Mark[];
}

/** Something that the reader must be told about the library itself; `keptAs` is empty where a file was not there at all. */
export type Notice =
  | {
      readonly kind: 'library-restored';
      readonly file: string;
      readonly keptAs: string;
      readonly savedAt: string;
    }
  | { readonly kind: 'library-damaged'; readonly file: string; readonly keptAs: string };

/** Why a library can be read and searched, but not changed. */
export interface Restriction {
  readonly code: 'library-newer' | 'read-only' | 'disk-full';
  /** Articles that only a newer version of the program understands. */
  readonly leftOut: number;
}

/**
 * Whether the disk holds all that the reader did. What is unsaved is in memory, is shown, and is tried again:
 * `changes` says how many things of the reader's wait, `code` why.
 */
export type Saving =
  | {
      readonly state: 'saved';
      /** When something was last written; null for a library that is still new. */
      readonly at: string | null;
    }
  | { readonly state: 'unsaved'; readonly changes: number; readonly code: ErrorCode };

/** One finding of a check, with the article or file that it concerns. */
export interface CheckFinding {
  readonly kind: 'missing' | 'damaged' | 'orphan';
  readonly what: 'record' | 'content' | 'original' | 'asset';
  readonly id: string;
  /** The article that shows a picture; absent for all else. */
  readonly articleId?: string;
}

/** A library held against its own hashes and schemas; `ok` when nothing is missing or damaged. */
export interface CheckReport {
  readonly ok: boolean;
  readonly articles: number;
  readonly bookmarks: number;
  readonly findings: readonly CheckFinding[];
}

/** What a repair did about one article or file, or could not do. */
export interface Repair {
  /** `kept-aside`: a damaged file got a new name; `unread`: an orphaned original stays one; `lost`: it is named, and that is all. */
  readonly outcome: 'kept-aside' | 'mended' | 'adopted' | 'unread' | 'lost';
  readonly what: CheckFinding['what'];
  /** As in a `CheckFinding`. */
  readonly id: string;
  /** The article that it concerns, where one is known. */
  readonly article: NamedArticle | null;
  /** The name that a damaged file has now, relative to the library's folder; empty where there was no file. */
  readonly keptAs: string | null;
  /** Why an original could not be read again. */
  readonly error: Failure | null;
}

/** What became of a repair; `ok` when a check finds nothing missing or damaged after it. */
export interface RepairReport extends Omit<CheckReport, 'findings'> {
  readonly repairs: readonly Repair[];
}

/** What became of reading originals again. */
export interface RereadReport {
  readonly total: number;
  readonly reread: number;
  /** Living bookmarks whose words do not stand in the new text: they are kept, without a place. */
  readonly unplaced: number;
  /** Articles that were left as they were. */
  readonly failures: readonly { readonly article: NamedArticle | null; readonly error: Failure }[];
}
