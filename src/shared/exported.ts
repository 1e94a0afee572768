import * as v from 'valibot';
import { HashSchema } from './article';
import { migrations, schemaVersion } from './migrations';
import type { Failure } from './result';

/** The part of an export that says what it is and how much there is; see docs/EXPORT.md. */
export const manifestName = 'maqal.json';
/** What the manifest says under `format`. */
export const exportFormat = 'maqal-export';
/** The version of the form; a reader refuses a later one. */
export const exportVersion = 2;

/**
 * Where an article, its original and a picture lie in an export, by their ids and hashes. `sha256` is that of
 * the article's part itself: each part can be held against its own name.
 */
export const partNames = {
  article: (id: string, sha256: string): string => `articles/${id}.${sha256}.json`,
  original: (id: string): string => `originals/${id}`,
  asset: (hash: string): string => `assets/${hash}`,
  changes: (id: string, sha256: string): string => `changes/${id}.${sha256}.json`,
} as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const whatThereIs = {
  format: v.literal(exportFormat),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  counts: v.strictObject({
    ...{ articles: count, bookmarks: count, assets: count },
    /** Named only where there are any: an earlier version refuses what it would lose. */
    changes: v.exactOptional(count),
  }),
};

/** What stands in `maqal.json`: how much there is. Version 1 also named each part with its size and SHA-256. */
export const ManifestSchema = v.variant('version', [
  v.strictObject({ ...whatThereIs, version: v.literal(exportVersion) }),
  v.strictObject({
    ...whatThereIs,
    version: v.literal(1),
    parts: v.array(v.strictObject({ name: v.string(), size: count, sha256: HashSchema })),
  }),
]);
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

/** What stands in `changes/<id>.json`: the same of an article whose files could not be had, and its title. */
export const ExportedChangesSchema = v.strictObject({
  ...v.omit(ExportedArticleSchema, ['article']).entries,
  title: v.string(),
});
export type ExportedChanges = v.InferOutput<typeof ExportedChangesSchema>;

/** The versions that are written now. */
export const presentVersions: ExportedArticle['versions'] = {
  article: schemaVersion(migrations.contents),
  reading: schemaVersion(migrations.reading),
  bookmarks: schemaVersion(migrations.bookmarks),
};

/** How far an export is. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** What became of an export. */
export interface ExportReport {
  /** The path of the file that was written; null when there was nothing to write. */
  readonly file: string | null;
  readonly articles: number;
  /** Articles that could not be read whole and are not in it. */
  readonly failures: readonly Failure[];
}
