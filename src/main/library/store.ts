import { Low } from 'lowdb';
import type { DurableJson, Flaw, Opened } from './durableJson';
import type { Holding } from './holding';

/**
 * One lowdb store. Its memory follows its disk, but for what is held while the disk takes nothing: `Low` is kept inside, because its own `update` changes
 * memory before a write that may fail, and its `read` takes a missing file for an empty store.
 */
export class Store<T> {
  readonly #low: Low<T>;
  readonly #adapter: DurableJson<T>;
  readonly #holding: Holding;
  #isOnDisk = false;
  /** What the disk is known to hold, while memory is ahead of it. */
  #before: { readonly data: T } | null = null;

  constructor(adapter: DurableJson<T>, empty: T, holding: Holding) {
    this.#adapter = adapter;
    this.#holding = holding;
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

  /** Reads the newest good generation; whether there was one is in the answer, not in the data. */
  async open(): Promise<Opened> {
    await this.#low.read();
    this.#isOnDisk = this.#adapter.opened.from === 'current';
    return this.#adapter.opened;
  }

  /** What memory has and the disk has not yet, beside what it had before; null when nothing is held. */
  get held(): { readonly before: T; readonly now: T } | null {
    return this.#before && { before: this.#before.data, now: this.data };
  }

  /**
   * Writes `next` durably, and only then is it the data; when the write rejects, nothing has changed.
   * Where the change may be held, it is the data all the same, and `makeWhole` writes it later.
   */
  async save(next: T): Promise<void> {
    const isWritten = await this.#holding.write(() => this.#adapter.write(next));
    this.#before = isWritten ? null : (this.#before ?? { data: this.data });
    this.#low.data = next;
    this.#isOnDisk = isWritten;
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
