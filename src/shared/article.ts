import * as v from 'valibot';
import { ConfidenceSchema } from './confidence';
import { isSafeTree, type SafeTree } from './safeTree';

/** An id or content hash: the lower-case hex SHA-256 of some bytes. */
export const HashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** `rtl` or `ltr`, taken from a text's own letters. */
export const DirectionSchema = v.picklist(['rtl', 'ltr']);
export type Direction = v.InferOutput<typeof DirectionSchema>;

/**
 * When an article says it was published. `instant` is ISO 8601 with just the precision that the
 * words had: a day (`2024-02-03`), a minute without a zone (`2024-02-03T08:57`), or a moment in UTC
 * (`2024-02-03T08:57:00Z`); null when the words could not be understood. `zone` and `text` are as written.
 */
export const PublishedSchema = v.strictObject({
  instant: v.nullable(
    v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?Z)?)?$/)),
  ),
  zone: v.nullable(v.string()),
  text: v.string(),
  /** What in the words contradicts the rest: the weekday is not that of the date. Absent when nothing does. */
  doubt: v.exactOptional(v.picklist(['weekday'])),
});
export type Published = v.InferOutput<typeof PublishedSchema>;

/** Where an article came from: the file's name, the format and encoding read, its size in bytes. */
const ProvenanceSchema = v.strictObject({
  name: v.string(),
  format: v.string(),
  encoding: v.nullable(v.string()),
  /** The encodings that it may be in instead, the one read first; absent when there is no doubt. */
  encodingCandidates: v.exactOptional(v.array(v.string())),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The file that it was part of and its place there; absent for a file of its own. */
  container: v.exactOptional(v.strictObject({ name: v.string(), place: v.string() })),
  /** The folders that it lay in, below what was imported, with `/` between them; absent for none. */
  folder: v.exactOptional(v.string()),
});

export type Provenance = v.InferOutput<typeof ProvenanceSchema>;

/** Something that the file holds and the body leaves out; shown on request. */
const OmittedSchema = v.strictObject({
  reason: v.picklist(['call-to-action', 'read-also', 'share', 'cookie', 'reader']),
  text: v.string(),
});

/** A picture of an article, kept as a file named by its hash. */
const AssetSchema = v.strictObject({
  hash: HashSchema,
  type: v.string(),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** By what its page calls it, when it lay beside the page: the page's own bytes do not hold it. Absent for any other. */
  addresses: v.exactOptional(v.array(v.string())),
});

const described = {
  title: v.string(),
  kicker: v.nullable(v.string()),
  /** What stands below the headline and is a headline itself. */
  subtitle: v.nullable(v.string()),
  lead: v.nullable(v.string()),
  bylines: v.array(v.string()),
  source: v.nullable(v.string()),
  /** The file says that the text was written for this source alone. */
  exclusive: v.boolean(),
  /** Where it was written, as newsrooms put it (`غزة - وكالات`); its words may be the body's too. */
  placeLine: v.nullable(v.string()),
  published: v.nullable(PublishedSchema),
  /** BCP 47; `und` where the text does not tell. */
  language: v.string(),
  direction: DirectionSchema,
  wordCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Letters and digits of the body, without spaces and marks: what reading time is reckoned from. */
  characterCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  url: v.nullable(v.string()),
  tags: v.array(v.string()),
  /** How much of the article the file held: its summary, quotes from it, or only its address. Absent for all of it. */
  extent: v.exactOptional(v.picklist(['summary', 'quotes', 'link'])),
  provenance: ProvenanceSchema,
};

/** What a file said, whole: replaced as one by a better parse, never edited. */
export const ArticleSchema = v.strictObject({
  id: HashSchema,
  ...described,
  confidence: ConfidenceSchema,
  body: v.custom<SafeTree>(isSafeTree, 'not a safe tree'),
  omitted: v.array(OmittedSchema),
  assets: v.array(AssetSchema),
});
export type Article = v.InferOutput<typeof ArticleSchema>;

/** What a list needs of an article: all but its body, with an excerpt of at most 240 characters. */
export const SummarySchema = v.strictObject({
  id: HashSchema,
  ...described,
  excerpt: v.string(),
});
export type Summary = v.InferOutput<typeof SummarySchema>;
