import type { LibraryRow } from '#shared/library';
import { compareDates } from '#shared/listOrder';
import type { Place } from '#shared/places';
import type { Settings } from '#shared/settings';

/** The places in the order in which they are offered. */
export const places: readonly Place[] = [
  ...(['all', 'unread', 'reading', 'starred', 'marks', 'archived', 'trash'] as const),
];

const belongs: Readonly<Record<Place, (row: LibraryRow) => boolean>> = {
  all: () => true,
  unread: ({ reading }) => reading.status === 'unread' && !reading.archived,
  reading: ({ reading }) => reading.status === 'reading' && !reading.archived,
  starred: ({ reading }) => reading.starred,
  marks: ({ bookmarkCount }) => bookmarkCount > 0,
  archived: ({ reading }) => reading.archived,
  trash: () => true,
};

/** The rows of one place; what is in the trash is nowhere else. */
export function rowsIn(place: Place, rows: readonly LibraryRow[]): readonly LibraryRow[] {
  const trashed = place === 'trash';
  return rows.filter((row) => (row.reading.trashedAt !== null) === trashed && belongs[place](row));
}

/**
 * Rows in the order that the reader chose: latest published first (articles without a date last),
 * latest added first, or titles by the interface language's alphabet. The same rows always come out the same.
 */
export function ordered(
  rows: readonly LibraryRow[],
  order: Settings['listOrder'],
  locale: string,
): readonly LibraryRow[] {
  const sorted = rows.map((row) => ({
    ...{ row, id: row.summary.id, addedAt: row.addedAt },
    published: row.summary.published?.instant ?? null,
  }));
  if (order === 'title') {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    const title = ({ row }: (typeof sorted)[number]): string => row.summary.title;
    sorted.sort((a, b) => compare(title(a), title(b)) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
  } else sorted.sort((a, b) => compareDates(order, a, b));
  return sorted.map(({ row }) => row);
}
