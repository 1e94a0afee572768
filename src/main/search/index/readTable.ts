import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { crc32 } from '#shared/crc32';
import type { ColumnPlace } from './keyTable';
import {
  aligned,
  columnKinds,
  columnNames,
  HeaderSchema,
  piece,
  streamNames,
  tableName,
  type ColumnName,
  type Columns,
  type Header,
} from './segmentFiles';
import { heldAtMost } from './streamWriter';

/** Columns that are read where they lie: they are large, and a query asks for little of them. */
const columnsInPlace = ['keyHashes', 'keyTerms'] as const;
export type ColumnInPlace = (typeof columnsInPlace)[number];
const isInPlace = (name: ColumnName): name is ColumnInPlace =>
  columnsInPlace.some((each) => each === name);

export type ColumnsHeld = Omit<Columns, ColumnInPlace>;

/** A segment's table as it was read. */
export interface Table {
  readonly columns: ColumnsHeld;
  /** Where those columns lie in the file that are not held. */
  readonly places: Readonly<Record<ColumnInPlace, ColumnPlace>>;
  /** Reads one of those whole, a piece at a time; throws what the system does. */
  whole(name: ColumnInPlace): Generator<void, Uint32Array>;
  /** Whether columns and streams are what was written; goes through them a piece at a time, since they may be long. */
  isWhole(): Generator<void, boolean>;
}

/**
 * Reads a segment's table, a piece at a time since it may be long; throws when its form, or a stream's length, is
 * not what was written.
 */
export function* readTable(folder: string): Generator<void, Table> {
  const path = join(folder, tableName);
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    // All of a small one.
    const head = Buffer.from(yield* readSome(file, 0, Math.min(size, heldAtMost)));
    const start = head.readUInt32LE(0);
    const header = v.parse(HeaderSchema, JSON.parse(head.toString('utf8', 8, start)));
    checkStreams(folder, header);
    const places = placesOf(header, start);
    const isSame = size > heldAtMost || crc32(head.subarray(start)) === header.crc;
    if (size !== places.end || !isSame) throw new Error(`not what was written: ${path}`);
    const columns: [string, Columns[ColumnName]][] = [];
    for (const name of columnNames) {
      if (isInPlace(name)) continue;
      const { at, length } = places.of(name);
      columns.push([name, numbersOf(name, yield* readSome(file, at, length))]);
    }
    const inPlace = columnsInPlace.map((name) => {
      const { at, length } = places.of(name);
      return [name, { at, count: length / Uint32Array.BYTES_PER_ELEMENT }];
    });
    return {
      columns: Object.fromEntries(columns) as ColumnsHeld,
      places: Object.fromEntries(inPlace) as Table['places'],
      *whole(name) {
        const { at, length } = places.of(name);
        const again = openSync(path, 'r');
        try {
          return new Uint32Array((yield* readSome(again, at, length)).buffer);
        } finally {
          closeSync(again);
        }
      },
      isWhole: () => isWhole(folder, header, start),
    };
  } finally {
    closeSync(file);
  }
}

/** A small stream is held against its checksum at once, a large one between queries. */
function checkStreams(folder: string, { streams }: Header): void {
  for (const name of streamNames) {
    const path = join(folder, name);
    const { length: size, crc } = streams[name];
    const isWhole = statSync(path).size === size;
    const isSame = size > heldAtMost || crc === null || crc32(readFileSync(path)) === crc;
    if (!isWhole || !isSame) throw new Error(`not what was written: ${path}`);
  }
}

/** Where each column lies in a table, whose columns begin at some byte; in bytes. */
function placesOf({ columns }: Header, start: number) {
  const places = new Map<ColumnName, { readonly at: number; readonly length: number }>();
  let end = start;
  for (const [index, name] of columnNames.entries()) {
    const length = columns[index] ?? 0;
    places.set(name, { at: end, length });
    end += aligned(length);
  }
  return { end, of: (name: ColumnName) => places.get(name) ?? { at: end, length: 0 } };
}

function numbersOf(name: ColumnName, { buffer }: Uint8Array): Columns[ColumnName] {
  const kind = columnKinds[name];
  if (kind === 'integers') return new Uint32Array(buffer);
  return kind === 'doubles' ? new Float64Array(buffer) : new Uint8Array(buffer);
}

function* isWhole(folder: string, header: Header, start: number): Generator<void, boolean> {
  if ((yield* crcOfFile(join(folder, tableName), start)) !== header.crc) return false;
  for (const name of streamNames) {
    const { length: size, crc: written } = header.streams[name];
    if (size <= heldAtMost || written === null) continue;
    if ((yield* crcOfFile(join(folder, name))) !== written) return false;
  }
  return true;
}

/** Bytes of a file, read a piece at a time into a buffer of their own; throws when there are fewer. */
function* readSome(file: number, from: number, length: number): Generator<void, Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let got = 0; got < length;) {
    const more = readSync(file, bytes, got, Math.min(piece, length - got), from + got);
    if (more === 0) throw new Error('cut short');
    got += more;
    yield;
  }
  return bytes;
}

/** The checksum of a file from a byte on, of which a piece is read at a time; -1 for one that cannot be read. */
function* crcOfFile(path: string, from = 0): Generator<void, number> {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(piece);
    let crc = 0;
    for (let at = from; ;) {
      const got = readSync(file, bytes, 0, piece, at);
      if (got === 0) return crc;
      crc = crc32(bytes.subarray(0, got), crc);
      at += got;
      yield;
    }
  } catch {
    return -1;
  } finally {
    closeSync(file);
  }
}
