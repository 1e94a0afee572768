import type { Mark, ReadingRecord } from '#shared/marks';
import { differingFields, isOtherwise, isSame, mergeMark, mergeReading } from '#shared/merging';
import type { ArticleChanges } from '#shared/restoring';
import { LibraryError } from './failure';
import type { Stores } from './stores';

/** What a reader did with an article before it came here, as the library keeps it. */
export interface Carried {
  readonly reading: ReadingRecord;
  readonly bookmarks: readonly Mark[];
}

/** What was done with an article here and elsewhere, put together: what of it is to be written, and what is new in it. */
export interface Merged {
  /** Null when it stays as it is. */
  readonly reading: ReadingRecord | null;
  readonly bookmarks: readonly Mark[];
  readonly changes: ArticleChanges;
}

/** Nothing to write, nothing new. */
export const unchanged: Merged = {
  ...{ reading: null, bookmarks: [] },
  changes: { fields: [], isTrashed: false, bookmarks: { added: 0, changed: 0, removed: 0 } },
};

/**
 * Merges what was done elsewhere with what was done here (`before`; null for an article that is new);
 * nothing is written. A bookmark under whose id there is one of another article is left out.
 */
export function mergeCarried(
  stores: Stores,
  carried: Carried,
  before: ReadingRecord | null,
  now: string,
): Merged {
  const reading = before === null ? carried.reading : mergeReading(before, carried.reading, now);
  const written = new Map<string, Mark>();
  for (const incoming of carried.bookmarks) {
    const known = written.get(incoming.id) ?? stores.bookmarks.get(incoming.id);
    if (known !== undefined && known.articleId !== incoming.articleId) continue;
    const merged = known === undefined ? incoming : mergeMark(known, incoming, now);
    if (known === undefined || !isSame(known, merged)) written.set(incoming.id, merged);
  }
  return {
    reading: before !== null && isSame(before, reading) ? null : reading,
    bookmarks: [...written.values()],
    changes: {
      fields: before === null ? [] : differingFields(before, reading),
      isTrashed: reading.trashedAt !== null,
      bookmarks: countChanges(stores, written.values()),
    },
  };
}

function countChanges(stores: Stores, written: Iterable<Mark>) {
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const bookmark of written) {
    const known = stores.bookmarks.get(bookmark.id);
    const [was, is] = [known?.deletedAt === null, bookmark.deletedAt === null];
    if (!was && is) counts.added += 1;
    else if (was && !is) counts.removed += 1;
    else if (is && known !== undefined && isOtherwise(known, bookmark)) counts.changed += 1;
  }
  return counts;
}

/**
 * Keeps bookmarks, each in the shard where it lies or that `shardOf` names for its article; of several
 * with one id the first, so that no article takes another's.
 */
export async function putBookmarks(
  stores: Stores,
  bookmarks: readonly Mark[],
  shardOf: (articleId: string) => number | undefined,
): Promise<void> {
  const shards = new Map<number, Mark[]>();
  const seen = new Set<string>();
  for (const bookmark of bookmarks) {
    if (seen.has(bookmark.id)) continue;
    seen.add(bookmark.id);
    const shard = stores.bookmarks.shardOf(bookmark.id) ?? shardOf(bookmark.articleId);
    if (shard === undefined) throw new LibraryError('not-found', { detail: bookmark.articleId });
    shards.set(shard, [...(shards.get(shard) ?? []), bookmark]);
  }
  for (const [shard, changed] of shards) await stores.bookmarks.put(shard, changed);
}
