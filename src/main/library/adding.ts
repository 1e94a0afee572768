import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { ArticleSchema } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import { hashOf, type ArticleFile, type ArticleFiles } from './articleFiles';
import { contentFile, readContent } from './contents';
import { LibraryError } from './failure';
import { shardSize, type ArticleRecord } from './forms';
import { readingOf, setTrashed } from './reading';
import type { Stores } from './stores';
import { summarise } from './summarise';
import type { Added } from './verbs';

/** An article ready to be kept: its record, and the files that the record relies on. */
interface Prepared {
  readonly record: ArticleRecord;
  readonly files: readonly ArticleFile[];
}

function prepare({ article, original, assets }: ImportedArticle, now: string): Prepared {
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
  const record = { summary: summarise(article), addedAt: now, contentHash: content.hash };
  return { record, files: [...files, content] };
}

/** What to keep of an article that is there already: its files again, if its own are not whole. */
async function mend(
  stores: Stores,
  files: ArticleFiles,
  prepared: Prepared,
): Promise<Prepared | null> {
  const known = stores.records.get(prepared.record.summary.id);
  if (known === undefined) return null;
  const article = await readContent(files, known.contentHash).catch(() => null);
  if (article?.id === known.summary.id) {
    const named = new Set([article.id, ...article.assets.map(({ hash }) => hash)]);
    return { record: known, files: prepared.files.filter(({ hash }) => named.has(hash)) };
  }
  return { record: { ...prepared.record, addedAt: known.addedAt }, files: prepared.files };
}

/** Puts new records into the last shard, and into new ones when that is full; counts those at the end. */
async function append(stores: Stores, records: readonly ArticleRecord[]): Promise<void> {
  const counted = stores.catalog.data.shards;
  let shard = Math.max(1, counted);
  for (let rest = records; rest.length > 0; shard += 1) {
    const room = Math.max(0, shardSize - stores.records.store(shard).data.length);
    const fitting = rest.slice(0, room);
    rest = rest.slice(room);
    if (fitting.length === 0) continue;
    if (shard > counted) {
      await stores.reading.store(shard).makeWhole();
      await stores.bookmarks.store(shard).makeWhole();
    }
    await stores.records.put(shard, fitting);
  }
  const shards = shard - 1;
  if (shards > counted) await stores.catalog.save({ ...stores.catalog.data, shards });
}

/**
 * Keeps a batch of articles: files first, then the records that name them. Articles that are there
 * already, or earlier in the batch, are duplicates; those in the trash are restored.
 */
export async function addArticles(
  stores: Stores,
  files: ArticleFiles,
  batch: readonly ImportedArticle[],
  now: string,
): Promise<readonly Added[]> {
  const fresh = new Map<string, Prepared>();
  const mended = new Map<string, Prepared>();
  const restored = new Set<string>();
  const answers: Added[] = [];
  for (const imported of batch) {
    await nextTurn(); // hashing and checking a batch in one go would hold up the window
    const { id } = imported.article;
    const isRepeated = fresh.has(id) || mended.has(id);
    const prepared = prepare(imported, now);
    const old = isRepeated ? null : await mend(stores, files, prepared);
    if (old !== null) mended.set(id, old);
    else if (!isRepeated) fresh.set(id, prepared);
    const isRestored = old !== null && readingOf(stores, id).trashedAt !== null;
    if (isRestored) restored.add(id);
    answers.push({
      id,
      outcome: isRepeated || old !== null ? 'duplicate' : 'added',
      restored: isRestored,
    });
  }

  const prepared = [...fresh.values(), ...mended.values()];
  await files.put(prepared.flatMap((each) => each.files));
  for (const { record } of mended.values()) {
    const { id } = record.summary;
    const shard = stores.records.shardOf(id);
    const isNew = record.contentHash !== stores.records.get(id)?.contentHash;
    if (shard !== undefined && isNew) await stores.records.put(shard, [record]);
  }
  await append(
    stores,
    [...fresh.values()].map(({ record }) => record),
  );
  await setTrashed(stores, [...restored], now, false);
  return answers;
}
