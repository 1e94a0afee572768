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

/** Names nothing in an article's text: the place of a mark on the article as a whole. */
export const wholeArticle: Selector = {
  quote: { exact: '', prefix: '', suffix: '' },
  position: { start: 0, end: 0 },
};

/** Whether a selector stands for the article as a whole, and not for words or a point in it. */
export const isOfArticle = ({ quote }: Selector): boolean =>
  quote.exact === '' && quote.prefix === '' && quote.suffix === '';

/** What a mark is: a place to come back to, words to stand out, words that are underlined. */
export const markKinds = ['bookmark', 'highlight', 'underline'] as const;
export type MarkKind = (typeof markKinds)[number];

/** The colours of marks by their names; how each looks, a theme says (`--mark-yellow` and so on). */
export const markColours = ['yellow', 'green', 'blue', 'rose', 'violet'] as const;
export type MarkColour = (typeof markColours)[number];

/** The fields of a mark that can change, each merged by itself. */
export const markFields = ['kind', 'colour', 'selector', 'note', 'tags', 'deletedAt'] as const;

/**
 * What the reader marked: words, a point between them, or the article as a whole (`wholeArticle`), with an
 * optional note and tags; `deletedAt` makes it a tombstone.
 */
export const MarkSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  articleId: HashSchema,
  // With defaults: what a later version calls otherwise is shown all the same.
  kind: v.optional(v.picklist(markKinds), 'bookmark'),
  colour: v.optional(v.picklist(markColours), 'yellow'),
  selector: SelectorSchema,
  note: v.string(),
  tags: v.array(v.string()),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: v.nullable(instant),
  /** When each field was last changed; one that never was since the mark was made is not named. */
  changedAt: v.record(v.picklist(markFields), instant),
});
export type Mark = v.InferOutput<typeof MarkSchema>;

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

const tagsAsked = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  v.maxLength(200),
);

/** What a reader can change of a mark, or say of one that is made; what is not said of a new one is `plainMark`'s. */
export const MarkChangeSchema = v.strictObject({
  kind: v.exactOptional(v.picklist(markKinds)),
  colour: v.exactOptional(v.picklist(markColours)),
  selector: v.exactOptional(SelectorSchema),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(20_000))),
  tags: v.exactOptional(tagsAsked),
});
export type MarkChange = v.InferOutput<typeof MarkChangeSchema>;

/** A mark of which nothing but its place was said. */
export const plainMark: Readonly<Required<Omit<MarkChange, 'selector'>>> = {
  ...{ kind: 'bookmark', colour: 'yellow' },
  ...{ note: '', tags: [] },
};

/** The part of a reading record that the reader's doings change. */
export const ReadingChangeSchema = v.partial(
  v.strictObject({
    status: ReadingRecordSchema.entries.status,
    starred: v.boolean(),
    archived: v.boolean(),
    tags: tagsAsked,
    place: v.nullable(SelectorSchema),
    progress: ReadingRecordSchema.entries.progress,
    openedAt: v.nullable(instant),
    distinctFrom: v.pipe(v.array(HashSchema), v.maxLength(1000)),
  }),
);
export type ReadingChange = v.InferOutput<typeof ReadingChangeSchema>;
