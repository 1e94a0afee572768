import type { LibraryRow } from './library';
import type { ReadingRecord } from './marks';

/** A part of the library that the list can show; `marks` lists bookmarks, all others list articles. */
export type Place = 'all' | 'unread' | 'reading' | 'starred' | 'marks' | 'archived' | 'trash';

/** How much each place holds: articles, or for `marks` the bookmarks in them. */
export type PlaceCounts = Readonly<Record<Place, number>>;

/** What an article is counted by. */
interface Counted extends Pick<LibraryRow, 'bookmarkCount'> {
  readonly reading: Pick<ReadingRecord, 'status' | 'starred' | 'archived' | 'trashedAt'>;
}

/** How much each place holds of some articles; what is in the trash is nowhere else. */
export function countPlaces(articles: Iterable<Counted>): PlaceCounts {
  const counts = { all: 0, unread: 0, reading: 0, starred: 0, marks: 0, archived: 0, trash: 0 };
  for (const { reading, bookmarkCount } of articles) {
    if (reading.trashedAt !== null) {
      counts.trash += 1;
      continue;
    }
    counts.all += 1;
    counts.marks += bookmarkCount;
    if (reading.archived) counts.archived += 1;
    else if (reading.status !== 'read') counts[reading.status] += 1;
    if (reading.starred) counts.starred += 1;
  }
  return counts;
}
