import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DrillReport, SnapshotHead, Snapshots, Verification } from '#shared/backups';
import type { Result } from '#shared/result';
import { drill, makeRestored, type OpenDrilled } from './drill';
import { makeFolder, writeDurably } from '../durable/files';
import { headOf, layoutOf } from './form';
import { restoreInto } from './materialising';
import { answer, hold, locked, type BackupPlace } from './place';
import { readMe } from './readMe';
import { findSnapshot, findSnapshots, headsOf, readVerification } from './snapshots';
import { verify } from './verifying';

export { createTaker, type Taker } from './backingUp';
export type { BackupPlace } from './place';
export type { OpenDrilled } from './drill';
export type { Source } from './source';

/**
 * Makes the folder of a library's backups in one that is there. Fails with `backup-gone`,
 * `backup-unwritable` or `backup-full`.
 */
export function prepareFolder({ target, libraryId }: BackupPlace): Promise<Result<null>> {
  const layout = layoutOf(target, libraryId);
  return answer(async () => {
    await makeFolder(layout.folder);
    for (const folder of ['pool', 'snapshots', 'verified', 'incoming'] as const) {
      await makeFolder(layout[folder]);
    }
    const path = join(layout.folder, readMe.name);
    const isThere = await stat(path).catch(() => null);
    if (isThere === null) await writeDurably(layout.incoming, path, Buffer.from(readMe.text));
    return null;
  });
}

/** The libraries whose backups lie in a folder, or are that folder itself. Fails with `backup-gone`. */
export function findLibraries(
  folder: string,
): Promise<Result<readonly Omit<BackupPlace, 'lock'>[]>> {
  const idIn = (name: string): string | undefined => /^maqal-([0-9a-f-]{36})$/.exec(name)?.[1];
  const own = idIn(basename(folder));
  return answer(async () => {
    if (own !== undefined) return [{ target: dirname(folder), libraryId: own }];
    return (await readdir(folder)).flatMap((name) => {
      const libraryId = idIn(name);
      return libraryId === undefined ? [] : [{ target: folder, libraryId }];
    });
  });
}

/** What snapshots of a library there are; `backup-gone` where its folder is not. */
export function listSnapshots({ target, libraryId }: BackupPlace): Promise<Result<Snapshots>> {
  const layout = layoutOf(target, libraryId);
  return answer(async () => {
    await stat(layout.folder);
    const found = await findSnapshots(layout);
    return { snapshots: await headsOf(layout, found), unreadable: found.unreadable };
  });
}

/**
 * Holds every file of a snapshot (the newest for null) against its hash, and keeps the result with it. Fails
 * with `no-backup`, `backup-damaged`, or what the folder fails with.
 */
export function verifySnapshot(
  place: BackupPlace,
  id: string | null,
  now: Date,
): Promise<Result<{ readonly snapshot: SnapshotHead; readonly verification: Verification }>> {
  return answer(() =>
    locked(place, 'read', async (layout) => {
      const { snapshot, verification } = await verify(layout, id, now);
      return { snapshot: headOf(snapshot.id, snapshot.manifest, verification), verification };
    }),
  );
}

/** Restores a snapshot (the newest for null) on trial into a temporary library; fails as `verifySnapshot` does. */
export function drillSnapshot(
  place: BackupPlace,
  id: string | null,
  open: OpenDrilled,
): Promise<Result<DrillReport>> {
  return answer(() => locked(place, 'read', (layout) => drill(layout, id, open)));
}

/**
 * Restores a whole library to a folder that is empty or not there yet; answers the paths of files that the
 * backup has not whole. Fails with `folder-in-use`, or as `verifySnapshot` does.
 */
export function restoreSnapshot(
  place: BackupPlace,
  id: string | null,
  folder: string,
): Promise<Result<{ readonly snapshot: SnapshotHead; readonly left: readonly string[] }>> {
  return answer(() =>
    locked(place, 'read', async (layout) => {
      const snapshot = await findSnapshot(layout, id);
      const left = await restoreInto(layout, snapshot, folder);
      const verified = await readVerification(layout, snapshot.id);
      return { snapshot: headOf(snapshot.id, snapshot.manifest, verified), left };
    }),
  );
}

/** A snapshot as a library that can be read; closed, it is gone. */
export interface ReadableSnapshot {
  readonly folder: string;
  close(): Promise<void>;
}

/** Makes a snapshot (the newest for null) into a temporary library, to be read until it is closed; fails as `verifySnapshot` does. */
export function readSnapshot(
  place: BackupPlace,
  id: string | null,
): Promise<Result<ReadableSnapshot>> {
  return answer(async () => {
    const { layout, release } = await hold(place, 'read');
    try {
      const { folder, remove } = await makeRestored(layout, id);
      return { folder, close: () => remove().finally(release) };
    } catch (error) {
      await release();
      throw error;
    }
  });
}
