import type { LibraryRow } from '#shared/library';
import type { Settings } from '#shared/settings';

/** A part of the library that the list can show; `marks` lists bookmarks, all others list articles. */
export type Place = 'all' | 'unread' | 'reading' | 'starred' | 'marks' | 'archived' | 'trash';

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

/** How much each place holds: articles, or for `marks` the bookmarks in them. */
export function countPlaces(rows: readonly LibraryRow[]): Readonly<Record<Place, number>> {
  const counts = { all: 0, unread: 0, reading: 0, starred: 0, marks: 0, archived: 0, trash: 0 };
  for (const row of rows) {
    if (row.reading.trashedAt !== null) {
      counts.trash += 1;
      continue;
    }
    counts.all += 1;
    counts.marks += row.bookmarkCount;
    if (row.reading.archived) counts.archived += 1;
    else if (row.reading.status !== 'read') counts[row.reading.status] += 1;
    if (row.reading.starred) counts.starred += 1;
  }
  return counts;
}

const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/**
 * Rows in the order that the reader chose: latest published first (articles without a date last),
 * latest added first, or titles by the interface language's alphabet. The same rows always come out the same.
 */
export function ordered(
  rows: readonly LibraryRow[],
  order: Settings['listOrder'],
  locale: string,
): readonly LibraryRow[] {
  // A collator takes longer to make than thousands of dates to compare.
  const byTitle = order === 'title' ? new Intl.Collator(locale, { numeric: true }).compare : null;
  const published = (row: LibraryRow): string => row.summary.published?.instant ?? '';
  const compare: Record<typeof order, (a: LibraryRow, b: LibraryRow) => number> = {
    published: (a, b) => descending(published(a), published(b)) || descending(a.addedAt, b.addedAt),
    added: (a, b) => descending(a.addedAt, b.addedAt),
    title: (a, b) => byTitle?.(a.summary.title, b.summary.title) ?? 0,
  };
  return rows
    .slice()
    .sort((a, b) => compare[order](a, b) || descending(a.summary.id, b.summary.id));
}
