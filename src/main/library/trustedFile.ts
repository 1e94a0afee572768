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
      const file = openSync(path, 'r');
      try {
        const from = placeOfData(fstatSync(file).size, size) + start;
        const bytes = Buffer.allocUnsafe(end - start);
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
      } finally {
        closeSync(file);
      }
    },
  };
  return resting;
}

function readOrNothing(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
