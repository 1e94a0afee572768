import { closeSync, openSync, readSync } from 'node:fs';
import { ByteSource } from './bytes';
import { forgetPages, newFile, pageOf } from './pageCache';

/** Most of what is asked of a file lies together with more of it: so many bytes are read at once. */
export const pageSizes = { 'here and there': 1 << 15, 'single numbers': 1 << 12 } as const;

/** How a file is read. */
export type ReadingWay = keyof typeof pageSizes | 'whole things' | 'in order';

/** So many bytes are read at once of a file that is read in order. */
const window = 1 << 18;

/** Reads a file in places: out of remembered pages, or one after the other out of a window, or each by itself. */
export class StreamReader {
  readonly #file: number;
  readonly #known = newFile();
  #window = new Uint8Array();
  /** Room for what is read by itself. */
  #room = new Uint8Array(1 << 12);
  #start = 0;

  constructor(
    readonly path: string,
    readonly way: ReadingWay,
  ) {
    this.#file = openSync(path, 'r');
  }

  /** The bytes from `start` up to `end`, until more is read, and not to be written to; throws when there are fewer. */
  read(start: number, end: number): Uint8Array {
    const { bytes, at } = this.source(start, end);
    return bytes.subarray(at, at + end - start);
  }

  /** The same without a view of them, of which thousands would be made: bytes that hold them, at where they begin. */
  source(start: number, end: number): ByteSource {
    if (this.way === 'in order') return this.#readAhead(start, end);
    if (this.way === 'whole things') return new ByteSource(this.#readAll(start, end));
    const pageSize = pageSizes[this.way];
    const page = Math.floor(start / pageSize);
    const isInPage = end <= (page + 1) * pageSize;
    if (!isInPage) return new ByteSource(this.#readAll(start, end));
    const from = page * pageSize;
    const bytes = this.#page(page, pageSize);
    if (from + bytes.length < end) throw new Error(`cut short: ${this.path}`);
    return new ByteSource(bytes, start - from);
  }

  /** A page of a file that is read in such, by its number; the last one may be shorter. */
  page(page: number): Uint8Array {
    const isInPages = this.way === 'here and there' || this.way === 'single numbers';
    return isInPages ? this.#page(page, pageSizes[this.way]) : new Uint8Array();
  }

  #page(page: number, size: number): Uint8Array {
    return pageOf(this.#known, page, () => this.#readSome(page * size, size));
  }

  #readAhead(start: number, end: number): ByteSource {
    const at = start - this.#start;
    const isThere = at >= 0 && at + end - start <= this.#window.length;
    if (isThere) return new ByteSource(this.#window, at);
    this.#window = this.#readSome(start, end - start + window);
    this.#start = start;
    if (this.#window.length < end - start) throw new Error(`cut short: ${this.path}`);
    return new ByteSource(this.#window);
  }

  #readAll(start: number, end: number): Uint8Array {
    const length = end - start;
    if (length > this.#room.length) this.#room = new Uint8Array(length * 2);
    const bytes = this.#readSome(start, length, this.#room);
    if (bytes.length < length) throw new Error(`cut short: ${this.path}`);
    return bytes;
  }

  /** So many bytes from a place on, or as many as there are, into some room. */
  #readSome(
    start: number,
    length: number,
    bytes = new Uint8Array(length),
  ): Uint8Array<ArrayBuffer> {
    let got = 0;
    while (got < length) {
      const more = readSync(this.#file, bytes, got, length - got, start + got);
      if (more === 0) break;
      got += more;
    }
    return bytes.subarray(0, got);
  }

  close(): void {
    forgetPages(this.#known);
    closeSync(this.#file);
  }
}
