import { Low } from 'lowdb';
import type { DurableJson, Flaw, Opened } from './durableJson';
import type { Sealed } from './generations';
import { LibraryError } from './failure';
import type { Holding } from './holding';
import type { Rebase } from './rebasing';
import type { Recent } from './trustedFile';

/** What another process has made of a store. */
export interface Fresh<T> {
  readonly data: T;
  /** Generations that are not what they should be, relative to the library's folder. */
  readonly damagedFiles: readonly string[];
  /** Makes it the data, with what is held on top of it; memory shows it from then on. */
  readonly take: () => void;
}

/** A store's file, in whatever form its data is stored there. */
type StoreFile<T> = Omit<DurableJson<T>, 'folder' | 'form' | 'clock' | 'isLenient'>;

/** What a store was found to hold on disk. */
interface Found<T> {
  readonly data: T;
  readonly seq: number;
  readonly sealed: Sealed | null;
}

/**
 * One lowdb store. Its memory follows its disk, but for what is held while the disk takes nothing: `Low` is
 * kept inside, because its own `update` changes memory before a write that may fail, and its `read` takes a
 * missing file for an empty store.
 */
export class Store<T> {
  readonly #low: Low<T>;
  readonly #adapter: StoreFile<T>;
  readonly #holding: Holding;
  readonly #rebase: Rebase<T>;
  readonly #empty: T;
  #isOnDisk = false;
  /** What the disk is known to hold, while memory is ahead of it. */
  #before: { readonly data: T } | null = null;
  /** The stamp of a current file that could not be taken in. */
  #unclear: string | null = null;

  constructor(adapter: StoreFile<T>, empty: T, holding: Holding, rebase: Rebase<T>) {
    this.#adapter = adapter;
    this.#holding = holding;
    this.#rebase = rebase;
    this.#empty = empty;
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

  /** The generation on disk, when it is for sure that it holds the data. */
  get sealed(): Sealed | null {
    return this.#isOnDisk ? this.#adapter.sealed : null;
  }

  /** When the data was saved; null when it never was. */
  get savedAt(): string | null {
    return this.#adapter.savedAt;
  }

  /** What the system tells of the file on disk, if that is the one that holds the data. */
  get identity(): string | null {
    return this.#isOnDisk ? this.#adapter.identity : null;
  }

  /** Takes the file for what it was at an earlier opening, unread, if nothing tells otherwise; else null. */
  trust(recent: Recent): Opened | null {
    const data = this.#adapter.trust(recent);
    if (data === null) return null;
    this.#low.data = data;
    this.#isOnDisk = true;
    return this.#adapter.opened;
  }

  /** Reads the newest good generation; whether there was one is in the answer, not in the data. */
  async open(): Promise<Opened> {
    this.#low.data = this.#empty;
    await this.#low.read();
    this.#isOnDisk = this.#adapter.opened.from === 'current';
    return this.#adapter.opened;
  }

  /** The data as its file holds it, read once more; null when the file is no longer that one. */
  async readAgain(): Promise<T | null> {
    const found = await this.#adapter.look('current');
    const isSame = found.state === 'good' && found.sealed?.sha256 === this.sealed?.sha256;
    return isSame ? found.data : null;
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

  /**
   * Leaves out, in memory alone, what the disk still holds. Another process may be about to write why it
   * should stay: so the next look reads the file again, whether or not it is another by then.
   */
  leaveOut(kept: T): void {
    this.recover(kept);
    this.#adapter.adopt(this.#adapter.seq);
  }

  /** Makes the disk hold the data, if it does not. */
  async makeWhole(): Promise<void> {
    if (!this.#isOnDisk) await this.save(this.data);
  }

  /** What is wrong with either generation on disk now. */
  examine(): Promise<readonly Flaw[]> {
    return this.#adapter.examine();
  }

  /**
   * What the disk holds, if that is not what was last read or written here, else null. Only the writer
   * may call a file damaged: it falls back as an opening does. To others a file that is not whole is one
   * that has been caught between two states, and is looked at again when it is another. Throws `library-newer`.
   */
  async fresh(isWriter: boolean): Promise<Fresh<T> | null> {
    const adapter = this.#adapter;
    const stamp = await adapter.stampNow();
    if (stamp === adapter.stamp || (stamp === this.#unclear && !isWriter)) return null;
    const current = await adapter.look('current');
    if (current.state === 'good') return this.#freshOf(current, stamp, true);
    if (current.state === 'newer' && isWriter) {
      throw new LibraryError('library-newer', { file: this.file });
    }
    this.#unclear = stamp;
    if (!isWriter) return null;
    const previous = await adapter.look('previous');
    const isLater = previous.state === 'good' && previous.seq > adapter.seq;
    const kept = isLater ? previous : { data: this.data, seq: adapter.seq, sealed: null };
    const damagedFiles = current.state === 'damaged' ? [this.file] : [];
    return { ...this.#freshOf(kept, stamp, false), damagedFiles };
  }

  #freshOf(from: Found<T>, stamp: string, isOnDisk: boolean): Fresh<T> {
    return {
      data: from.data,
      damagedFiles: [],
      take: () => {
        this.#adapter.adopt(from.seq, stamp, isOnDisk ? from.sealed : null);
        this.#unclear = null;
        const { held } = this;
        this.#low.data = held === null ? from.data : this.#rebase(held.before, held.now, from.data);
        this.#before = held && { data: from.data };
        this.#isOnDisk = isOnDisk && held === null;
      },
    };
  }
}
