import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { previousOf } from '../durable/files';
import { placeOfData, sealedData, sealOf } from '../durable/envelope';
import { LibraryError } from './failure';
import type { Resting } from './packedItems';

/** What the system tells of a file: `stamp` as far as another file has another, `identity` also whether it was touched. */
export interface Looks {
  readonly stamp: string;
  /** With the moment of its last change, which no program can set. */
  readonly identity: string;
}

/** What the system tells of a file now; null when that cannot be told. */
export function looksOf(path: string): Looks | null {
  try {
    const { ino, mtimeNs, size, ctimeNs } = statSync(path, { bigint: true });
    const stamp = `${ino} ${mtimeNs} ${size}`;
    return { stamp, identity: `${stamp} ${ctimeNs}` };
  } catch {
    return null;
  }
}

/** So many pieces are at hand without reading them again. */
const atHand = 12;

/** Bytes that were read last, to be had again without reading. */
export class Recent {
  readonly #read = new Map<object, Buffer>();

  /** The bytes of `owner`, read if they have not been lately. */
  of(owner: object, read: () => Buffer): Buffer {
    const bytes = this.#read.get(owner) ?? read();
    this.#read.delete(owner);
    this.#read.set(owner, bytes);
    const [oldest] = this.#read.keys();
    if (this.#read.size > atHand && oldest !== undefined) this.#read.delete(oldest);
    return bytes;
  }
}

/**
 * The data (so many bytes of JSON) of a store's file that was taken for what it was when it was read last: read when
 * it is asked for, and held against its hash then. Another process may have replaced it meanwhile; then it
 * is the generation before.
 */
export function restingIn(
  path: string,
  { sha256, size }: { readonly sha256: string; readonly size: number },
  recent: Recent,
): Resting {
  const resting: Resting = {
    read: () =>
      recent.of(resting, () => {
        const bytes = [path, previousOf(path)].map(readOrNothing);
        const own = bytes.find((each) => sealOf(each) === sha256);
        if (own === undefined) throw new LibraryError('library-damaged', { detail: path });
        return sealedData(own);
      }),
    part(start, end) {
      const isAtHand = ahead?.owner === resting && start >= ahead.start && end <= ahead.end;
      if (!isAtHand) readAhead(resting, path, size, start, end);
      const from = start - (ahead?.start ?? 0);
      return ahead?.bytes.subarray(from, from + end - start) ?? Buffer.alloc(0);
    },
  };
  return resting;
}

/** A list is told row by row, and rows lie one behind the other: so much is read at once. */
const aheadAtOnce = 1 << 16;

/** The part of some data that was read last, until others have had their turn. */
let ahead: {
  readonly owner: Resting;
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
} | null = null;

function readAhead(owner: Resting, path: string, size: number, start: number, end: number): void {
  const file = openSync(path, 'r');
  try {
    const from = placeOfData(fstatSync(file).size, size) + start;
    const room = Buffer.allocUnsafe(Math.max(end - start, Math.min(aheadAtOnce, size - start)));
    const bytes = room.subarray(0, readSync(file, room, 0, room.length, from));
    if (ahead === null) setImmediate(() => (ahead = null));
    ahead = { owner, start, end: start + bytes.length, bytes };
  } finally {
    closeSync(file);
  }
}

function readOrNothing(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
