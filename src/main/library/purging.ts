import { changed } from '#shared/changes';
import { isOfArticle, wholeArticle, type Mark, type Purged } from '#shared/marks';
import type { Result } from '#shared/result';
import type { ArticleFiles } from './articleFiles';
import { mapBounded } from './concurrency';
import { readContent } from './contents';
import { untouched, type ArticleRecord } from './forms';
import { readingOf, saveReading } from './reading';
import type { Stores } from './stores';

const width = 4;
const noFiles: Purged['files'] = { originals: [], contents: [], assets: [] };

/** The articles of which nothing but a tombstone is left, or is to be left. */
export function purgedIds(stores: Stores): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [keys, states] of stores.reading.columns('key', 'purged')) {
    for (const [at, id] of keys.entries()) if (states[at] !== 'no') ids.add(id);
  }
  return ids;
}

/**
 * Drops, in memory, the records of articles that have a tombstone, as opening does: after a change that
 * was cut short nothing may be done with an article that the next opening does not know.
 */
export function forgetPurged(stores: Stores): void {
  stores.records.forget(purgedIds(stores));
}

/** Which pictures contents show, as far as it has been looked up; null for one that could not be read. */
type Uses = Map<string, readonly string[] | null>;

const leftovers = (stores: Stores): (Purged & { articleId: string })[] =>
  [...stores.reading.outlines()].flatMap(({ key, purged: state }) => {
    const purged = state === 'but-for-files' ? stores.reading.get(key)?.purged : undefined;
    return purged === undefined ? [] : [{ articleId: key, ...purged }];
  });

/** Those of some articles that may be purged: they lie in the trash. */
function trashed(stores: Stores, ids: readonly string[]): ArticleRecord[] {
  return [...new Set(ids)].flatMap((id) => {
    const record = stores.records.get(id);
    return record !== undefined && readingOf(stores, id).trashedAt !== null ? [record] : [];
  });
}

async function filesOf(files: ArticleFiles, record: ArticleRecord): Promise<Purged['files']> {
  const article = await readContent(files, record.contentHash).catch(() => null);
  const assets = article?.assets.map(({ hash }) => hash) ?? [];
  return { originals: [record.summary.id], contents: [record.contentHash], assets };
}

/**
 * Looks up which pictures the articles show that are to stay, when any of those to go has some: that
 * means reading every article, so it is begun before a purge's turn has come, and ended in it.
 */
async function lookUpUses(
  stores: Stores,
  files: ArticleFiles,
  ids: readonly string[],
  uses: Uses,
): Promise<void> {
  const going = new Set(ids);
  const listed = await mapBounded(trashed(stores, ids), width, (record) => filesOf(files, record));
  const hasPictures = [...listed, ...leftovers(stores).map((left) => left.files)].some(
    ({ assets }) => assets.length > 0,
  );
  if (!hasPictures) return;
  const unseen = [...stores.records.outlines()].filter(
    ({ key, contentHash }) => !going.has(key) && !uses.has(contentHash),
  );
  await mapBounded(unseen, width, async ({ contentHash }) => {
    const article = await readContent(files, contentHash).catch(() => null);
    uses.set(contentHash, article?.assets.map(({ hash }) => hash) ?? null);
  });
}

/** The pictures of the articles that are there now; null when any picture may be one. */
function picturesIn(stores: Stores, uses: Uses): ReadonlySet<string> | null {
  const pictures = new Set<string>();
  for (const { contentHash } of stores.records.outlines()) {
    const own = uses.get(contentHash);
    if (own === null) return null;
    for (const hash of own ?? []) pictures.add(hash);
  }
  return pictures;
}

/** What is kept of a bookmark so that a merge of two libraries knows that it is gone. */
const blank = (mark: Mark, now: string): Mark =>
  changed(mark, { note: '', tags: [], selector: wholeArticle, deletedAt: now }, now);

const isBlank = ({ deletedAt, note, tags, selector }: Mark): boolean =>
  deletedAt !== null && note === '' && tags.length === 0 && isOfArticle(selector);

