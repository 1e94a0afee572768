import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refusal, TooLargeError } from '../refusal';
import { crc32 } from '#shared/crc32';
import { entryName } from './entryName';
import { largestEntry, largestRatio, ratioFrom } from './limits';

/** One file in an archive; `name` is its path as the archive has it, with `/` between its parts. */
export interface ArchiveEntry {
  readonly name: string;
  /** Unpacked, as the archive claims: it may lie, and reading then fails. */
  readonly size: number;
  /** Why this entry alone cannot be read; null when nothing speaks against it. */
  readonly refusal: Refusal | null;
}

/** An opened zip archive (APPNOTE 6.3.10); nothing of it is ever written to a disk. */
export interface Archive {
  /** The files, in the order of the archive; no folders. */
  readonly entries: readonly ArchiveEntry[];
  /** True for a file of this name. */
  has(name: string): boolean;
  /**
   * A file's bytes, null when there is none of that name. Throws `encrypted-file`, `damaged-file`,
   * `unsafe-file` or `too-large`, by what was really unpacked and not by what was claimed.
   */
  read(name: string): Promise<Uint8Array | null>;
}

const maximumEntries = 10_000;
const maximumTotal = 512 * 1024 * 1024;

/** True when bytes begin like a zip archive, be it an empty one. */
export function isArchive(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

const opened = new WeakMap<Uint8Array, Promise<Archive>>();

/**
 * Opens an archive, once for the same bytes; its contents are unpacked only when they are read. Throws
 * `damaged-file` for what is cut off or no archive, `unsafe-file` when entries lie over one another,
 * `too-large` when there are too many.
 */
export function openArchive(bytes: Uint8Array): Promise<Archive> {
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  const archive = open(bytes);
  opened.set(bytes, archive);
  return archive;
}

async function open(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Map<string, { entry: Entry; listed: ArchiveEntry }>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    if (zip.entryCount > maximumEntries) throw new TooLargeError('too many files in the archive');
    const spans: Span[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      spans.push({ start: entry.relativeOffsetOfLocalHeader, size: entry.compressedSize });
      if (name.endsWith('/') || found.has(name)) continue;
      const refusal = refusalOf(entry, name);
      found.set(name, { entry, listed: { name, size: entry.uncompressedSize, refusal } });
    }
    refuseOverlaps(spans);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged-file', String(error));
  }

  let total = 0;
  const unpack = async (entry: Entry): Promise<Uint8Array> => {
    const unpacked = await read(zip, entry, maximumTotal - total);
    total += unpacked.length;
    return unpacked;
  };
  return {
    entries: [...found.values()].map(({ listed }) => listed),
    has: (name) => found.has(name),
    async read(name) {
      const file = found.get(name);
      if (file === undefined) return null;
      if (file.listed.refusal !== null) throw file.listed.refusal;
      return unpack(file.entry);
    },
  };
}

function refusalOf(entry: Entry, name: string): Refusal | null {
  const problem = yauzl.validateFileName(name);
  if (problem !== null && problem !== undefined) return new Refusal('unsafe-file', problem);
  if (name.includes('\0')) return new Refusal('unsafe-file', 'a name with a NUL in it');
  // The upper half of the attributes is a Unix mode; a link could point anywhere.
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (type !== 0 && type !== 0o100000) return new Refusal('unsafe-file', 'not a regular file');
  if (entry.isEncrypted()) return new Refusal('encrypted-file', 'the entry is encrypted');
  if (entry.uncompressedSize > largestEntry) return new TooLargeError('the entry is too large');
  if (!entry.canDecodeFileData()) {
    return new Refusal('damaged-file', `compression method ${String(entry.compressionMethod)}`);
  }
  return null;
}

interface Span {
  readonly start: number;
  readonly size: number;
}

/** Entries that share their packed bytes are how a few kilobytes are made to unpack to terabytes. */
function refuseOverlaps(spans: readonly Span[]): void {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  sorted.forEach(({ start, size }, at) => {
    const next = sorted[at + 1];
    if (next !== undefined && start + size > next.start) {
      throw new Refusal('unsafe-file', 'files in the archive overlap');
    }
  });
}

async function read(zip: ZipFile, entry: Entry, room: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      length += (chunk as Buffer).length;
      if (length > largestEntry || length > room) {
        throw new TooLargeError('unpacks to too much');
      }
      if (length > ratioFrom && length > entry.compressedSize * largestRatio) {
        throw new Refusal('unsafe-file', 'made to unpack to far more than it is');
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged-file', String(error));
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  if (crc32(whole) !== entry.crc32 >>> 0) {
    throw new Refusal('damaged-file', 'the checksum of an entry is wrong');
  }
  return whole;
}
