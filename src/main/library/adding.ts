import type { ImportedArticle } from '#shared/imported';
import type { ArticleFiles } from './articleFiles';
import { putCarried, revive } from './carrying';
import { shardSize, type ArticleRecord } from './forms';
import { putBookmarks } from './merging';
import { forgetPurged } from './purging';
import { saveReading } from './reading';
import { sortBatch, type Added, type Prepared, type Taking } from './sorting';
import { setTrashed } from './steps';
import type { Stores } from './stores';

/** Puts new records into the last shard, and into new ones when that is full; counts those at the end. */
export async function appendRecords(
  stores: Stores,
  fresh: readonly Pick<Prepared, 'record' | 'carried'>[],
  now: string,
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
    await putCarried(stores, shard, fitting, now);
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

/** Our own export may hold an article as it was at several times: each has to find what the one before it left. */
function roundsOf(batch: readonly ImportedArticle[]): readonly (readonly ImportedArticle[])[] {
  const rounds: ImportedArticle[][] = [[]];
  let seen = new Set<string>();
  for (const imported of batch) {
    const { id } = imported.article;
    if (imported.kept !== undefined && seen.has(id)) {
      rounds.push([]);
      seen = new Set();
    }
    seen.add(id);
    rounds.at(-1)?.push(imported);
  }
  return rounds;
}

/**
 * Keeps a batch of articles: files first, then the records that name them. Articles that are there
 * already, or earlier in the batch, are duplicates; those in the trash are restored. What was done with
 * an article of our own export is merged, field by field, with what was done with it here.
 */
export async function addArticles(
  stores: Stores,
  files: ArticleFiles,
  batch: readonly ImportedArticle[],
  taking: Taking,
): Promise<readonly Added[]> {
  const answers: Added[] = [];
  for (const round of roundsOf(batch)) {
    answers.push(...(await addRound(stores, files, round, taking)));
  }
  return answers;
}

async function addRound(
  stores: Stores,
  files: ArticleFiles,
  batch: readonly ImportedArticle[],
  taking: Taking,
): Promise<readonly Added[]> {
  const { now } = taking;
  const { fresh, known, answers } = await sortBatch(stores, files, batch, taking);
  await files.put([...fresh, ...known].flatMap((each) => each.files));
  await replace(
    stores,
    known.map(({ record }) => record),
  );
  try {
    await appendRecords(stores, fresh, now);
    await revive(stores, fresh, now);
  } catch (error) {
    forgetPurged(stores);
    throw error;
  }
  const merged = known.map((each) => each.merged);
  await putBookmarks(
    stores,
    merged.flatMap(({ bookmarks }) => bookmarks),
    (articleId) => stores.records.shardOf(articleId),
  );
  await saveReading(
    stores,
    merged.flatMap(({ reading }) => reading ?? []),
  );
  const restored = answers.filter((answer) => answer.restored).map(({ id }) => id);
  await setTrashed(stores, restored, now, false);
  return answers;
}
