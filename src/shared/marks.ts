import * as v from 'valibot';
import { HashSchema } from './article';
import { CorrectionsSchema } from './corrections';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.pipe(v.string(), v.isoTimestamp());

/**
 * A place in an article's plain text (`articleText`), as the W3C Web Annotation model's TextQuoteSelector
 * and TextPositionSelector together. Offsets are UTF-16 code units; start <= end.
 */
export const SelectorSchema = v.pipe(
  v.strictObject({
    quote: v.strictObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
    position: v.strictObject({ start: offset, end: offset }),
  }),
  v.check(({ position }) => position.start <= position.end, 'start after end'),
);
export type Selector = v.InferOutput<typeof SelectorSchema>;

/** The fields of a bookmark that can change; its place is the one that was marked. */
export const bookmarkFields = ['note', 'deletedAt'] as const;

/** A place that the reader marked, with an optional note; `deletedAt` makes it a tombstone. */
export const BookmarkSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  articleId: HashSchema,
  selector: SelectorSchema,
  note: v.string(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: v.nullable(instant),
  /** When each field was last changed; one that never was since the bookmark was made is not named. */
  changedAt: v.record(v.picklist(bookmarkFields), instant),
});
export type Bookmark = v.InferOutput<typeof BookmarkSchema>;

/**
 * What is left of an article that was taken out of the trash for good: when, and its files until they
 * are gone. `originals`, `contents` and `assets` hold hashes.
 */
const PurgedSchema = v.strictObject({
  at: instant,
  files: v.strictObject({
    originals: v.array(HashSchema),
    contents: v.array(HashSchema),
    assets: v.array(HashSchema),
  }),
});
export type Purged = v.InferOutput<typeof PurgedSchema>;

/** The fields of a reading record that the reader changes. */
export const readingFields = [
  ...(['status', 'starred', 'archived', 'tags', 'place', 'progress', 'openedAt'] as const),
  ...(['trashedAt', 'encoding', 'corrections', 'distinctFrom'] as const),
] as const;
export type ReadingField = (typeof readingFields)[number];

/** What the reader did with an article; never touched by a better parse. */
export const ReadingRecordSchema = v.strictObject({
  articleId: HashSchema,
  status: v.picklist(['unread', 'reading', 'read']),
  starred: v.boolean(),
  /** Put aside as done with, out of the way but not in the trash. */
  archived: v.boolean(),
  /** The reader's own words for it; those that the file states are the article's. */
  tags: v.array(v.string()),
  /** Where reading stopped: the first text visible at the top of the page. */
  place: v.nullable(SelectorSchema),
  /** How far reading got: 0 to 1 of the text. */
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  openedAt: v.nullable(instant),
  trashedAt: v.nullable(instant),
  /** The encoding that the reader chose for the original, null for the one that was found. */
  encoding: v.nullable(v.string()),
  corrections: v.nullable(CorrectionsSchema),
  /** Articles with nearly the same text of which the reader said that they are to stay beside this one. */
  distinctFrom: v.array(HashSchema),
  /** Makes the record a tombstone; absent while there is an article. */
  purged: v.exactOptional(PurgedSchema),
  updatedAt: instant,
  /**
   * When the reader last changed each field, so that two copies can be merged field by field; one that
   * was never changed since the article came is not named, and gives way to any change.
   */
  changedAt: v.record(v.picklist(readingFields), instant),
});
export type ReadingRecord = v.InferOutput<typeof ReadingRecordSchema>;

/** The part of a reading record that the reader's doings change. */
export const ReadingChangeSchema = v.partial(
  v.strictObject({
    status: ReadingRecordSchema.entries.status,
    starred: v.boolean(),
    archived: v.boolean(),
    tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.maxLength(200)),
    place: v.nullable(SelectorSchema),
    progress: ReadingRecordSchema.entries.progress,
    openedAt: v.nullable(instant),
    distinctFrom: v.pipe(v.array(HashSchema), v.maxLength(1000)),
  }),
);
export type ReadingChange = v.InferOutput<typeof ReadingChangeSchema>;
