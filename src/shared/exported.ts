import * as v from 'valibot';
import { HashSchema } from './article';
import { migrations, schemaVersion } from './migrations';
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

const version = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * What stands in `articles/<id>.json`: the article, and all that its library knows of it, tombstones too;
 * each in the form of the version that `versions` names, as the library's own files are.
 */
export const ExportedArticleSchema = v.strictObject({
  versions: v.strictObject({ article: version, reading: version, bookmarks: version }),
  article: v.unknown(),
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
  reading: v.unknown(),
  bookmarks: v.unknown(),
});
export type ExportedArticle = v.InferOutput<typeof ExportedArticleSchema>;

/** The versions that are written now. */
export const presentVersions: ExportedArticle['versions'] = {
  article: schemaVersion(migrations.contents),
  reading: schemaVersion(migrations.reading),
  bookmarks: schemaVersion(migrations.bookmarks),
};

/** What became of an export. */
export interface ExportReport {
  /** The files that were written, by their paths; none when there was nothing to write. */
  readonly files: readonly string[];
  readonly articles: number;
  /** Articles that could not be read whole and are not in it. */
  readonly failures: readonly Failure[];
}