/** Leaves nothing of some articles' bookmarks but tombstones. */
export async function blankBookmarks(
  stores: Stores,
  going: ReadonlySet<string>,
  now: string,
): Promise<void> {
  for (const [shard, store] of stores.bookmarks.stores()) {
    const ofThese = [...store.data.filter(({ articleId }) => going.has(articleId))];
    const own = ofThese.filter((mark) => !isBlank(mark));
    if (own.length > 0) {
      await stores.bookmarks.put(
        shard,
        own.map((bookmark) => blank(bookmark, now)),
      );
    }
  }
}

/** Removes what purged articles leave behind and no other article uses; only then do the tombstones forget it. */
async function removeFiles(
  stores: Stores,
  files: ArticleFiles,
  uses: Uses,
  now: string,
): Promise<void> {
  const left = leftovers(stores);
  if (left.length === 0) return;
  await lookUpUses(stores, files, [], uses);
  const pictures = picturesIn(stores, uses);
  const contents = new Set([...stores.records.outlines()].map(({ contentHash }) => contentHash));
  const isUsed = {
    originals: (id: string): boolean => stores.records.has(id),
    contents: (hash: string): boolean => contents.has(hash),
    assets: (hash: string): boolean => pictures?.has(hash) ?? true,
  };
  for (const kind of ['contents', 'assets', 'originals'] as const) {
    const unused = left.flatMap((each) => each.files[kind]).filter((hash) => !isUsed[kind](hash));
    await files.remove(kind, unused);
  }
  const tombstones = left.flatMap(({ articleId }) => stores.reading.get(articleId) ?? []);
  await saveReading(
    stores,
    tombstones.map((tombstone) => ({
      ...tombstone,
      purged: { at: tombstone.purged?.at ?? now, files: noFiles },
    })),
  );
}

/**
 * Deletes articles of the trash for good: first a tombstone for each, which names its files, then the
 * record, then the files that no other article uses. From its tombstone on an article is gone, and
 * whatever was cut short is ended by the next purge, which answers it as well if it was asked for it. Passes over
 * articles that are not in the trash.
 */
async function purgeArticles(
  stores: Stores,
  files: ArticleFiles,
  { ids, uses }: { readonly ids: readonly string[]; readonly uses: Uses },
  now: string,
): Promise<readonly string[]> {
  const records = trashed(stores, ids);
  const listed = await mapBounded(records, width, (record) => filesOf(files, record));
  const going = new Set(records.map(({ summary }) => summary.id));
  const cutShort = ids.filter((id) => stores.reading.outline(id)?.purged === 'but-for-files');
  try {
    await saveReading(
      stores,
      records.map((record, at) => ({
        ...untouched(record.summary.id, record.addedAt),
        trashedAt: readingOf(stores, record.summary.id).trashedAt,
        purged: { at: now, files: listed[at] ?? noFiles },
        updatedAt: now,
      })),
    );
    await blankBookmarks(stores, going, now);
    await stores.records.remove(going);
    await removeFiles(stores, files, uses, now);
  } catch (error) {
    forgetPurged(stores);
    throw error;
  }
  return [...going, ...cutShort];
}

/** So many at once. */
const part = 256;

/** Purges in parts, between which others have their turn; one at least, which ends what an earlier purge left. */
export async function purgeInParts(
  { stores, files }: { readonly stores: Stores; readonly files: ArticleFiles },
  ids: readonly string[],
  change: <T>(make: (now: string) => Promise<T>) => Promise<Result<T>>,
): Promise<Result<readonly string[]>> {
  const uses: Uses = new Map();
  await lookUpUses(stores, files, ids, uses);
  const purged: string[] = [];
  for (let at = 0; at === 0 || at < ids.length; at += part) {
    const asked = { ids: ids.slice(at, at + part), uses };
    const gone = await change((now) => purgeArticles(stores, files, asked, now));
    if (!gone.ok) return gone;
    purged.push(...gone.value);
  }
  return { ok: true, value: purged };
}
