import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { MarkSchema, ReadingRecordSchema, type Mark, type ReadingRecord } from '#shared/marks';
import { mergeMark, mergeReading } from '#shared/merging';
import type { ReportHead } from '#shared/importReport';
import type { KeptSearch } from '#shared/keptSearches';
import { defaultSettings, type Settings } from '#shared/settings';
import { DurableJson } from './durableJson';
import type { StoreForm } from './generations';
import {
  ArticleRecordSchema,
  catalogForm,
  reportsForm,
  searchesForm,
  settingsForm,
  shardKinds,
  shardName,
  type ArticleRecord,
  type Catalog,
  type ShardKind,
} from './forms';
import type { Holding } from './holding';
import type { KnownShard, KnownShards } from './knownShards';
import {
  outlinings,
  type BookmarkOutline,
  type ReadingOutline,
  type RecordOutline,
} from './outlines';
import type { Outlines } from './outlineTable';
import { PackedItems, type OutlineOf } from './packedItems';
import { asItIs, rebaseFields, rebaseItems, type Rebase } from './rebasing';
import { Shards } from './shards';
import { Store } from './store';

/** All stores of a library; every shard number has one store of each of the three kinds. */
export interface Stores {
  readonly catalog: Store<Catalog>;
  readonly settings: Store<Settings>;
  readonly reports: Store<ReportHead[]>;
  readonly searches: Store<readonly KeptSearch[]>;
  readonly records: Shards<ArticleRecord, RecordOutline>;
  readonly reading: Shards<ReadingRecord, ReadingOutline>;
  readonly bookmarks: Shards<Mark, BookmarkOutline>;
}

/**
 * Makes the stores of a library in memory, empty; nothing is read yet. Lenient ones read what they
 * understand of a newer version, and are not to be written; of shards that are known from an earlier
 * opening, only the hash is checked.
 */
export function createStores(
  folder: string,
  clock: () => Date,
  holding: Holding,
  { isLenient, known }: { readonly isLenient: boolean; readonly known: KnownShards },
): Stores {
  const store = <T, Stored>(
    form: StoreForm<T, Stored>,
    empty: T,
    rebase: Rebase<T> = asItIs,
  ): Store<T> => new Store(new DurableJson(folder, form, clock, isLenient), empty, holding, rebase);
  const shards = <Item, Outline extends { readonly key: string }>(
    kind: ShardKind,
    schema: v.GenericSchema<unknown, Item>,
    outlineOf: OutlineOf<Item, Outline>,
    rebase?: Rebase<PackedItems<Item, Outline>>,
  ): Shards<Item, Outline> =>
    new Shards(
      schema,
      (item) => outlineOf(item).key,
      (shard) => {
        const name = shardName(kind, shard);
        const form = packedForm(kind, name, schema, outlineOf, known.get(name) ?? null);
        return store(form, PackedItems.of<Item, Outline>([], outlineOf), rebase);
      },
    );
  const now = (): string => clock().toISOString();
  const emptyCatalog = { id: randomUUID(), createdAt: clock().toISOString(), shards: 0 };
  return {
    catalog: store(catalogForm, emptyCatalog),
    settings: store(settingsForm, defaultSettings, rebaseFields),
    reports: store(reportsForm, []),
    searches: store(searchesForm, []),
    records: shards('records', ArticleRecordSchema, outlinings.records.of),
    reading: shards(
      'reading',
      ReadingRecordSchema,
      outlinings.reading.of,
      rebaseItems((held, disk) =>
        // Of an article that was deleted for good, nothing comes back.
        disk.purged === undefined ? mergeReading(held, disk, now()) : disk,
      ),
    ),
    bookmarks: shards(
      'bookmarks',
      MarkSchema,
      outlinings.bookmarks.of,
      rebaseItems((held, disk) => mergeMark(held, disk, now())),
    ),
  };
}

/** The form of one shard of items of one kind. */
function packedForm<Item, Outline extends { readonly key: string }>(
  kind: ShardKind,
  name: string,
  item: v.GenericSchema<unknown, Item>,
  outlineOf: OutlineOf<Item, Outline>,
  known: KnownShard | null,
): StoreForm<PackedItems<Item, Outline>, Item[]> {
  return {
    ...{ kind, name, schema: v.array(item) },
    packing: {
      pack: (items) => PackedItems.of(items, outlineOf),
      toJson: ({ json }) => json,
      known: known && {
        ...known,
        size: (known.ends[known.ends.length - 1] ?? 1) + 1,
        data(json) {
          // What was kept under a hash was told by this very function.
          const outlines = known.outlines as Outlines<Outline>;
          return new PackedItems({ json, ends: known.ends, outlines }, outlineOf);
        },
      },
    },
  };
}

/** What is known of all shards that are on disk, for the next opening. */
export function knownShardsOf(stores: Stores): Map<string, KnownShard> {
  const known = new Map<string, KnownShard>();
  for (const kind of shardKinds) {
    for (const [shard, { sealed, identity, data }] of stores[kind].stores()) {
      const { ends, outlines } = data;
      if (!sealed?.sha256) continue;
      known.set(shardName(kind, shard), { ...sealed, identity, ends, outlines });
    }
  }
  return known;
}
