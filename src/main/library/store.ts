import { Low } from 'lowdb';
import type { DurableJson, Flaw, Opened } from './durableJson';

/**
 * One lowdb store. Its memory follows its disk: `Low` is kept inside, because its own `update` changes
 * memory before a write that may fail, and its `read` takes a missing file for an empty store.
 */
export class Store<T> {
  readonly #low: Low<T>;
  readonly #adapter: DurableJson<T>;
  #isOnDisk = false;

  constructor(adapter: DurableJson<T>, empty: T) {
    this.#adapter = adapter;
    this.#low = new Low(adapter, empty);
  }

  get data(): T {
    return this.#low.data;
  }

  /** The current generation's file, relative to the library's folder. */
  get file(): string {
    return this.#adapter.file;
  }

  /** True when the current generation on disk is the data. */
  get isOnDisk(): boolean {
    return this.#isOnDisk;
  }

  /** When the data was saved; null when it never was. */
  get savedAt(): string | null {
    return this.#adapter.savedAt;
  }

  /** Reads the newest good generation; whether there was one is in the answer, not in the data. */
  async open(): Promise<Opened> {
    await this.#low.read();
    this.#isOnDisk = this.#adapter.opened.from === 'current';
    return this.#adapter.opened;
  }

  /** Writes `next` durably, and only then is it the data; when the write rejects, nothing has changed. */
  async save(next: T): Promise<void> {
    await this.#adapter.write(next);
    this.#low.data = next;
    this.#isOnDisk = true;
  }

  /** Takes data that was recovered while opening, in memory alone: a reader may not write. */
  recover(next: T): void {
    this.#low.data = next;
    this.#isOnDisk = false;
  }

  /** Makes the disk hold the data, if it does not. */
  async makeWhole(): Promise<void> {
    if (!this.#isOnDisk) await this.save(this.data);
  }

  /** What is wrong with either generation on disk now. */
  examine(): Promise<readonly Flaw[]> {
    return this.#adapter.examine();
  }
}
