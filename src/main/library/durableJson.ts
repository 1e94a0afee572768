import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import { previousOf, replaceFile } from '../durable/files';
import { seal } from '../durable/envelope';
import { errnoOf } from '../durable/systemErrors';
import { LibraryError } from './failure';
import {
  jsonOf,
  packed,
  readGeneration,
  type Generation,
  type Sealed,
  type StoreForm,
} from './generations';
import { understand } from './lenient';
import { migrations, schemaVersion } from '#shared/migrations';
import { looksOf, restingIn, type Recent } from './trustedFile';

/** The same of a generation that somebody else may have written. */
type Looked<T> =
  | Pick<Extract<Generation<T>, { state: 'good' }>, 'state' | 'data' | 'seq' | 'sealed'>
  | { readonly state: 'damaged' | 'newer' | 'missing' };

/** A generation that is not what it should be. */
export interface Flaw {
  readonly file: string;
  readonly kind: 'missing' | 'damaged';
}

/** Which generation a store was opened from, and which of its files are not what they should be. */
export interface Opened {
  readonly from: 'current' | 'previous' | 'neither';
  /** When the opened generation was saved; null when there was none. */
  readonly savedAt: string | null;
  readonly damagedFiles: readonly string[];
  /** How many times it had been written by then, and in which version of the form; 0 when there was none. */
  readonly seq: number;
  readonly schema: number;
  /** Against the present version of the form; `newer` only where that was allowed. */
  readonly age: 'older' | 'present' | 'newer';
  /** Items of a newer generation that are not understood. */
  readonly leftOut: number;
}

const nothing: Opened = {
  ...{ from: 'neither', savedAt: null, damagedFiles: [], seq: 0, schema: 0 },
  ...{ age: 'present', leftOut: 0 },
};

/** The stamp of a file that could not be looked at: no file has it. */
const unknown = '';

/**
 * lowdb's adapter for one store: a file that is always whole, survives a power cut once a write has
 * resolved, and keeps its previous generation. Reading changes nothing on disk.
 */
export class DurableJson<T, Stored = T> implements Adapter<T> {
  #opened = nothing;
  #sealed: Sealed | null = null;
  #seq = 0;
  #stamp = unknown;

  constructor(
    readonly folder: string,
    readonly form: StoreForm<T, Stored>,
    readonly clock: () => Date,
    /** Reads what is understood of a newer generation; for a store that nobody writes. */
    readonly isLenient = false,
  ) {}

  /** The current generation's file, relative to the library's folder. */
  get file(): string {
    return `${this.form.name}.json`;
  }

  /** What the last `read` found. */
  get opened(): Opened {
    return this.#opened;
  }

  /** The generation that is on disk for sure; null when none is, or a write has failed. */
  get sealed(): Sealed | null {
    return this.#sealed;
  }

  /**
   * The newest good generation's data, or null. Throws `library-newer`, when it is lenient only for
   * what is not understood at all.
   */
  async read(): Promise<T | null> {
    const damagedFiles: string[] = [];
    this.#sealed = null;
    // Before the reading: what is written meanwhile is then known to be newer.
    this.#stamp = await this.stampNow().catch(() => unknown);
    const files = { current: this.file, previous: previousOf(this.file) };
    for (const from of ['current', 'previous'] as const) {
      const generation = await readGeneration(this.folder, files[from], this.form);
      if (generation.state === 'newer') {
        const { savedAt, seq, schema } = generation;
        const found = { from, savedAt, damagedFiles, seq, schema };
        const read = this.isLenient ? understand(this.form.schema, generation.data) : undefined;
        if (read === undefined) throw new LibraryError('library-newer', { file: files[from] });
        this.#opened = { ...found, age: 'newer', leftOut: read.leftOut };
        return packed(this.form, read.data);
      }
      if (generation.state === 'damaged') damagedFiles.push(files[from]);
      if (generation.state === 'good') {
        const { savedAt, seq, schema, sealed } = generation;
        this.#seq = seq;
        this.#sealed = from === 'current' ? sealed : null;
        const age = schema < schemaVersion(migrations[this.form.kind]) ? 'older' : 'present';
        this.#opened = { from, savedAt, damagedFiles, seq, schema, age, leftOut: 0 };
        return generation.data;
      }
    }
    this.#opened = { ...nothing, damagedFiles };
    return null;
  }

