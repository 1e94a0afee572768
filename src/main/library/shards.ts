import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { mapBounded } from './concurrency';
import { LibraryError } from './failure';
import type { PackedItems } from './packedItems';
import { columnOf } from './outlineTable';
import type { Fresh, Store } from './store';

interface Place {
  readonly shard: number;
  readonly index: number;
}

/** A place as one number: a hundred thousand objects would take a tenth of an opening's time. */
const places = 2 ** 16;
const placed = ({ shard, index }: Place): number => index * places + shard;
const placeOf = (number: number | undefined): Place | undefined =>
  number === undefined ? undefined : { shard: number % places, index: Math.floor(number / places) };

/** What every outline tells; with `articleId`, items can be found by the article that they belong to. */
interface Keyed {
  readonly key: string;
  readonly articleId?: string;
}

const noKeys: ReadonlySet<string> = new Set();

// libuv has four threads for files; more at a time would only wait there.
const width = 4;

/** Items that other processes have written. */
export interface FreshItems<Outline> {
  /** What is told of those that are new, changed or gone: as they are now, or were. */
  readonly changed: readonly Outline[];
  readonly damagedFiles: readonly string[];
  /** Memory shows them from then on. */
  readonly take: () => void;
}

/** What a shard's store holds. */
export type ShardStore<Item, Outline extends { readonly key: string }> = Store<
  PackedItems<Item, Outline>
>;

/**
 * Items of one kind, spread over numbered stores, so that changing one costs the same however many
 * there are. Found by key; in the order of shards, and in a shard in the order they were put. Items are
 * parsed when they are asked for; what their outlines tell is there at once.
 */
export class Shards<Item, Outline extends Keyed> {
  readonly #stores = new Map<number, ShardStore<Item, Outline>>();
  readonly #places = new Map<string, number>();
  /** Keys that some article has, or had. */
  readonly #byArticle = new Map<string, Set<string>>();

  constructor(
    private readonly schema: v.GenericSchema<unknown, Item>,
    private readonly keyOf: (item: Item) => string,
    private readonly createStore: (shard: number) => ShardStore<Item, Outline>,
  ) {}

  /** A shard's store; made in memory, with nothing in it, when it is not there yet. */
  store(shard: number): ShardStore<Item, Outline> {
    const store = this.#stores.get(shard) ?? this.createStore(shard);
    this.#stores.set(shard, store);
    return store;
  }

