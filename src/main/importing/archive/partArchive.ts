import { inflateRawSync } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { crc32 } from '#shared/crc32';
import type { ReadableFile } from '#shared/imported';
import { Refusal, TooLargeError } from '../refusal';
import { largestEntry, largestRatio, ratioFrom } from './limits';
import { Places, type Place } from './places';
import { readAhead } from './readAhead';

/** A zip archive of any size, with ZIP64 or without (APPNOTE 6.3.10): no more of it is in memory than where its parts lie. */
export interface PartArchive {
  /** The names of the parts, in the order of the archive's directory. */
  names(): Iterable<string>;
  has(name: string): boolean;
  /**
   * A part's bytes, null when there is none of that name. Throws `damaged-file` for a part that is not what
   * the directory says, `unsafe-file` for one that lies over another or shrinks as nothing does, `too-large`.
   */
  read(name: string): Promise<Uint8Array | null>;
}

/** Of an export, a million articles: more than a library holds. */
const maximumParts = 2_500_000;
/** Signature, 22 bytes of fields, and the lengths of the name and of what else follows. */
const headerLength = 30;

class Reader extends yauzl.RandomAccessReader {
  readonly #read: ReadableFile['read'];

  constructor(read: ReadableFile['read']) {
    super();
    this.#read = read;
  }

  override read(...[buffer, offset, length, position, callback]: ReaderArguments): void {
    this.#read(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(null);
      },
      (error: unknown) => callback(error as Error),
    );
  }
}
type ReaderArguments = Parameters<InstanceType<typeof yauzl.RandomAccessReader>['read']>;

/**
 * Reads the directory of an archive; nothing is unpacked yet. Throws `damaged-file` for what is cut off or no
 * archive, `too-large` for one of more parts than we ever write.
 */
export async function openParts(file: ReadableFile): Promise<PartArchive> {
  const read = readAhead(file);
  const places = new Places();
  const indices = new Map<string, number>();
  try {
    const zip = await openDirectory(read, file.size);
    if (zip.entryCount > maximumParts) throw new TooLargeError('too many parts');
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      if (!indices.has(name)) indices.set(name, places.add(placeOf(entry)));
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged-file', String(error));
  }
  return {
    names: () => indices.keys(),
    has: (name) => indices.has(name),
    async read(name) {
      const index = indices.get(name);
      if (index === undefined) return null;
      const place = places.at(index);
      refuseBomb(place);
      try {
        return unpack(place, await packedBytes(read, name, place, places.nextAfter(place.start)));
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal('damaged-file', String(error));
      }
    },
  };
}

function openDirectory(read: ReadableFile['read'], size: number): Promise<ZipFile> {
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
  return yauzl.fromRandomAccessReaderPromise(new Reader(read), size, options);
}

const encrypted = 99;

const placeOf = (entry: Entry): Place => ({
  start: entry.relativeOffsetOfLocalHeader,
  packed: entry.compressedSize,
  size: entry.uncompressedSize,
  crc: entry.crc32 >>> 0,
  method: entry.isEncrypted() ? encrypted : entry.compressionMethod,
});

function refuseBomb({ size, packed }: Place): void {
  if (size > largestEntry) throw new TooLargeError('the part is too large');
  if (size > ratioFrom && size > packed * largestRatio) {
    throw new Refusal('unsafe-file', 'made to unpack to far more than it is');
  }
}

/** A part as it lies there, which must be under its own name and reach to the next one at most. */
async function packedBytes(
  read: ReadableFile['read'],
  name: string,
  { start, packed }: Place,
  next: number,
): Promise<Uint8Array> {
  const head = Buffer.from(await read(start, headerLength));
  const nameLength = head.readUInt16LE(26);
  const from = start + headerLength + nameLength + head.readUInt16LE(28);
  const ownName = Buffer.from(await read(start + headerLength, nameLength)).toString('utf8');
  if (head.toString('latin1', 0, 4) !== 'PK\x03\x04' || ownName !== name) {
    throw new Refusal('damaged-file', 'the part is not where the directory says');
  }
  if (from + packed > next) throw new Refusal('unsafe-file', 'parts of the archive overlap');
  return read(from, packed);
}

function unpack({ method, size, crc }: Place, packed: Uint8Array): Uint8Array {
  if (method !== 0 && method !== 8) throw new Refusal('damaged-file', `packed by ${method}`);
  // It ends with an error where there is more than was said.
  const bytes =
    method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  if (bytes.length !== size) throw new Refusal('damaged-file', 'the size of a part is wrong');
  if (crc32(bytes) !== crc) throw new Refusal('damaged-file', 'the checksum of a part is wrong');
  return bytes;
}
