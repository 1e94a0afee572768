import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Notice, Restriction } from '#shared/library';
import { fileKinds, incomingFolder, namesIn, type ArticleFiles } from './articleFiles';
import { keepBefore, type OlderStore } from './before';
import { mapBounded } from './concurrency';
import { discard, isTemporary, moveInto, syncFolder } from './durableFile';
import type { Opened } from './durableJson';
import { errnoOf } from './failure';
import {
  derivedFolder,
  reportsFolder,
  shardKinds,
  shardOfFile,
  type ArticleRecord,
  type ShardKind,
} from './forms';
import { createMemory, readKnownShards } from './knownShards';
import { forgetPurged, purgedIds } from './purging';
import type { Holding } from './holding';
import { recoverRecords } from './recovery';
import { createStores, knownShardsOf, type Stores } from './stores';

const width = 8;

/** How one store was found; `isLoss` tells that not all of it is what it should be. */
interface Finding {
  readonly file: string;
  readonly kind: ShardKind | null;
  readonly shard: number;
  readonly opened: Opened;
  readonly isLoss: boolean;
}

/** A library's stores as they were read, and what the reader must be told about it. */
export interface OpenedStores {
  readonly stores: Stores;
  readonly notices: Notice[];
  /** What keeps them from being written, whatever the system allows; null for stores that were made whole. */
  readonly restriction: Restriction | null;
  /** When any of them was last written; null for a new library. */
  readonly savedAt: string | null;
  /** Keeps what is known of the shards, so that the next opening need not parse them. */
  readonly remember: () => Promise<void>;
}

/** True when a folder holds a library, or what is left of one. */
export async function isLibrary(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  if (names.some((name) => /^library\.json(\.1)?$/.test(name))) return true;
  for (const kind of ['records', ...fileKinds]) {
    if ((await namesIn(join(folder, kind))).length > 0) return true;
  }
  return false;
}

/**
 * Reads all stores of a library. Nothing is changed before all have been read, so that a newer library
 * is left as it is: `library-newer`, or without `repair` what is understood of it. Stores of an older
 * version are kept as they are before any of them can be rewritten. Then, when `repair` is true, damaged files are set aside under new names, and
 * every store is made whole on disk again; a new library is created in the same way.
 */
export async function openStores(
  files: ArticleFiles,
  clock: () => Date,
  holding: Holding,
  repair: boolean,
): Promise<OpenedStores> {
  const { folder } = files;
  const known = await readKnownShards(folder);
  const stores = createStores(folder, clock, holding, { isLenient: !repair, known });
  const findings = await readStores(stores, folder, await isLibrary(folder));
  const recovered = await recoverLost(stores, files, findings);
  for (const kind of shardKinds) stores[kind].index();
  // A purge that was cut short is a purge: from its tombstone on there is no article.
  forgetPurged(stores);
  if (repair) {
    await keepBefore(folder, olderOf(findings), clock());
    await prepareFolders(folder);
  }
  const notices: Notice[] = [];
  for (const finding of findings.filter(({ isLoss }) => isLoss)) {
    const { damagedFiles } = finding.opened;
    const kept = repair ? await setAside(folder, damagedFiles, clock()) : damagedFiles;
    notices.push(...noticesOf(finding, kept, recovered));
  }
  const moments = findings.flatMap(({ opened }) => opened.savedAt ?? []);
  const savedAt = moments.sort().at(-1) ?? null;
  if (!repair) {
    const restriction = restrictionOf(findings);
    return { stores, notices, restriction, savedAt, remember: () => Promise.resolve() };
  }
  await makeWhole(stores);
  const remember = createMemory(folder, known, () => knownShardsOf(stores));
  await remember();
  return { stores, notices, restriction: null, savedAt, remember };
}

const olderOf = (findings: readonly Finding[]): readonly OlderStore[] =>
  findings.flatMap(({ file, opened: { age, seq, savedAt } }) =>
    age === 'older' && savedAt !== null ? [{ file, seq, savedAt }] : [],
  );

function restrictionOf(findings: readonly Finding[]): Restriction {
  const newer = findings.filter(({ opened }) => opened.age === 'newer');
  const records = newer.filter(({ kind }) => kind === 'records');
  return {
    code: newer.length > 0 ? 'library-newer' : 'read-only',
    leftOut: records.reduce((sum, { opened }) => sum + opened.leftOut, 0),
  };
}

async function readStores(stores: Stores, folder: string, isOld: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  const found = (
    { file }: { readonly file: string },
    opened: Opened,
    isExpected: boolean,
    kind: ShardKind | null = null,
    shard = 0,
  ): void => {
    const isLoss = opened.from !== 'current' && (isExpected || opened.damagedFiles.length > 0);
    findings.push({ file, kind, shard, opened, isLoss });
  };
  const catalog = await stores.catalog.open();
  found(stores.catalog, catalog, isOld);
  found(stores.settings, await stores.settings.open(), isOld);
  // A library of an earlier version has none.
  found(stores.reports, await stores.reports.open(), false);

  const counted = stores.catalog.data.shards;
  const shards = await countShards(folder, counted, catalog.from === 'current');
  const numbers = Array.from({ length: shards }, (_, index) => index + 1);
  await mapBounded(numbers, width, async (shard) => {
    // A shard that the catalog does not count yet may have been cut short while it was begun.
    const isExpected = isOld && !(catalog.from === 'current' && shard > counted);
    for (const kind of shardKinds) {
      const store = stores[kind].store(shard);
      found(store, await store.open(), isExpected, kind, shard);
    }
  });
  if (shards > counted) stores.catalog.recover({ ...stores.catalog.data, shards });
  return findings.sort((a, b) => a.shard - b.shard);
}

/** How many shards there are: those counted and what follows them, or all files' when the count is lost. */
export async function countShards(
  folder: string,
  counted: number,
  isCurrent: boolean,
): Promise<number> {
  const listed = new Set<number>();
  for (const kind of shardKinds) {
    for (const name of await namesIn(join(folder, kind))) {
      const shard = shardOfFile(name);
      if (shard !== null) listed.add(shard);
    }
  }
  if (!isCurrent) return Math.max(counted, ...listed);
  let last = counted;
  while (listed.has(last + 1)) last += 1;
  return last;
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
  const recovered = await recoverRecords(files, stores.records.values(), (id) => !purged.has(id));
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

/** Makes the folders that are missing, and removes what dead writers left half written. */
async function prepareFolders(folder: string): Promise<void> {
  const folders = [...shardKinds, incomingFolder, reportsFolder, derivedFolder];
  for (const name of [...folders, ...fileKinds]) {
    await mkdir(join(folder, name)).catch((error: unknown) => {
      if (errnoOf(error) !== 'EEXIST') throw error;
    });
  }
  for (const swept of [folder, ...folders.map((name) => join(folder, name))]) {
    for (const name of (await readdir(swept)).filter(isTemporary)) await discard(join(swept, name));
  }
  await syncFolder(folder);
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
  for (const kind of shardKinds) {
    for (let shard = 1; shard <= stores.catalog.data.shards; shard += 1) {
      await stores[kind].store(shard).makeWhole();
    }
  }
  // Last: what it counts has to be there.
  await stores.catalog.makeWhole();
}
