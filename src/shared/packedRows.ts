import type { ImportOutcome, ImportReport, ReportHead } from './importReport';
import type { LibraryRow } from './library';
import type { Mark } from './marks';
import type { PlaceCounts } from './places';

/*
 * What there may be thousands of crosses to the window as text: the bridge between its two worlds copies every
 * value of an object by itself, which takes ten times as long as to parse them.
 */
declare const packed: unique symbol;
type Packed<T> = string & { readonly [packed]: T };

const pack = <T>(value: T): Packed<T> => JSON.stringify(value) as Packed<T>;
const unpack = <T>(text: Packed<T>): T => JSON.parse(text) as T;

/** Rows as they cross to the window. */
export type PackedRows = Packed<readonly LibraryRow[]>;

/** A report of an import as it crosses to the window. */
export interface PackedReport {
  readonly head: ReportHead;
  readonly outcomes: Packed<readonly ImportOutcome[]>;
}

/** The whole list as far as the window can show it at once; the other rows are then asked for by their ids. */
export interface LibraryList {
  /** The ids of all articles, one after another: those that the list begins with in its order, then the others. */
  readonly ids: string;
  readonly counts: PlaceCounts;
  /** The rows of the first ids. */
  readonly first: PackedRows;
}

const idLength = 64;

/** Rows as text. */
export function packRows(rows: readonly LibraryRow[]): PackedRows {
  return pack(rows);
}

/** Rows that were packed. */
export function unpackRows(rows: PackedRows): readonly LibraryRow[] {
  return unpack(rows);
}

/** Marks as they cross to the window. */
export type PackedMarks = Packed<readonly Mark[]>;

/** Marks as text. */
export function packMarks(marks: readonly Mark[]): PackedMarks {
  return pack(marks);
}

/** Marks that were packed. */
export function unpackMarks(marks: PackedMarks): readonly Mark[] {
  return unpack(marks);
}

/** A report, its outcomes as text. */
export function packReport({ outcomes, ...head }: ImportReport): PackedReport {
  return { head, outcomes: pack(outcomes) };
}

/** A report that was packed. */
export function unpackReport({ head, outcomes }: PackedReport): ImportReport {
  return { ...head, outcomes: unpack(outcomes) };
}

/** The ids that a list names. */
export function idsOf({ ids }: Pick<LibraryList, 'ids'>): readonly string[] {
  return Array.from({ length: ids.length / idLength }, (_, at) =>
    ids.slice(at * idLength, (at + 1) * idLength),
  );
}
