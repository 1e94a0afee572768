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
