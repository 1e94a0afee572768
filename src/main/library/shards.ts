import * as v from 'valibot';
import { LibraryError } from './failure';
import type { Store } from './store';

interface Place {
  readonly shard: number;
  readonly index: number;
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

  /** Forgets items in memory alone, while opening: the disk follows when the stores are made whole. */
  forget(keys: ReadonlySet<string>): void {
    for (const [shard, store] of this.stores()) {
      const kept = store.data.filter((item) => !keys.has(this.keyOf(item)));
      if (kept.length === store.data.length) continue;
      store.recover(kept);
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
