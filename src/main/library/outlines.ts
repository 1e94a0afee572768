import type { Bookmark, ReadingRecord } from '#shared/marks';
import type { ArticleRecord } from './forms';

/** What is told of an article's record without parsing it. */
export interface RecordOutline {
  readonly key: string;
  readonly addedAt: string;
  /** The instant, with just the precision that its words had. */
  readonly published: string | null;
  readonly contentHash: string;
}

/** What is told of a reading record without parsing it. */
export interface ReadingOutline extends Pick<
  ReadingRecord,
  'status' | 'starred' | 'archived' | 'trashedAt' | 'tags'
> {
  readonly key: string;
  /** Whether the article was deleted for good, and whether files of it may still be there. */
  readonly purged: 'no' | 'but-for-files' | 'wholly';
}

/** What is told of a bookmark without parsing it. */
export interface BookmarkOutline {
  readonly key: string;
  readonly articleId: string;
  readonly isLiving: boolean;
}

/** The outline of an article's record. */
export const outlineOfRecord = (record: ArticleRecord): RecordOutline => ({
  key: record.summary.id,
  addedAt: record.addedAt,
  published: record.summary.published?.instant ?? null,
  contentHash: record.contentHash,
});

/** The outline of a reading record. */
export function outlineOfReading(record: ReadingRecord): ReadingOutline {
  const { articleId, status, starred, archived, trashedAt, tags, purged } = record;
  const files = Object.values(purged?.files ?? {}).flat();
  const state = purged === undefined ? 'no' : files.length > 0 ? 'but-for-files' : 'wholly';
  return { key: articleId, status, starred, archived, trashedAt, tags, purged: state };
}

/** The outline of a bookmark. */
export const outlineOfBookmark = ({ id, articleId, deletedAt }: Bookmark): BookmarkOutline => ({
  key: id,
  articleId,
  isLiving: deletedAt === null,
});
