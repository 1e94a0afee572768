import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { crc32 } from '#shared/crc32';

/** A segment's large files, which are read in places; all else is one table, read whole. */
export const streamNames = ['postings', 'places', 'texts'] as const;
export type StreamName = (typeof streamNames)[number];

/** The columns of a segment's table; a column is numbers of one kind, or bytes. */
const columnKinds = {
  ids: 'bytes',
  dates: 'doubles',
  days: 'integers',
  lengths: 'integers',
  names: 'bytes',
  sources: 'integers',
  programmes: 'integers',
  languages: 'integers',
  tagStarts: 'integers',
  tags: 'integers',
  textStarts: 'doubles',
  terms: 'bytes',
  termBlocks: 'integers',
  counts: 'integers',
  postingStarts: 'integers',
  placeStarts: 'integers',
  wayTerms: 'integers',
  wayStarts: 'integers',
  ways: 'integers',
  keyHashes: 'integers',
  keyTerms: 'integers',
  readings: 'bytes',
  readingBlocks: 'integers',
  readingStarts: 'integers',
  readingTerms: 'bytes',
} as const;
type Kinds = typeof columnKinds;
export type ColumnName = keyof Kinds;

interface ArrayOf {
  readonly bytes: Uint8Array;
  readonly integers: Uint32Array;
  readonly doubles: Float64Array;
}
export type Columns = { readonly [Name in ColumnName]: ArrayOf[Kinds[Name]] };

const columnNames = Object.keys(columnKinds) as ColumnName[];

const StreamSchema = v.strictObject({ length: v.number(), crc: v.nullable(v.number()) });
export type StreamHead = v.InferOutput<typeof StreamSchema>;

const HeaderSchema = v.strictObject({
  version: v.literal(2),
  /** How long each stream is, and its checksum; null where an older version wrote a large one. */
  streams: v.strictObject({ postings: StreamSchema, places: StreamSchema, texts: StreamSchema }),
  /** How many bytes each column has, in their order. */
  columns: v.array(v.number()),
  /** Of the columns. */
  crc: v.number(),
});

const tableName = 'table';
/** So much of a file waits in memory before it is written. */
const heldAtMost = 1 << 18;
/** So many bytes are held against their checksum in one go. */
const piece = 1 << 18;
/** Columns begin at such multiples, so that numbers can be read where they lie. */
const alignment = 8;
const aligned = (length: number): number => Math.ceil(length / alignment) * alignment;

/**
 * A file that is appended to. One that was never larger than what is held in memory is told by its
 * checksum when it is opened; any other is made durable at its end, and told at leisure.
 */
export class StreamWriter {
  readonly #file: number;
  readonly #waiting = new Uint8Array(heldAtMost);
  #held = 0;
  #length = 0;
  #crc = 0;

  constructor(folder: string, name: string) {
    this.#file = openSync(join(folder, name), 'wx');
  }

  /** How long the file is with all that was put. */
  get length(): number {
    return this.#length;
  }

