import type { AsText } from './asText';
import type { LibraryRow } from './library';
import type { PlaceCounts } from './places';

/** Rows as they cross to the window: of thousands, those that have come are read when it has leisure. */
export type PackedRows = AsText<readonly LibraryRow[]>;

/** The whole list as far as the window can show it at once; the other rows are then asked for by their ids. */
export interface LibraryList {
  /** The ids of all articles, one after another: those that the list begins with in its order, then the others. */
  readonly ids: string;
  readonly counts: PlaceCounts;
  /** The rows of the first ids. */
  readonly first: PackedRows;
}

const idLength = 64;

/** The ids that a list names. */
export function idsOf({ ids }: Pick<LibraryList, 'ids'>): readonly string[] {
  return Array.from({ length: ids.length / idLength }, (_, at) =>
    ids.slice(at * idLength, (at + 1) * idLength),
  );
}
