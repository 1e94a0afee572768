import { randomUUID } from 'node:crypto';
import { changed } from '#shared/changes';
import { plainMark, wholeArticle, type Mark, type MarkChange } from '#shared/marks';
import { LibraryError } from './failure';
import type { Stores } from './stores';

/** The living bookmarks of the articles that are wanted; of others none is parsed. */
function living(stores: Stores, isWanted: (articleId: string) => boolean): Mark[] {
  return [...stores.bookmarks.outlines()].flatMap(({ key, articleId, isLiving }) =>
    isLiving && isWanted(articleId) ? (stores.bookmarks.get(key) ?? []) : [],
  );
}

/** How many living bookmarks each article has; articles without any are left out. */
export function livingCounts(stores: Stores): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [articleIds, isLiving] of stores.bookmarks.columns('articleId', 'isLiving')) {
    for (const [at, id] of articleIds.entries()) {
      if (isLiving[at]) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** How many living bookmarks an article has. */
export function countOf(stores: Stores, articleId: string): number {
  return stores.bookmarks.outlinesOf(articleId).filter(({ isLiving }) => isLiving).length;
}

/** All bookmarks of an article, the removed ones too. */
export function everyOf(stores: Stores, articleId: string): readonly Mark[] {
  return stores.bookmarks
    .outlinesOf(articleId)
    .flatMap(({ key }) => stores.bookmarks.get(key) ?? []);
}

/** An article's living bookmarks in the order of its text. */
export function ofArticle(stores: Stores, articleId: string): readonly Mark[] {
  const own = stores.bookmarks
    .outlinesOf(articleId)
    .flatMap(({ key, isLiving }) => (isLiving ? (stores.bookmarks.get(key) ?? []) : []));
  return own.sort(
    ({ selector: { position: a } }, { selector: { position: b } }) =>
      a.start - b.start || a.end - b.end,
  );
}

/** All living bookmarks of articles that are not in the trash, newest first. */
export function ofAll(stores: Stores): readonly Mark[] {
  const shown = living(
    stores,
    (id) => stores.records.has(id) && (stores.reading.outline(id)?.trashedAt ?? null) === null,
  );
  return shown
    .reverse()
    .sort((a, b) => (a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : 0));
}

async function save(stores: Stores, bookmark: Mark): Promise<Mark> {
  // It stays where it is, even when its article's record has been lost or lies elsewhere since.
  const shard = stores.bookmarks.shardOf(bookmark.id) ?? stores.records.shardOf(bookmark.articleId);
  if (shard === undefined) throw new LibraryError('not-found', { detail: bookmark.articleId });
  await stores.bookmarks.put(shard, [bookmark]);
  return bookmark;
}

/** Whether an article was deleted for good, or is being. */
export const isPurged = (stores: Stores, articleId: string): boolean =>
  (stores.reading.outline(articleId)?.purged ?? 'no') !== 'no';

function existing(stores: Stores, id: string): Mark {
  const bookmark = stores.bookmarks.get(id);
  // Of an article that was deleted for good, nothing comes back by itself.
  const isGone = bookmark !== undefined && isPurged(stores, bookmark.articleId);
  if (bookmark === undefined || isGone) throw new LibraryError('not-found', { detail: id });
  return bookmark;
}

/** A mark as it is made on an article. */
export function newMark(articleId: string, made: MarkChange, now: string): Mark {
  const { kind, colour, selector = wholeArticle, note, tags } = { ...plainMark, ...made };
  return {
    ...{ id: randomUUID(), articleId, kind, colour, selector, note, tags },
    ...{ createdAt: now, updatedAt: now, deletedAt: null, changedAt: {} },
  };
}

/** Adds a mark to an article of the library; throws `not-found` without that article. */
export function add(
  stores: Stores,
  articleId: string,
  made: MarkChange,
  now: string,
): Promise<Mark> {
  return save(stores, newMark(articleId, made, now));
}

/** Changes a living mark; throws `not-found` when it has been removed. */
export async function change(
  stores: Stores,
  id: string,
  wanted: MarkChange,
  now: string,
): Promise<Mark> {
  const before = existing(stores, id);
  if (before.deletedAt !== null) throw new LibraryError('not-found', { detail: id });
  return save(stores, changed(before, wanted, now));
}

/** Makes a bookmark a tombstone, or a living one again; one that is so already is left as it is. */
export async function setRemoved(
  stores: Stores,
  id: string,
  now: string,
  isRemoved: boolean,
): Promise<Mark> {
  const before = existing(stores, id);
  if ((before.deletedAt !== null) === isRemoved) return before;
  return save(stores, changed(before, { deletedAt: isRemoved ? now : null }, now));
}
