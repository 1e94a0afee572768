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

/** Whether a place shows a row; what is in the trash is nowhere else. */
export const isIn = (place: Place, row: LibraryRow): boolean =>
  (row.reading.trashedAt !== null) === (place === 'trash') && belongs[place](row);

/** Compares rows: negative when the first stands before the second, 0 only for those of one article. */
export type RowOrder = (a: LibraryRow, b: LibraryRow) => number;

const datesOf = ({ summary, addedAt }: LibraryRow) => ({
  ...{ id: summary.id, addedAt },
  published: summary.published?.instant ?? null,
});

/**
 * The order that the reader chose: latest published first (articles without a date last), latest added
 * first, or titles by the interface language's alphabet.
 */
export function rowOrder(order: Settings['listOrder'], locale: string): RowOrder {
  if (order !== 'title') return (a, b) => compareDates(order, datesOf(a), datesOf(b));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return ({ summary: a }, { summary: b }) =>
    compare(a.title, b.title) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
