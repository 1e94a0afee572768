import { createHash } from 'node:crypto';
import type { ImportedArticle, KeptRecord } from '#shared/imported';
import { markFields, type Mark, type ReadingRecord } from '#shared/marks';
import { LibraryError } from './failure';
import { untouched, type ArticleRecord } from './forms';
import { mergeCarried, putBookmarks, type Carried } from './merging';
import { blankBookmarks } from './purging';
import { saveReading } from './reading';
import type { Stores } from './stores';

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
    bookmarks: marks.map(({ createdAt, ...mark }, at) => ({
      ...{ id: markId(articleId, at), articleId, ...mark },
      ...{ createdAt: createdAt ?? now, updatedAt: now, deletedAt: null, changedAt: {} },
    })),
  };
}

/**
 * The id of a mark that came with an article: the same whenever it comes, so that an import that is made again
 * after it was cut short brings no mark twice. A UUID of version 8 (RFC 9562).
 */
function markId(articleId: string, at: number): string {
  const hash = createHash('sha256')
    .update(`${articleId} ${String(at)}`)
    .digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
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

/** A new article, and what was done with it elsewhere. */
interface Coming {
  readonly record: ArticleRecord;
  readonly carried: Carried | null;
}

/**
 * Keeps what was brought along with some new articles in the shard that their records go into. Of one
 * that had been here before and outlived its article's record, what was done here is not lost.
 */
export async function putCarried(
  stores: Stores,
  shard: number,
  articles: readonly Coming[],
  now: string,
): Promise<void> {
  const merged = articles.flatMap(({ record, carried }) => {
    const before = stores.reading.get(record.summary.id) ?? null;
    if (carried === null || before?.purged !== undefined) return [];
    return mergeCarried(stores, carried, before, now);
  });
  const readings = merged.flatMap(({ reading }) => reading ?? []);
  // Where it lies already, it stays: two shards with the same record would not agree for long.
  for (const [at, own] of byShard(stores, shard, readings)) await stores.reading.put(at, own);
  await putBookmarks(
    stores,
    merged.flatMap(({ bookmarks }) => bookmarks),
    () => shard,
  );
}

/** All that a purge had blanked, as changed now. */
const allChanged = (now: string): Mark['changedAt'] =>
  Object.fromEntries(markFields.map((field) => [field, now]));

function byShard(stores: Stores, shard: number, readings: readonly ReadingRecord[]) {
  const shards = new Map<number, ReadingRecord[]>();
  for (const reading of readings) {
    const at = stores.reading.shardOf(reading.articleId) ?? shard;
    shards.set(at, [...(shards.get(at) ?? []), reading]);
  }
  return shards;
}

/**
 * Takes the tombstones of articles away that have come again, with what was brought along in their
 * place, though never into the trash. After their records: until then there is no article, and a
 * tombstone is what keeps a check from missing one.
 */
export async function revive(
  stores: Stores,
  articles: readonly Coming[],
  now: string,
): Promise<void> {
  const again = articles.filter(
    ({ record }) => stores.reading.get(record.summary.id)?.purged !== undefined,
  );
  if (again.length === 0) return;
  // A purge that was cut short may have left some as they were.
  await blankBookmarks(stores, new Set(again.map(({ record }) => record.summary.id)), now);
  // From now on: what the purge left must not outdo them.
  await saveReading(
    stores,
    again.map(({ record, carried }) => {
      const reading = carried?.reading ?? untouched(record.summary.id, record.addedAt);
      const changedAt = { ...reading.changedAt, trashedAt: now };
      return { ...reading, trashedAt: null, updatedAt: now, changedAt };
    }),
  );
  const marks = again.flatMap(({ carried }) => carried?.bookmarks ?? []);
  const own = marks.filter(({ id, articleId }) => {
    const known = stores.bookmarks.get(id);
    return known === undefined || known.articleId === articleId;
  });
  await putBookmarks(
    stores,
    own.map((mark) => ({ ...mark, updatedAt: now, changedAt: allChanged(now) })),
    (articleId) => stores.records.shardOf(articleId),
  );
}
