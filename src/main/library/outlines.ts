import type { Mark, ReadingRecord } from '#shared/marks';
import type { ArticleRecord } from './forms';
import { minuteOf } from './minutes';
import {
  asciiField,
  choiceField,
  hashField,
  jsonField,
  numberField,
  OutlineForm,
  textField,
} from './outlineTable';

/** What is told of an article's record without parsing it. */
export interface RecordOutline {
  readonly key: string;
  readonly addedAt: string;
  /** The instant, with just the precision that its words had. */
  readonly published: string | null;
  readonly contentHash: string;
  /** The minutes of both, as numbers that grow with them. */
  readonly minuteAdded: number;
  readonly minutePublished: number;
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

/** What is told of items without parsing them, and how that is kept. */
export interface Outlining<Item, Outline extends object> {
  readonly of: (item: Item) => Outline;
  readonly form: OutlineForm<Outline>;
}

// A moment in UTC to the millisecond takes 24.
const moment = 24;
const isSo = choiceField([false, true]);

const records: Outlining<ArticleRecord, RecordOutline> = {
  of: (record) => ({
    key: record.summary.id,
    addedAt: record.addedAt,
    published: record.summary.published?.instant ?? null,
    contentHash: record.contentHash,
    minuteAdded: minuteOf(record.addedAt),
    minutePublished: minuteOf(record.summary.published?.instant ?? null),
  }),
  form: new OutlineForm<RecordOutline>({
    ...{ key: hashField, contentHash: hashField },
    ...{ addedAt: textField(moment), published: asciiField(moment) },
    ...{ minuteAdded: numberField, minutePublished: numberField },
  }),
};

function readingOutline(record: ReadingRecord): ReadingOutline {
  const { articleId, status, starred, archived, trashedAt, tags, purged } = record;
  const files = Object.values(purged?.files ?? {}).flat();
  const state = purged === undefined ? 'no' : files.length > 0 ? 'but-for-files' : 'wholly';
  return { key: articleId, status, starred, archived, trashedAt, tags, purged: state };
}

const reading: Outlining<ReadingRecord, ReadingOutline> = {
  of: readingOutline,
  form: new OutlineForm<ReadingOutline>({
    ...{ key: hashField, starred: isSo, archived: isSo },
    status: choiceField<ReadingOutline['status']>(['unread', 'reading', 'read']),
    purged: choiceField<ReadingOutline['purged']>(['no', 'but-for-files', 'wholly']),
    trashedAt: asciiField(moment),
    tags: jsonField(),
  }),
};

const bookmarks: Outlining<Mark, BookmarkOutline> = {
  of: ({ id, articleId, deletedAt }) => ({ key: id, articleId, isLiving: deletedAt === null }),
  form: new OutlineForm<BookmarkOutline>({
    key: textField(36),
    articleId: hashField,
    isLiving: isSo,
  }),
};

/** What is told of the items of each kind of shard. */
export const outlinings = { records, reading, bookmarks };
