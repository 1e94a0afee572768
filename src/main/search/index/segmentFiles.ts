import * as v from 'valibot';
import { crc32 } from '#shared/crc32';
import { StreamWriter } from './streamWriter';

/** A segment's large files, which are read in places; all else is one table, most of which is read whole. */
export const streamNames = ['postings', 'places', 'texts'] as const;
export type StreamName = (typeof streamNames)[number];

/** The columns of a segment's table; a column is numbers of one kind, or bytes. */
export const columnKinds = {
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

/** In the order in which they lie in the table. */
export const columnNames = Object.keys(columnKinds) as ColumnName[];

const StreamSchema = v.strictObject({ length: v.number(), crc: v.nullable(v.number()) });
export type StreamHead = v.InferOutput<typeof StreamSchema>;

/** What stands before the columns. */
export const HeaderSchema = v.strictObject({
  version: v.literal(2),
  /** How long each stream is, and its checksum; null where an older version wrote a large one. */
  streams: v.strictObject({ postings: StreamSchema, places: StreamSchema, texts: StreamSchema }),
  /** How many bytes each column has, in their order. */
  columns: v.array(v.number()),
  /** Of the columns. */
  crc: v.number(),
});

export type Header = v.InferOutput<typeof HeaderSchema>;

/** The name of the table's file. */
export const tableName = 'table';
/** So many bytes are read, written or held against their checksum in one go. */
export const piece = 1 << 18;
/** Columns begin at such multiples, so that numbers can be read where they lie. */
const alignment = 8;
/** The room that so many bytes of a column take. */
export const aligned = (length: number): number => Math.ceil(length / alignment) * alignment;

const asBytes = (column: ArrayBufferView): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** Bytes a piece at a time. */
function* piecesOf(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const bytes of parts) {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
}

/** Writes a segment's table beside its streams, which have been finished; yields on its way, since it may be long. */
export function* writeTable(
  folder: string,
  columns: Columns,
  streams: Readonly<Record<StreamName, StreamHead>>,
): Generator<void> {
  const parts = columnNames.map((name) => asBytes(columns[name]));
  // Not in one piece: the columns of a large segment are as much as all that is remembered besides.
  const padding = new Uint8Array(alignment);
  const padded = parts.flatMap((bytes) => [
    bytes,
    padding.subarray(0, aligned(bytes.length) - bytes.length),
  ]);
  let crc = 0;
  for (const bytes of piecesOf(padded)) {
    crc = crc32(bytes, crc);
    yield;
  }
  const lengths = parts.map((bytes) => bytes.length);
  const header = JSON.stringify({ version: 2, streams, columns: lengths, crc });
  const head = Buffer.alloc(aligned(Buffer.byteLength(header) + 8), ' ');
  head.writeUInt32LE(head.length, 0);
  head.write('mqlx', 4, 'latin1');
  head.write(header, 8);
  const table = new StreamWriter(folder, tableName);
  let isFinished = false;
  try {
    table.put(head);
    for (const bytes of piecesOf(padded)) {
      table.put(bytes);
      yield;
    }
    table.finish();
    isFinished = true;
  } finally {
    if (!isFinished) table.abandon();
  }
}
