import { randomUUID } from 'node:crypto';
import type * as v from 'valibot';
import {
  BookmarkSchema,
  ReadingRecordSchema,
  type Bookmark,
  type ReadingRecord,
} from '#shared/marks';
import type { ReportHead } from '#shared/importReport';
import { defaultSettings, type Settings } from '#shared/settings';
import { DurableJson, type StoreForm } from './durableJson';
import {
  ArticleRecordSchema,
  catalogForm,
  reportsForm,
  settingsForm,
  shardForm,
  type ArticleRecord,
  type Catalog,
  type ShardKind,
} from './forms';
import { Shards } from './shards';
import { Store } from './store';

/** All stores of a library; every shard number has one store of each of the three kinds. */
export interface Stores {
  readonly catalog: Store<Catalog>;
  readonly settings: Store<Settings>;
  readonly reports: Store<ReportHead[]>;
  readonly records: Shards<ArticleRecord>;
  readonly reading: Shards<ReadingRecord>;
  readonly bookmarks: Shards<Bookmark>;
}

/**
 * Makes the stores of a library in memory, empty; nothing is read yet. Lenient ones read what they
 * understand of a newer version, and are not to be written.
 */
export function createStores(folder: string, clock: () => Date, isLenient: boolean): Stores {
  const store = <T>(form: StoreForm<T>, empty: T): Store<T> =>
    new Store(new DurableJson(folder, form, clock, isLenient), empty);
  const shards = <Item>(
    kind: ShardKind,
    schema: v.GenericSchema<unknown, Item>,
    keyOf: (item: Item) => string,
  ): Shards<Item> =>
    new Shards(schema, keyOf, (shard) => store(shardForm(kind, shard, schema), []));
  const emptyCatalog = { id: randomUUID(), createdAt: clock().toISOString(), shards: 0 };
  return {
    catalog: store<Catalog>(catalogForm, emptyCatalog),
    settings: store<Settings>(settingsForm, defaultSettings),
    reports: store<ReportHead[]>(reportsForm, []),
    records: shards('records', ArticleRecordSchema, (record) => record.summary.id),
    reading: shards('reading', ReadingRecordSchema, (record) => record.articleId),
    bookmarks: shards('bookmarks', BookmarkSchema, (bookmark) => bookmark.id),
  };
}