  /**
   * The data of a current file that is, by all that the system tells of it, the one that was known from an
   * earlier opening; null for any other. Nothing of it is read: that is done when it is asked for.
   */
  trust(recent: Recent): T | null {
    const known = this.form.packing?.known;
    if (!known?.sha256 || known.identity === null) return null;
    const path = join(this.folder, this.file);
    const looks = looksOf(path);
    if (looks?.identity !== known.identity) return null;
    const { sha256, savedAt, seq, size } = known;
    const schema = schemaVersion(migrations[this.form.kind]);
    this.#opened = { ...nothing, from: 'current', savedAt, seq, schema };
    this.adopt(seq, looks.stamp, { sha256, savedAt, seq });
    return known.data(restingIn(path, { sha256, size }, recent));
  }

  /** What the system tells of the current file, if that is the one that was last read or written here. */
  get identity(): string | null {
    const looks = looksOf(join(this.folder, this.file));
    return looks?.stamp === this.#stamp ? looks.identity : null;
  }

  /** Makes `data` the current generation, durably; the form's schema is the caller's to keep. */
  async write(data: T): Promise<void> {
    this.#sealed = null;
    this.#seq += 1;
    const seq = this.#seq;
    const { name, kind } = this.form;
    const savedAt = this.clock().toISOString();
    const schema = schemaVersion(migrations[kind]);
    const { bytes, sha256 } = seal({ store: name, schema, savedAt, seq }, jsonOf(this.form, data));
    await replaceFile(join(this.folder, this.file), bytes);
    this.#sealed = { sha256, savedAt, seq };
    this.#stamp = await this.stampNow().catch(() => unknown);
  }

  /** Tells the current file, as it was last read or written here, from any other. */
  get stamp(): string {
    return this.#stamp;
  }

  /** When that file was written; null when there is none. */
  get savedAt(): string | null {
    const nanoseconds = this.#stamp.split(' ')[1];
    if (nanoseconds === undefined) return null;
    return new Date(Number(BigInt(nanoseconds) / 1_000_000n)).toISOString();
  }

  /** How many times the store had been written when it was last read or written here. */
  get seq(): number {
    return this.#seq;
  }

  /** The stamp of the current file as it is on disk now; each write makes a new file. */
  async stampNow(): Promise<string> {
    try {
      const { ino, mtimeNs, size } = await stat(join(this.folder, this.file), { bigint: true });
      return `${ino} ${mtimeNs} ${size}`;
    } catch (error) {
      const errno = errnoOf(error);
      if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errno)) return errno;
      throw new LibraryError('unreadable-file', { file: this.file, detail: String(error) });
    }
  }

  /** What a generation is on disk now; whether it is taken for the data is said by `adopt`. */
  async look(which: 'current' | 'previous'): Promise<Looked<T>> {
    const file = which === 'current' ? this.file : previousOf(this.file);
    const found = await readGeneration(this.folder, file, this.form);
    if (found.state !== 'newer' || !this.isLenient) return found;
    const read = understand(this.form.schema, found.data);
    if (read === undefined) return found;
    return { state: 'good', data: packed(this.form, read.data), seq: this.#seq, sealed: null };
  }

  /** From now on this is the generation that the next write follows; without a stamp it is to be read again. */
  adopt(seq: number, stamp = unknown, sealed: Sealed | null = null): void {
    this.#sealed = sealed;
    this.#seq = seq;
    this.#stamp = stamp;
  }

  /** What is wrong on disk now; there need not be a previous generation. */
  async examine(): Promise<readonly Flaw[]> {
    const flaws: Flaw[] = [];
    for (const file of [this.file, previousOf(this.file)]) {
      const state = await readGeneration(this.folder, file, this.form).then(
        (generation) => generation.state,
        () => 'damaged' as const, // what cannot be read now does not hold what it should
      );
      if (state === 'missing' && file === this.file) flaws.push({ file, kind: 'missing' });
      const isNewer = state === 'newer' && !this.isLenient;
      if (state === 'damaged' || isNewer) flaws.push({ file, kind: 'damaged' });
    }
    return flaws;
  }
}
