import type { LibraryRow } from '#shared/library';
import type { RowOrder } from './places';

/** Where a row stands in a sorted list, or would stand, by halving. */
export function placeOf(rows: readonly LibraryRow[], row: LibraryRow, order: RowOrder): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = rows[middle];
    if (other !== undefined && order(other, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What happens at one place of a list: a row comes before what stands there, or with null that goes. */
export interface Edit {
  readonly at: number;
  readonly row: LibraryRow | null;
}

/** What happens in a sorted list, from its beginning on, when some rows go, each as it stands there, and others come. */
export function editsOf(
  rows: readonly LibraryRow[],
  { gone, fresh }: { gone: readonly LibraryRow[]; fresh: readonly LibraryRow[] },
  order: RowOrder,
): readonly Edit[] {
  const edits: Edit[] = gone.map((row) => ({ at: placeOf(rows, row, order), row: null }));
  for (const row of [...fresh].sort(order)) edits.push({ at: placeOf(rows, row, order), row });
  return edits.sort((a, b) => a.at - b.at);
}

/** A list after edits, with `valueOf` of the rows that came; it is gone through once, without a look at what stays. */
export function edited<T>(
  list: readonly T[],
  edits: readonly Edit[],
  valueOf: (row: LibraryRow) => T,
): T[] {
  const now: T[] = [];
  let next = 0;
  const keepUntil = (end: number): void => {
    for (; next < end; next += 1) now.push(list[next] as T);
  };
  for (const { at, row } of edits) {
    keepUntil(at);
    if (row === null) next = at + 1;
    else now.push(valueOf(row));
  }
  keepUntil(list.length);
  return now;
}
