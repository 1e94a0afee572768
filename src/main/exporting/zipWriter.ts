import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync } from 'node:zlib';
import { crc32 } from '#shared/crc32';
import { endOf, entryOf, headerOf, type PackedPart } from './zipRecords';

const inThread = promisify(deflateRaw);
/** What is smaller is packed here, in a millisecond: to have a thread do it takes longer. */
const small = 64 * 1024;

const [stored, deflated] = [0, 8];
const shrink = async (bytes: Uint8Array): Promise<Uint8Array> =>
  bytes.length < small ? deflateRawSync(bytes) : inThread(bytes);

/** Text shrinks to a tenth; a reader may take for a bomb what shrinks to much less. */
const highestRatio = 50;
/** So many entries are put together: each by itself would take some times its own size. */
const together = 1024;

/**
 * Writes a zip archive (APPNOTE 6.3.10) of any size part by part, in ZIP64 where it needs that. Of each part some
 * 200 bytes stay in memory, for the directory.
 */
export class ZipWriter {
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  readonly #directory: Buffer[] = [];
  #loose: Buffer[] = [];
  #count = 0;
  #length = 0;

  /** `write` takes the archive's bytes one stretch after another. */
  constructor(write: (bytes: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  /** How many bytes have been written so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds a part of less than 4 GiB under its path, with `/` between folders; as it is when it is to be `stored`. */
  async add(path: string, bytes: Uint8Array, how: 'packed' | 'stored' = 'packed'): Promise<void> {
    const shrunk = how === 'stored' ? bytes : await shrink(bytes);
    const shrinks = shrunk.length < bytes.length && shrunk.length * highestRatio >= bytes.length;
    const packed = shrinks ? shrunk : bytes;
    const part: PackedPart = {
      name: Buffer.from(path),
      method: shrinks ? deflated : stored,
      crc: crc32(bytes),
      size: bytes.length,
      packed: packed.length,
      offset: this.#length,
    };
    this.#list(entryOf(part));
    await this.#put(headerOf(part));
    await this.#put(packed);
  }

  /** Writes the directory of what was added; nothing may be added after it. */
  async finish(): Promise<void> {
    const start = this.#length;
    for (const entries of [...this.#directory, ...this.#loose]) await this.#put(entries);
    await this.#put(endOf({ count: this.#count, start, size: this.#length - start }));
  }

  #list(entry: Buffer): void {
    this.#count += 1;
    this.#loose.push(entry);
    if (this.#loose.length < together) return;
    this.#directory.push(Buffer.concat(this.#loose));
    this.#loose = [];
  }

  async #put(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes);
    this.#length += bytes.length;
  }
}
