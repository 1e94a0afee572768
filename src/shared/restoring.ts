import type { ReadingField } from './marks';
import type { Failure } from './result';

/** How many bookmarks come, have their notes changed, and go. */
export interface BookmarkChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What a merge changes of what was done with an article. */
export interface ArticleChanges {
  readonly fields: readonly ReadingField[];
  /** Whether it lies in the trash then. */
  readonly isTrashed: boolean;
  readonly bookmarks: BookmarkChanges;
}

/** What a restore does, or would do, with one article of a copy. */
export interface RestoredArticle extends ArticleChanges {
  readonly id: string;
  readonly title: string;
  /** `purged`: it was deleted for good here, at `purgedAt`, and is left so. */
  readonly outcome: 'added' | 'changed' | 'left' | 'purged';
  readonly purgedAt: string | null;
}

/** What a restore did, or would do. Nothing that is here and not in the copy is touched. */
export interface RestoreReport {
  readonly counts: Readonly<Record<RestoredArticle['outcome'] | 'failed', number>>;
  readonly bookmarks: BookmarkChanges;
  /** The first of those that are not left as they are; the counts are of all. */
  readonly articles: readonly RestoredArticle[];
  /** The first of the articles and files that could not be read. */
  readonly failures: readonly Failure[];
  /** False when it was cancelled, or a write failed, before its end. */
  readonly isWhole: boolean;
}

/** What a restore did, and by what it is called to be taken back (`restore:turn`); null when it did nothing. */
export interface Restored extends RestoreReport {
  readonly deed: string | null;
}

/** What became of a restore that was taken back, or done again. */
export interface RestoreTurned {
  /** How many articles that changed. */
  readonly done: number;
  /** How many were changed since, and stay so, and how many are not there any more. */
  readonly changed: number;
  readonly gone: number;
  /** Why the rest was not changed; null when nothing failed. */
  readonly failure: Failure | null;
}
