import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { ArticleSchema } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import { hashOf, type ArticleFile, type ArticleFiles } from './articleFiles';
import { contentFile, readContent } from './contents';
import { LibraryError } from './failure';
import { shardSize, type ArticleRecord } from './forms';
import { setTrashed } from './steps';
import { carriedBy, mergeBookmarks, putCarried, revive, type Carried } from './carrying';
import { forgetPurged } from './purging';
import { readingOf } from './reading';
import type { Stores } from './stores';
import { summarise } from './summarise';

/** What became of one article of a batch; a duplicate that lay in the trash has been restored. */
export interface Added {
  readonly id: string;
  readonly outcome: 'added' | 'duplicate';
  readonly restored: boolean;
  /** Its content was lost, and is now that of the batch: not as its reader had corrected it. */
  readonly mended: boolean;
}

/** An article ready to be kept: its record, and the files that the record relies on. */
interface Prepared {
  readonly record: ArticleRecord;
  readonly files: readonly ArticleFile[];
  readonly carried: Carried | null;
}

function prepare(imported: ImportedArticle, now: string): Prepared {
  const { article, original, assets } = imported;
  const content = contentFile(article);
  const files: ArticleFile[] = [
    { kind: 'originals', hash: article.id, bytes: original.bytes },
    ...assets.map(({ hash, bytes }) => ({ kind: 'assets' as const, hash, bytes })),
  ];
  const { name } = original;
  for (const { hash, bytes, kind } of files) {
    // Under a false name, a file could never be told from a damaged one.
    if (hashOf(bytes) !== hash) throw new LibraryError('bad-request', { file: name, detail: kind });
  }
  if (!v.is(ArticleSchema, article)) throw new LibraryError('bad-request', { file: name });
  const addedAt = imported.kept?.addedAt ?? imported.reading?.addedAt ?? now;
  const record = { summary: summarise(article), addedAt, contentHash: content.hash };
  return { record, files: [...files, content], carried: carriedBy(imported, now) };
}

/** An article that is there already; `isMended` when its content was lost. */
type Known = Prepared & { readonly isMended: boolean };

/** What to keep of an article that is there already: its files again, if its own are not whole. */
async function mend(
  stores: Stores,
  files: ArticleFiles,
  prepared: Prepared,
): Promise<Known | null> {
  const known = stores.records.get(prepared.record.summary.id);
  if (known === undefined) return null;
  const article = await readContent(files, known.contentHash).catch(() => null);
  if (article?.id === known.summary.id) {
    const named = new Set([article.id, ...article.assets.map(({ hash }) => hash)]);
    const rest = prepared.files.filter(({ hash }) => named.has(hash));
    return { record: known, files: rest, carried: null, isMended: false };
  }
  const record = { ...prepared.record, addedAt: known.addedAt };
  return { record, files: prepared.files, carried: null, isMended: true };
}

/** Puts new records into the last shard, and into new ones when that is full; counts those at the end. */
export async function appendRecords(
  stores: Stores,
  fresh: readonly Pick<Prepared, 'record' | 'carried'>[],
): Promise<void> {
  const counted = stores.catalog.data.shards;
  let shard = Math.max(1, counted);
  for (let rest = fresh; rest.length > 0; shard += 1) {
    const room = Math.max(0, shardSize - stores.records.store(shard).data.length);
    const fitting = rest.slice(0, room);
    rest = rest.slice(room);
    if (fitting.length === 0) continue;
    if (shard > counted) {
      await stores.reading.store(shard).makeWhole();
      await stores.bookmarks.store(shard).makeWhole();
    }
    // Before the records: what a reader did elsewhere cannot be had again once the article is there.
    await putCarried(stores, shard, fitting);
    await stores.records.put(
      shard,
      fitting.map(({ record }) => record),
    );
  }
  const shards = shard - 1;
  if (shards > counted) await stores.catalog.save({ ...stores.catalog.data, shards });
}

/** Puts the records of mended articles where they were. */
async function replace(stores: Stores, records: readonly ArticleRecord[]): Promise<void> {
  for (const record of records) {
    const { id } = record.summary;
    const shard = stores.records.shardOf(id);
    const isNew = record.contentHash !== stores.records.get(id)?.contentHash;
    if (shard !== undefined && isNew) await stores.records.put(shard, [record]);
  }
}

/** A batch sorted into what is new and what is there already, with the answer to each of its articles. */
interface Sorted {
  readonly fresh: Map<string, Prepared>;
  readonly known: Map<string, Prepared>;
  readonly answers: Added[];
}

async function sortBatch(
  stores: Stores,
  files: ArticleFiles,
  batch: readonly ImportedArticle[],
  now: string,
): Promise<Sorted> {
  const { fresh, known, answers }: Sorted = { fresh: new Map(), known: new Map(), answers: [] };
  for (const imported of batch) {
    await nextTurn(); // hashing and checking a batch in one go would hold up the window
    const { id } = imported.article;
    const prepared = prepare(imported, now);
    if (fresh.has(id) || known.has(id)) {
      answers.push({ id, outcome: 'duplicate', restored: false, mended: false });
      continue;
    }
    const mended = await mend(stores, files, prepared);
    if (mended === null) {
      fresh.set(id, prepared);
      answers.push({ id, outcome: 'added', restored: false, mended: false });
    } else {
      known.set(id, mended);
      // An export of ours brings back what was there, not what has been thrown away since.
      const restored = imported.kept === undefined && readingOf(stores, id).trashedAt !== null;
      answers.push({ id, outcome: 'duplicate', restored, mended: mended.isMended });
    }
  }
  return { fresh, known, answers };
}

/**
 * Keeps a batch of articles: files first, then the records that name them. Articles that are there
 * already, or earlier in the batch, are duplicates; those in the trash are restored. The bookmarks of
 * a duplicate out of our own export are merged with those that are here.
 */
export async function addArticles(
  stores: Stores,
  files: ArticleFiles,
  batch: readonly ImportedArticle[],
  now: string,
): Promise<readonly Added[]> {
  const { fresh, known, answers } = await sortBatch(stores, files, batch, now);
  await files.put([...fresh.values(), ...known.values()].flatMap((prepared) => prepared.files));
  await replace(
    stores,
    [...known.values()].map(({ record }) => record),
  );
  try {
    await appendRecords(stores, [...fresh.values()]);
    await revive(stores, [...fresh.values()], now);
  } catch (error) {
    forgetPurged(stores);
    throw error;
  }
  const marked = batch.filter(({ article }) => known.has(article.id));
  await mergeBookmarks(
    stores,
    marked.flatMap(({ kept }) => kept?.bookmarks ?? []),
    (articleId) => stores.records.shardOf(articleId),
  );
  const restored = answers.filter((answer) => answer.restored).map(({ id }) => id);
  await setTrashed(stores, restored, now, false);
  return answers;
}
