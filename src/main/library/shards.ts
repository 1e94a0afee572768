import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { mapBounded } from './concurrency';
import { LibraryError } from './failure';
import type { Fresh, Store } from './store';

interface Place {
  readonly shard: number;
  readonly index: number;
}

const noKeys: ReadonlySet<string> = new Set();

// libuv has four threads for files; more at a time would only wait there.
const width = 4;

/** Items that other processes have written. */
export interface FreshItems<Item> {
  /** Those that are new, changed or gone: as they are now, or were. */
  readonly changed: readonly Item[];
  readonly damagedFiles: readonly string[];
  /** Memory shows them from then on. */
  readonly take: () => void;
}

/**
 * Items of one kind, spread over numbered stores, so that changing one costs the same however many
 * there are. Found by key; in the order of shards, and in a shard in the order they were put.
 */
export class Shards<Item> {
  readonly #stores = new Map<number, Store<Item[]>>();
  readonly #places = new Map<string, Place>();

  constructor(
    private readonly schema: v.GenericSchema<unknown, Item>,
    private readonly keyOf: (item: Item) => string,
    private readonly createStore: (shard: number) => Store<Item[]>,
  ) {}

  /** A shard's store; made in memory, with nothing in it, when it is not there yet. */
  store(shard: number): Store<Item[]> {
    const store = this.#stores.get(shard) ?? this.createStore(shard);
    this.#stores.set(shard, store);
    return store;
  }

  /** All stores in the order of their numbers. */
  stores(): readonly (readonly [shard: number, store: Store<Item[]>])[] {
    return [...this.#stores].sort(([a], [b]) => a - b);
  }

  /** Finds the items of all stores; once, after they have been opened. */
  index(): void {
    for (const [shard, store] of this.stores()) {
      store.data.forEach((item, index) => this.#places.set(this.keyOf(item), { shard, index }));
    }
  }

  get size(): number {
    return this.#places.size;
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  get(key: string): Item | undefined {
    const place = this.#places.get(key);
    return place && this.#stores.get(place.shard)?.data[place.index];
  }

  /** The number of the shard that holds a key. */
  shardOf(key: string): number | undefined {
    return this.#places.get(key)?.shard;
  }

  *values(): IterableIterator<Item> {
    for (const [, store] of this.stores()) yield* store.data;
  }

  /** Adds items to a shard or replaces them there, in one write, as durable as `Store.save` makes it; memory follows. */
  async put(shard: number, items: readonly Item[]): Promise<void> {
    const store = this.store(shard);
    const next = [...store.data];
    const places = new Map<string, Place>();
    for (const item of items) {
      const checked = v.safeParse(this.schema, item);
      // What is written against the schema could never be opened again.
      if (!checked.success) throw new LibraryError('bad-request', { detail: issuesOf(checked) });
      const key = this.keyOf(item);
      const place = places.get(key) ?? this.#places.get(key);
      const index = place?.shard === shard ? place.index : next.length;
      next[index] = item;
      places.set(key, { shard, index });
    }
    await store.save(next);
    for (const [key, place] of places) this.#places.set(key, place);
  }

  /** Takes items out of the shards that hold them, a durable write for each; memory follows the disk. */
  async remove(keys: ReadonlySet<string>): Promise<void> {
    for (const [shard, store] of this.stores()) {
      const kept = store.data.filter((item) => !keys.has(this.keyOf(item)));
      if (kept.length === store.data.length) continue;
      await store.save(kept);
      this.#reindex(shard, keys);
    }
  }

  /**
   * What other processes have written in the shards up to a number, read but not taken yet. For
   * `isWriter` see `Store.fresh`.
   */
  async fresh(count: number, isWriter: boolean): Promise<FreshItems<Item>> {
    const shards = Array.from({ length: count }, (_, index) => index + 1);
    const changed: Item[] = [];
    const found = await mapBounded(shards, width, async (shard) => {
      const store = this.store(shard);
      const fresh = await store.fresh(isWriter);
      if (fresh === null) return [];
      await nextTurn(); // comparing many shards in one go would hold up the window
      changed.push(...this.#differing(store.data, fresh.data));
      return [{ shard, fresh }];
    });
    const all = found.flat();
    return {
      changed,
      damagedFiles: all.flatMap(({ fresh }) => fresh.damagedFiles),
      take: () => this.#renew(all),
    };
  }

  /** The items of two states of a shard that are not the same in both. */
  #differing(before: readonly Item[], after: readonly Item[]): Item[] {
    const known = new Map(before.map((item) => [this.keyOf(item), item]));
    const differing: Item[] = [];
    for (const item of after) {
      const old = known.get(this.keyOf(item));
      known.delete(this.keyOf(item));
      if (old === undefined || JSON.stringify(old) !== JSON.stringify(item)) differing.push(item);
    }
    return [...differing, ...known.values()];
  }

  #renew(all: readonly { readonly shard: number; readonly fresh: Fresh<Item[]> }[]): void {
    // All places first: an item may have gone from one of these shards to another.
    for (const { shard } of all) {
      for (const item of this.store(shard).data) {
        const key = this.keyOf(item);
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
    for (const [shard, store] of this.stores()) {
      const kept = store.data.filter((item) => !keys.has(this.keyOf(item)));
      if (kept.length === store.data.length) continue;
      store.leaveOut(kept);
      this.#reindex(shard, keys);
    }
  }

  #reindex(shard: number, gone: ReadonlySet<string>): void {
    for (const key of gone) if (this.shardOf(key) === shard) this.#places.delete(key);
    this.store(shard).data.forEach((item, index) => {
      this.#places.set(this.keyOf(item), { shard, index });
    });
  }
}

function issuesOf(checked: { readonly issues: readonly v.BaseIssue<unknown>[] }): string {
  return checked.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('; ');
}
