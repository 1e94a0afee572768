import { changed } from '#shared/changes';
import type { LibraryRow, ListEntry } from '#shared/library';
import type { ReadingChange, ReadingRecord } from '#shared/marks';
import { countOf, livingCounts } from './bookmarks';
import { LibraryError } from './failure';
import { untouched } from './forms';
import type { Stores } from './stores';

/** Of an article that nothing has been done with, no reading record is stored. */
export const untold: ListEntry['reading'] = {
  status: 'unread',
  starred: false,
  archived: false,
  trashedAt: null,
  tags: [],
};

/** What the reader did with an article; throws `not-found` for one that the library does not have. */
export function readingOf(stores: Stores, id: string): ReadingRecord {
  const record = stores.records.outline(id);
  if (record === undefined) throw new LibraryError('not-found', { detail: id });
  return stores.reading.get(id) ?? untouched(id, record.addedAt);
}

/** One article as a row, or null when there is none of this id. */
export function rowOf(stores: Stores, id: string): LibraryRow | null {
  const record = stores.records.get(id);
  if (record === undefined) return null;
  return {
    summary: record.summary,
    reading: readingOf(stores, id),
    bookmarkCount: countOf(stores, id),
    addedAt: record.addedAt,
  };
}

/** All articles as a list is ordered and counted by, in the order of `rowsOf`. */
export function entriesOf(stores: Stores): readonly ListEntry[] {
  const counts = livingCounts(stores);
  const entries = [...stores.records.outlines()].map(({ key: id, addedAt, published }) => ({
    ...{ id, addedAt, published },
    reading: stores.reading.outline(id) ?? untold,
    bookmarkCount: counts.get(id) ?? 0,
  }));
  return newestFirst(entries);
}

/** All articles as rows, newest added first. */
export function rowsOf(stores: Stores): readonly LibraryRow[] {
  const counts = livingCounts(stores);
  const rows = [...stores.records.values()].map((record) => ({
    summary: record.summary,
    reading: stores.reading.get(record.summary.id) ?? untouched(record.summary.id, record.addedAt),
    bookmarkCount: counts.get(record.summary.id) ?? 0,
    addedAt: record.addedAt,
  }));
  return newestFirst(rows);
}

/** Newest added first; of those added at one time, the last first. */
function newestFirst<T extends { readonly addedAt: string }>(came: T[]): T[] {
  return came
    .reverse()
    .sort((a, b) => (a.addedAt > b.addedAt ? -1 : a.addedAt < b.addedAt ? 1 : 0));
}

/** Keeps reading records, each in the shard of its article; throws `not-found` for an article that is not there. */
export async function saveReading(
  stores: Stores,
  records: readonly ReadingRecord[],
): Promise<void> {
  const shards = new Map<number, ReadingRecord[]>();
  for (const record of records) {
    const { articleId } = record;
    // It stays where it is, even when its article's record has come to lie elsewhere by a recovery.
    const shard = stores.reading.shardOf(articleId) ?? stores.records.shardOf(articleId);
    if (shard === undefined) throw new LibraryError('not-found', { detail: articleId });
    const changed = shards.get(shard) ?? [];
    changed.push(record);
    shards.set(shard, changed);
  }
  for (const [shard, changed] of shards) await stores.reading.put(shard, changed);
}

/** Changes an article's reading record; a change that changes nothing is not written. */
export async function changeReading(
  stores: Stores,
  id: string,
  change: ReadingChange,
  now: string,
): Promise<ReadingRecord> {
  const before = readingOf(stores, id);
  const after = changed(before, change, now);
  if (after === before) return before;
  await saveReading(stores, [after]);
  return after;
}
