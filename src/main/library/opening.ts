import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notice, Restriction } from '#shared/library';
import { fileKinds, incomingFolder, namesIn, type ArticleFiles } from './articleFiles';
import { keepBefore, type OlderStore } from './before';
import { mapBounded } from './concurrency';
import { discard, isTemporary, syncFolder } from '../durable/files';
import { errnoOf } from '../durable/systemErrors';
import { findingOf, makeWhole, settle, tellOfLosses, type Finding } from './findings';
import { derivedFolder, reportsFolder, shardKinds, shardOfFile } from './forms';
import { createMemory, readKnownShards } from './knownShards';
import type { Holding } from './holding';
import type { SteadyClock } from './steadyClock';
import { createStores, knownShardsOf, type Stores } from './stores';
import { Recent } from './trustedFile';

const width = 8;

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
 * every store is made whole on disk again; a new library is created in the same way. With `trusts`, shards
 * that are known are taken for what they were: see `readTrusted`.
 */
export async function openStores(
  files: ArticleFiles,
  clock: SteadyClock,
  holding: Holding,
  { repair, trusts }: { readonly repair: boolean; readonly trusts: boolean },
): Promise<OpenedStores> {
  const { folder } = files;
  const known = await readKnownShards(folder);
  const stores = createStores(folder, clock, holding, { isLenient: !repair, known });
  const findings = await readStores(
    stores,
    folder,
    await isLibrary(folder),
    repair && trusts ? new Recent() : null,
  );
  for (const { opened } of findings) if (opened.savedAt !== null) clock.saw(opened.savedAt);
  const recovered = await settle(stores, files, findings);
  if (repair) {
    await keepBefore(folder, olderOf(findings), clock());
    await prepareFolders(folder);
  }
  const notices = await tellOfLosses(folder, findings, recovered, repair ? clock : null);
  const moments = findings.flatMap(({ opened }) => opened.savedAt ?? []);
  const savedAt = moments.sort().at(-1) ?? null;
  if (!repair) {
    const restriction = restrictionOf(findings);
    return { stores, notices, restriction, savedAt, remember: () => Promise.resolve() };
  }
  await makeWhole(stores);
  const remember = createMemory(folder, known, () => knownShardsOf(stores));
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

async function readStores(
  stores: Stores,
  folder: string,
  isOld: boolean,
  recent: Recent | null,
): Promise<Finding[]> {
  const catalog = await stores.catalog.open();
  const findings = [
    findingOf(stores.catalog.file, catalog, isOld),
    findingOf(stores.settings.file, await stores.settings.open(), isOld),
  ];
  // A library of an earlier version has none of these.
  for (const store of [stores.reports, stores.searches]) {
    findings.push(findingOf(store.file, await store.open(), false));
  }

  const counted = stores.catalog.data.shards;
  const shards = await countShards(folder, counted, catalog.from === 'current');
  const numbers = Array.from({ length: shards }, (_, index) => index + 1);
  await mapBounded(numbers, width, async (shard) => {
    // A shard that the catalog does not count yet may have been cut short while it was begun.
    const isExpected = isOld && !(catalog.from === 'current' && shard > counted);
    for (const kind of shardKinds) {
      const store = stores[kind].store(shard);
      const opened = (recent && store.trust(recent)) ?? (await store.open());
      findings.push(findingOf(store.file, opened, isExpected, [kind, shard]));
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
