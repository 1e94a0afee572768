import type { LibraryRow } from './library';
import type { PlaceCounts } from './places';

/*
 * Rows cross to the window as text: the bridge between its two worlds copies every value of an object by
 * itself, which takes ten times as long as to parse them.
 */

/** Rows as they cross to the window. */
export type PackedRows = string & { readonly packed: unique symbol };

/** The whole list as far as the window can show it at once; the other rows are then asked for by their ids. */
export interface LibraryList {
  /** The ids of all articles, one after another, about in the order of the list. */
  readonly ids: string;
  readonly counts: PlaceCounts;
  /** The rows of the first ids. */
  readonly first: PackedRows;
}

const idLength = 64;

/** Rows as text. */
export const packRows = (rows: readonly LibraryRow[]): PackedRows =>
  JSON.stringify(rows) as PackedRows;

/** Rows that were packed. */
export const unpackRows = (packed: PackedRows): readonly LibraryRow[] =>
  JSON.parse(packed) as readonly LibraryRow[];

/** The ids that a list names. */
export function idsOf({ ids }: Pick<LibraryList, 'ids'>): readonly string[] {
  return Array.from({ length: ids.length / idLength }, (_, at) =>
    ids.slice(at * idLength, (at + 1) * idLength),
  );
}
