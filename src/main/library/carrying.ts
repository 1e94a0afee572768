import { randomUUID } from 'node:crypto';
import type { ImportedArticle, KeptRecord } from '#shared/imported';
import type { Bookmark, ReadingRecord } from '#shared/marks';
import { LibraryError } from './failure';
import { untouched, type ArticleRecord } from './forms';
import { saveReading } from './reading';
import type { Stores } from './stores';

/** What a reader did with an article before it came here, as the library keeps it. */
export interface Carried {
  readonly reading: ReadingRecord;
  readonly bookmarks: readonly Bookmark[];
}

/** The reading record and bookmarks that an import brings along; null when it brings none. */
export function carriedBy(
  { article, reading, kept }: ImportedArticle,
  now: string,
): Carried | null {
  if (kept !== undefined) return ownOf(article.id, kept);
  if (reading === undefined) return null;
  const { marks, addedAt: _addedAt, ...done } = reading;
  const articleId = article.id;
  return {
    reading: {
      ...{ articleId, ...done, tags: [...done.tags] },
      ...{ place: null, progress: 0, openedAt: null, trashedAt: null },
      ...{ encoding: null, corrections: null, distinctFrom: [], updatedAt: now, changedAt: {} },
    },
    bookmarks: marks.map(({ selector, note, createdAt }) => ({
      ...{ id: randomUUID(), articleId, selector, note },
      ...{ createdAt: createdAt ?? now, updatedAt: now, deletedAt: null, changedAt: {} },
    })),
  };
}

/** What another library of ours knew; a record of another article has no business here. */
function ownOf(articleId: string, { reading, bookmarks }: KeptRecord): Carried {
  const isOwn = (record: { articleId: string }): boolean => record.articleId === articleId;
  if (!isOwn(reading) || !bookmarks.every(isOwn)) {
    throw new LibraryError('bad-request', { detail: `not of ${articleId}` });
  }
  const { purged: _purged, ...own } = reading; // there is an article: it comes with this
  return { reading: own, bookmarks };
}

/** Keeps what was brought along with some new articles in the shard that their records go into. */
export async function putCarried(
  stores: Stores,
  shard: number,
  articles: readonly { readonly carried: Carried | null }[],
): Promise<void> {
  const carried = articles.flatMap((article) => article.carried ?? []);
  // One that is there already outlived its article's record: what was done here stays.
  const readings = carried
    .map(({ reading }) => reading)
    .filter(({ articleId }) => !stores.reading.has(articleId));
  if (readings.length > 0) await stores.reading.put(shard, readings);
  await mergeBookmarks(
    stores,
    carried.flatMap(({ bookmarks }) => bookmarks),
    () => shard,
  );
}

/**
 * Takes the tombstones of articles away that have come again. After their records: until then there is
 * no article, and a tombstone is what keeps a check from missing one.
 */
export async function revive(
  stores: Stores,
  articles: readonly { readonly record: ArticleRecord; readonly carried: Carried | null }[],
  now: string,
): Promise<void> {
  const again = articles.filter(
    ({ record }) => stores.reading.get(record.summary.id)?.purged !== undefined,
  );
  if (again.length === 0) return;
  const readings = again.map(({ record, carried }) => carried?.reading ?? untouched(record));
  await saveReading(
    stores,
    readings.map((reading) => ({
      ...reading,
      ...{ updatedAt: now, changedAt: { ...reading.changedAt, trashedAt: now } },
    })),
  );
  // Newer than the tombstones that the purge made of them.
  const marks = again.flatMap(({ carried }) => carried?.bookmarks ?? []);
  await mergeBookmarks(
    stores,
    marks.map((mark) => ({
      ...mark,
      ...{ updatedAt: now, changedAt: { note: now, deletedAt: now } },
    })),
    (articleId) => stores.records.shardOf(articleId),
  );
}

/**
 * Adds bookmarks that are not there yet to the shard that `shardOf` names for their article; of two
 * with the same id the one that was changed last stays, be it a tombstone, and the same when equal.
 */
export async function mergeBookmarks(
  stores: Stores,
  incoming: readonly Bookmark[],
  shardOf: (articleId: string) => number | undefined,
): Promise<void> {
  const shards = new Map<number, Map<string, Bookmark>>();
  for (const bookmark of incoming) {
    const known = stores.bookmarks.get(bookmark.id);
    if (known !== undefined && !isNewer(bookmark, known)) continue;
    const shard = stores.bookmarks.shardOf(bookmark.id) ?? shardOf(bookmark.articleId);
    if (shard === undefined) continue;
    const changed = shards.get(shard) ?? new Map<string, Bookmark>();
    const earlier = changed.get(bookmark.id);
    if (earlier === undefined || isNewer(bookmark, earlier)) changed.set(bookmark.id, bookmark);
    shards.set(shard, changed);
  }
  for (const [shard, changed] of shards) await stores.bookmarks.put(shard, [...changed.values()]);
}

/** A later state of the same bookmark; one of another article under its id is none. */
function isNewer(bookmark: Bookmark, than: Bookmark): boolean {
  return (
    bookmark.articleId === than.articleId &&
    Date.parse(bookmark.updatedAt) > Date.parse(than.updatedAt)
  );
}
