import * as v from 'valibot';
import { ArticleSchema, HashSchema } from './article';
import { BookmarkSchema, ReadingRecordSchema } from './marks';
import type { Failure } from './result';

/** The part of an export that says what it is and holds the fingerprints of all others; see docs/EXPORT.md. */
export const manifestName = 'maqal.json';
/** What the manifest says under `format`. */
export const exportFormat = 'maqal-export';
/** The version of the form; a reader refuses a later one. */
export const exportVersion = 1;

/** Where an article, its original and a picture lie in an export, by their ids and hashes. */
export const partNames = {
  article: (id: string): string => `articles/${id}.json`,
  original: (id: string): string => `originals/${id}`,
  asset: (hash: string): string => `assets/${hash}`,
} as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What stands in `maqal.json`: how much there is, and each part's size in bytes and SHA-256. */
export const ManifestSchema = v.strictObject({
  format: v.literal(exportFormat),
  version: v.literal(exportVersion),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  counts: v.strictObject({ articles: count, bookmarks: count, assets: count }),
  parts: v.array(v.strictObject({ name: v.string(), size: count, sha256: HashSchema })),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** What stands in `articles/<id>.json`: the article, and all that its library knows of it; tombstones too. */
export const ExportedArticleSchema = v.strictObject({
  article: ArticleSchema,
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
  reading: ReadingRecordSchema,
  bookmarks: v.array(BookmarkSchema),
});
export type ExportedArticle = v.InferOutput<typeof ExportedArticleSchema>;

/** What became of an export. */
export interface ExportReport {
  /** The files that were written, by their paths; none when there was nothing to write. */
  readonly files: readonly string[];
  readonly articles: number;
  /** Articles that could not be read whole and are not in it. */
  readonly failures: readonly Failure[];
}
