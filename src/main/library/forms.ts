import * as v from 'valibot';
import { HashSchema, SummarySchema } from '#shared/article';
import {
  OutcomesSchema,
  ReportHeadSchema,
  type ImportOutcome,
  type ReportHead,
} from '#shared/importReport';
import { KeptSearchSchema, type KeptSearch } from '#shared/keptSearches';
import type { ReadingRecord } from '#shared/marks';
import type { Settings } from '#shared/settings';
import type { StoreForm } from './generations';
import { StoredSettingsSchema } from './settings';

/** One article as the library lists it; `contentHash` names the file that holds it whole. */
export const ArticleRecordSchema = v.strictObject({
  summary: SummarySchema,
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
  contentHash: HashSchema,
});
export type ArticleRecord = v.InferOutput<typeof ArticleRecordSchema>;

const CatalogSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Shards 1 up to this number exist, each with all its stores: one that is not there was lost. */
  shards: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Catalog = v.InferOutput<typeof CatalogSchema>;

/** So many articles go into one shard before the next is begun. */
export const shardSize = 256;

/** The stores that each shard has one of; they are named after the folders they lie in. */
export const shardKinds = ['records', 'reading', 'bookmarks'] as const;
export type ShardKind = (typeof shardKinds)[number];

/** The number of the shard that a file of a shard folder belongs to, or null for any other file. */
export function shardOfFile(file: string): number | null {
  const number = /^(\d{4,9})\.json(?:\.1)?$/.exec(file)?.[1];
  return number === undefined || Number(number) === 0 ? null : Number(number);
}

export const catalogForm: StoreForm<Catalog> = {
  name: 'library',
  kind: 'library',
  schema: CatalogSchema,
};

export const settingsForm: StoreForm<Settings> = {
  name: 'settings',
  kind: 'settings',
  schema: StoredSettingsSchema,
};

/** The searches that were made or saved, the newest first. */
export const searchesForm: StoreForm<readonly KeptSearch[]> = {
  name: 'searches',
  kind: 'searches',
  schema: v.array(KeptSearchSchema),
};

/** The imports that there are reports of, the newest first. */
export const reportsForm: StoreForm<ReportHead[]> = {
  name: 'reports',
  kind: 'reports',
  schema: v.array(ReportHeadSchema),
};

/** Where lies what can be made again from the rest. */
export const derivedFolder = 'derived';

/** Where the outcomes of each report lie, a file each. */
export const reportsFolder = 'reports';

/** The form of one import's outcomes; `id` is its report's. */
export function outcomesForm(id: string): StoreForm<ImportOutcome[]> {
  return { name: `${reportsFolder}/${id}`, kind: 'outcomes', schema: OutcomesSchema };
}

/** The name of the store that holds one shard of items of one kind. */
export function shardName(kind: ShardKind, shard: number): string {
  return `${kind}/${String(shard).padStart(4, '0')}`;
}

/** The reading record of an article that nothing has been done with: none is stored for it. */
export function untouched(articleId: string, addedAt: string): ReadingRecord {
  return {
    articleId,
    status: 'unread',
    starred: false,
    archived: false,
    tags: [],
    place: null,
    progress: 0,
    openedAt: null,
    trashedAt: null,
    encoding: null,
    corrections: null,
    distinctFrom: [],
    updatedAt: addedAt,
    changedAt: {},
  };
}
