import type { LibraryRow } from './library';
import type { ReadingRecord } from './marks';

/** A part of the library that the list can show; `marks` lists bookmarks, all others list articles. */
export type Place = 'all' | 'unread' | 'reading' | 'starred' | 'marks' | 'archived' | 'trash';

/** How much each place holds: articles, or for `marks` the bookmarks in them. */
export type PlaceCounts = Readonly<Record<Place, number>>;

/** What an article is counted by. */
export interface Counted extends Pick<LibraryRow, 'bookmarkCount'> {
  readonly reading: Pick<ReadingRecord, 'status' | 'starred' | 'archived' | 'trashedAt'>;
}

type Tally = Record<Place, number>;

const emptyTally = (): Tally => ({
  ...{ all: 0, unread: 0, reading: 0, starred: 0, marks: 0, archived: 0, trash: 0 },
});

/** Adds an article `times` over; what is in the trash is nowhere else. */
function tally(counts: Tally, { reading, bookmarkCount }: Counted, times: 1 | -1): void {
  if (reading.trashedAt !== null) {
    counts.trash += times;
    return;
  }
  counts.all += times;
  counts.marks += times * bookmarkCount;
  if (reading.archived) counts.archived += times;
  else if (reading.status !== 'read') counts[reading.status] += times;
  if (reading.starred) counts.starred += times;
}

/** How much each place holds of some articles. */
export function countPlaces(articles: Iterable<Counted>): PlaceCounts {
  return recountPlaces(emptyTally(), [], articles);
}

/** How much each place holds after some articles have become others. */
export function recountPlaces(
  counts: PlaceCounts,
  before: Iterable<Counted>,
  after: Iterable<Counted>,
): PlaceCounts {
  const now = { ...counts };
  for (const article of before) tally(now, article, -1);
  for (const article of after) tally(now, article, 1);
  return now;
}