  put(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#held + bytes.length > this.#waiting.length) this.#flush();
    if (bytes.length > this.#waiting.length) this.#write(bytes);
    else {
      this.#waiting.set(bytes, this.#held);
      this.#held += bytes.length;
    }
  }

  /** Ends it; answers its checksum. */
  finish(): number {
    const isSmall = this.#held === this.#length;
    this.#flush();
    if (!isSmall) fsyncSync(this.#file);
    closeSync(this.#file);
    return this.#crc;
  }

  /** Lets go of the file, whatever is in it. */
  abandon(): void {
    try {
      closeSync(this.#file);
    } catch {
      // it was finished
    }
  }

  #flush(): void {
    this.#write(this.#waiting.subarray(0, this.#held));
    this.#held = 0;
  }

  #write(bytes: Uint8Array): void {
    this.#crc = crc32(bytes, this.#crc);
    writeWhole(this.#file, bytes);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

const asBytes = (column: ArrayBufferView): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** Writes a segment's table beside its streams, which have been finished. */
export function writeTable(
  folder: string,
  columns: Columns,
  streams: Readonly<Record<StreamName, StreamHead>>,
): void {
  const parts = columnNames.map((name) => asBytes(columns[name]));
  // Not in one piece: the columns of a large segment are as much as all that is remembered besides.
  const padding = new Uint8Array(alignment);
  const pieces = parts.flatMap((bytes) => [
    bytes,
    padding.subarray(0, aligned(bytes.length) - bytes.length),
  ]);
  const header = JSON.stringify({
    version: 2,
    streams,
    columns: parts.map((bytes) => bytes.length),
    crc: pieces.reduce((crc, bytes) => crc32(bytes, crc), 0),
  });
  const length = aligned(Buffer.byteLength(header) + 8);
  const head = Buffer.alloc(length, ' ');
  head.writeUInt32LE(length, 0);
  head.write('mqlx', 4, 'latin1');
  head.write(header, 8);
  const table = new StreamWriter(folder, tableName);
  for (const bytes of [head, ...pieces]) table.put(bytes);
  table.finish();
}

/** A segment's table as it was read. */
export interface Table {
  readonly columns: Columns;
  /** Whether columns and streams are what was written; goes through them a piece at a time, since they may be long. */
  isWhole(): Generator<void, boolean>;
}

/** Reads a segment's table; throws when its form, or a stream's length, is not what was written. */
export function readTable(folder: string): Table {
  const file = readFileSync(join(folder, tableName));
  const length = file.readUInt32LE(0);
  const header = v.parse(HeaderSchema, JSON.parse(file.toString('utf8', 8, length)));
  for (const name of streamNames) {
    const path = join(folder, name);
    const { length: size, crc } = header.streams[name];
    const isWhole = statSync(path).size === size;
    // A large one is held against it between queries.
    const isSame = size > heldAtMost || crc === null || crc32(readFileSync(path)) === crc;
    if (!isWhole || !isSame) throw new Error(`not what was written: ${path}`);
  }
  // A small file's buffer is a part of a larger one and may begin anywhere: numbers may not.
  const rest = file.subarray(length);
  const body = rest.byteOffset % alignment === 0 ? rest : new Uint8Array(rest);
  let at = 0;
  const columns = columnNames.map((name, index) => {
    const size = header.columns[index] ?? 0;
    const start = body.byteOffset + at;
    at += aligned(size);
    const kind = columnKinds[name];
    if (kind === 'integers') return [name, new Uint32Array(body.buffer, start, size / 4)];
    if (kind === 'doubles') return [name, new Float64Array(body.buffer, start, size / 8)];
    return [name, new Uint8Array(body.buffer, start, size)];
  });
  if (at !== body.length) throw new Error(`cut short: ${folder}/${tableName}`);
  const isSmall = file.length <= heldAtMost;
  if (isSmall && crc32(body) !== header.crc) throw new Error(`not what was written: ${folder}`);
  return {
    columns: Object.fromEntries(columns) as Columns,
    *isWhole() {
      let crc = 0;
      for (let from = 0; from < body.length; from += piece) {
        crc = crc32(body.subarray(from, from + piece), crc);
        yield;
      }
      if (crc !== header.crc) return false;
      for (const name of streamNames) {
        const { length: size, crc: written } = header.streams[name];
        if (size <= heldAtMost || written === null) continue;
        if ((yield* crcOfFile(join(folder, name))) !== written) return false;
      }
      return true;
    },
  };
}

/** The checksum of a file, of which a piece is read at a time; -1 for one that cannot be read. */
function* crcOfFile(path: string): Generator<void, number> {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(piece);
    let crc = 0;
    for (;;) {
      const got = readSync(file, bytes, 0, piece, null);
      if (got === 0) return crc;
      crc = crc32(bytes.subarray(0, got), crc);
      yield;
    }
  } catch {
    return -1;
  } finally {
    closeSync(file);
  }
}