  /** All stores in the order of their numbers. */
  stores(): readonly (readonly [shard: number, store: ShardStore<Item, Outline>])[] {
    return [...this.#stores].sort(([a], [b]) => a - b);
  }

  /** Finds the items of all stores, once they have been opened, or opened again. */
  index(): void {
    this.#places.clear();
    this.#byArticle.clear();
    for (const [shard] of this.stores()) this.#indexShard(shard);
  }

  get size(): number {
    return this.#places.size;
  }

  /** Some things of what is told of all items, shard by shard. */
  *columns<Names extends readonly (keyof Outline)[]>(
    ...names: Names
  ): IterableIterator<{
    readonly [At in keyof Names]: readonly Outline[Names[At] & keyof Outline][];
  }> {
    for (const [, { data }] of this.stores()) {
      yield names.map((name) => columnOf(data.outlines, name)) as never;
    }
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  get(key: string): Item | undefined {
    const place = placeOf(this.#places.get(key));
    return place && this.#stores.get(place.shard)?.data.at(place.index);
  }

  /** What is told of the item of this key. */
  outline(key: string): Outline | undefined {
    const place = placeOf(this.#places.get(key));
    return place && this.#stores.get(place.shard)?.data.outlines.at(place.index);
  }

  /** What is told of the items that belong to an article. */
  outlinesOf(articleId: string): readonly Outline[] {
    return [...(this.#byArticle.get(articleId) ?? [])].flatMap((key) => this.outline(key) ?? []);
  }

  /** The number of the shard that holds a key. */
  shardOf(key: string): number | undefined {
    return placeOf(this.#places.get(key))?.shard;
  }

  /** All items, parsed shard by shard: for what reads the whole library, and nobody waits for. */
  *values(): IterableIterator<Item> {
    for (const [, store] of this.stores()) yield* store.data;
  }

  /** What is told of each item. */
  *outlines(): IterableIterator<Outline> {
    for (const [, store] of this.stores()) yield* store.data.outlines;
  }

  /** Adds items to a shard or replaces them there, in one write, as durable as `Store.save` makes it; memory follows. */
  async put(shard: number, items: readonly Item[]): Promise<void> {
    const store = this.store(shard);
    const changes = new Map<number, Item>();
    const taken = new Map<string, Place>();
    let length = store.data.length;
    for (const item of items) {
      const checked = v.safeParse(this.schema, item);
      // What is written against the schema could never be opened again.
      if (!checked.success) throw new LibraryError('bad-request', { detail: issuesOf(checked) });
      const key = this.keyOf(item);
      const place = taken.get(key) ?? placeOf(this.#places.get(key));
      const index = place?.shard === shard ? place.index : length++;
      changes.set(index, item);
      taken.set(key, { shard, index });
    }
    await store.save(store.data.with(changes));
    for (const place of taken.values()) {
      const outline = store.data.outlines.at(place.index);
      if (outline !== undefined) this.#find(outline.key, outline.articleId, place);
    }
  }

  /** Takes items out of the shards that hold them, a durable write for each; memory follows the disk. */
  async remove(keys: ReadonlySet<string>): Promise<void> {
    for (const [shard, store] of this.stores()) {
      const kept = store.data.filter(({ key }) => !keys.has(key));
      if (kept === store.data) continue;
      await store.save(kept);
      this.#reindex(shard, keys);
    }
  }

  /**
   * What other processes have written in the shards up to a number, read but not taken yet. For
   * `isWriter` see `Store.fresh`.
   */
  async fresh(count: number, isWriter: boolean): Promise<FreshItems<Outline>> {
    const shards = Array.from({ length: count }, (_, index) => index + 1);
    const changed: Outline[] = [];
    const found = await mapBounded(shards, width, async (shard) => {
      const store = this.store(shard);
      const fresh = await store.fresh(isWriter);
      if (fresh === null) return [];
      await nextTurn(); // comparing many shards in one go would hold up the window
      changed.push(...differing(store.data, fresh.data));
      return [{ shard, fresh }];
    });
    const all = found.flat();
    return {
      changed,
      damagedFiles: all.flatMap(({ fresh }) => fresh.damagedFiles),
      take: () => this.#renew(all),
    };
  }

  #renew(
    all: readonly { readonly shard: number; readonly fresh: Fresh<PackedItems<Item, Outline>> }[],
  ): void {
    // All places first: an item may have gone from one of these shards to another.
    for (const { shard } of all) {
      for (const { key } of this.store(shard).data.outlines) {
        if (this.shardOf(key) === shard) this.#places.delete(key);
      }
    }
    for (const { shard, fresh } of all) {
      fresh.take();
      this.#reindex(shard, noKeys);
    }
  }

  /** Forgets items in memory alone: the disk follows when its writer makes the stores whole. */
  forget(keys: ReadonlySet<string>): void {
    if (keys.size === 0) return;
    for (const [shard, store] of this.stores()) {
      const kept = store.data.filter(({ key }) => !keys.has(key));
      if (kept === store.data) continue;
      store.leaveOut(kept);
      this.#reindex(shard, keys);
    }
  }

  #reindex(shard: number, gone: ReadonlySet<string>): void {
    for (const key of gone) if (this.shardOf(key) === shard) this.#places.delete(key);
    this.#indexShard(shard);
  }

  #indexShard(shard: number): void {
    const { outlines } = this.store(shard).data;
    const articles = columnOf(outlines, 'articleId');
    const keys = columnOf(outlines, 'key');
    for (let index = 0; index < keys.length; index += 1) {
      this.#find(keys[index] ?? '', articles[index], { shard, index });
    }
  }

  #find(key: string, articleId: string | undefined, place: Place): void {
    this.#places.set(key, placed(place));
    if (articleId === undefined) return;
    const own = this.#byArticle.get(articleId);
    if (own === undefined) this.#byArticle.set(articleId, new Set([key]));
    else own.add(key);
  }
}

/** What is told of the items of two states of a shard that are not the same in both. */
function differing<Item, Outline extends { readonly key: string }>(
  before: PackedItems<Item, Outline>,
  after: PackedItems<Item, Outline>,
): Outline[] {
  const found = after.changedSince(before).flatMap((index) => after.outlines.at(index) ?? []);
  const there = new Set([...after.outlines].map(({ key }) => key));
  return [...found, ...[...before.outlines].filter(({ key }) => !there.has(key))];
}

function issuesOf(checked: { readonly issues: readonly v.BaseIssue<unknown>[] }): string {
  return checked.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('; ');
}
