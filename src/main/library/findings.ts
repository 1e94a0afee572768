import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Notice } from '#shared/library';
import { moveInto, syncFolder } from '../durable/files';
import type { ArticleFiles } from './articleFiles';
import type { Opened } from './durableJson';
import { shardKinds, type ArticleRecord, type ShardKind } from './forms';
import { forgetPurged, purgedIds } from './purging';
import { recoverRecords } from './recovery';
import type { Stores } from './stores';

/** How one store was found; `isLoss` tells that not all of it is what it should be. */
export interface Finding {
  readonly file: string;
  readonly kind: ShardKind | null;
  readonly shard: number;
  readonly opened: Opened;
  readonly isLoss: boolean;
}

/** A store as it was found; where it is expected to be, not to be there is a loss. */
export function findingOf(
  file: string,
  opened: Opened,
  isExpected: boolean,
  [kind, shard]: readonly [ShardKind | null, number] = [null, 0],
): Finding {
  const isLoss = opened.from !== 'current' && (isExpected || opened.damagedFiles.length > 0);
  return { file, kind, shard, opened, isLoss };
}

/** Contents outlive the records that name them: whatever a lost record named is found again by them. */
async function recoverLost(
  stores: Stores,
  files: ArticleFiles,
  findings: readonly Finding[],
): Promise<readonly ArticleRecord[]> {
  const lost = findings.filter(({ isLoss, kind }) => isLoss && kind === 'records');
  const isCatalogLost = findings.some(({ isLoss, file }) => isLoss && file === stores.catalog.file);
  if (lost.length === 0 && !isCatalogLost) return [];
  const purged = purgedIds(stores);
  const recovered = await recoverRecords(files, stores.records.outlines(), (id) => !purged.has(id));
  if (recovered.length === 0) return [];
  // Where shards were lost, there is room; what the reader did is found wherever it lies.
  const shard = lost[0]?.shard ?? Math.max(1, stores.catalog.data.shards);
  const store = stores.records.store(shard);
  store.recover(store.data.append(recovered));
  if (shard > stores.catalog.data.shards) {
    stores.catalog.recover({ ...stores.catalog.data, shards: shard });
  }
  return recovered;
}

/**
 * Makes the best of what was found, in memory: lost records are found again by their contents, and what has
 * a tombstone is gone. Answers the records that were found again.
 */
export async function settle(
  stores: Stores,
  files: ArticleFiles,
  findings: readonly Finding[],
): Promise<readonly ArticleRecord[]> {
  const recovered = await recoverLost(stores, files, findings);
  for (const kind of shardKinds) stores[kind].index();
  // A purge that was cut short is a purge: from its tombstone on there is no article.
  forgetPurged(stores);
  return recovered;
}

/** Tells of what was lost, and, to `keep` it, sets the damaged files aside under new names. */
export async function tellOfLosses(
  folder: string,
  findings: readonly Finding[],
  recovered: readonly ArticleRecord[],
  keep: (() => Date) | null,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const finding of findings.filter(({ isLoss }) => isLoss)) {
    const { damagedFiles } = finding.opened;
    const kept = keep === null ? damagedFiles : await setAside(folder, damagedFiles, keep());
    notices.push(...noticesOf(finding, kept, recovered));
  }
  return notices;
}

function noticesOf(
  { file, kind, opened }: Finding,
  kept: readonly string[],
  recovered: readonly ArticleRecord[],
): Notice[] {
  // Without a name, the file was not there any more.
  const keptAs = kept.length > 0 ? kept : [''];
  const savedAt = opened.savedAt ?? (kind === 'records' ? recovered.at(-1)?.addedAt : undefined);
  return keptAs.map((name) =>
    savedAt === undefined
      ? { kind: 'library-damaged', file, keptAs: name }
      : { kind: 'library-restored', file, keptAs: name, savedAt },
  );
}

/** Gives damaged files names of their own, never one that is taken; answers the new names. */
export async function setAside(
  folder: string,
  damaged: readonly string[],
  now: Date,
): Promise<string[]> {
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const kept: string[] = [];
  for (const file of damaged) {
    const name = `${file}.damaged-${moment}-${randomBytes(4).toString('hex')}`;
    await moveInto(join(folder, file), join(folder, name));
    await syncFolder(dirname(join(folder, name)));
    kept.push(name);
  }
  return kept;
}

/** Makes the disk hold what memory does, of every store that it does not hold yet. */
export async function makeWhole(stores: Stores): Promise<void> {
  await stores.settings.makeWhole();
  await stores.reports.makeWhole();
  await stores.searches.makeWhole();
  for (const kind of shardKinds) {
    for (let shard = 1; shard <= stores.catalog.data.shards; shard += 1) {
      await stores[kind].store(shard).makeWhole();
    }
  }
  // Last: what it counts has to be there.
  await stores.catalog.makeWhole();
}
