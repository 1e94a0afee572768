import { randomUUID } from 'node:crypto';
import type * as v from 'valibot';
import {
  BookmarkSchema,
  ReadingRecordSchema,
  type Bookmark,
  type ReadingRecord,
} from '#shared/marks';
import { mergeBookmark, mergeReading } from '#shared/merging';
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
import type { Holding } from './holding';
import { asItIs, rebaseFields, rebaseItems, type Rebase } from './rebasing';
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
export function createStores(
  folder: string,
  clock: () => Date,
  holding: Holding,
  isLenient: boolean,
): Stores {
  const store = <T>(form: StoreForm<T>, empty: T, rebase: Rebase<T> = asItIs): Store<T> =>
    new Store(new DurableJson(folder, form, clock, isLenient), empty, holding, rebase);
  const shards = <Item>(
    kind: ShardKind,
    schema: v.GenericSchema<unknown, Item>,
    keyOf: (item: Item) => string,
    rebase?: Rebase<Item[]>,
  ): Shards<Item> =>
    new Shards(schema, keyOf, (shard) => store(shardForm(kind, shard, schema), [], rebase));
  const now = (): string => clock().toISOString();
  const readingKey = (record: ReadingRecord): string => record.articleId;
  const bookmarkKey = (bookmark: Bookmark): string => bookmark.id;
  const emptyCatalog = { id: randomUUID(), createdAt: clock().toISOString(), shards: 0 };
  return {
    catalog: store<Catalog>(catalogForm, emptyCatalog),
    settings: store<Settings>(settingsForm, defaultSettings, rebaseFields),
    reports: store<ReportHead[]>(reportsForm, []),
    records: shards('records', ArticleRecordSchema, (record) => record.summary.id),
    reading: shards(
      'reading',
      ReadingRecordSchema,
      readingKey,
      rebaseItems(readingKey, (held, disk) =>
        // Of an article that was deleted for good, nothing comes back.
        disk.purged === undefined ? mergeReading(held, disk, now()) : disk,
      ),
    ),
    bookmarks: shards(
      'bookmarks',
      BookmarkSchema,
      bookmarkKey,
      rebaseItems(bookmarkKey, (held, disk) => mergeBookmark(held, disk, now())),
    ),
  };
}
