import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReport } from '#shared/backups';
import type { Result } from '#shared/result';
import { makeFolder, namesIn } from '../durable/files';
import { headOf, numberOf, snapshotId, type Layout } from './form';
import { answer, locked, type BackupPlace } from './place';
import { Pool } from './pool';
import { givingWay } from './rotation';
import {
  dropSnapshots,
  findSnapshots,
  keepSnapshot,
  readVerification,
  type FoundSnapshots,
  type Snapshot,
} from './snapshots';
import type { Source } from './source';
import { StoreFiles } from './storeFiles';
import { sweepPool } from './sweeping';
import { takeLibrary, type Taken } from './taking';

/** Takes the backups of one library to one place. */
export interface Taker {
  /**
   * Takes a snapshot when anything has changed since the last one; then older ones give way. Fails with
   * `backup-gone`, `backup-full`, `backup-unwritable`, `backup-busy`, `cancelled`, or what the library fails
   * with; whatever a failed or killed backup leaves is used or swept by the next one.
   */
  take(signal: AbortSignal): Promise<Result<BackupReport>>;
}

/** Makes what takes the backups; the folder of the place has been prepared. */
export function createTaker(source: Source, place: BackupPlace, clock: () => Date): Taker {
  const stores = new StoreFiles(source);
  /** What earlier runs of the program may have left is swept once. */
  let isSwept = false;

  async function take(layout: Layout, signal: AbortSignal): Promise<BackupReport> {
    const start = performance.now();
    await makeReady(layout);
    const pool = new Pool(layout);
    const found = await findSnapshots(layout);
    const previous = found.whole.at(-1) ?? null;
    const taken = await takeLibrary({ source, pool, stores, previous, signal });
    const isNew = previous === null || !isSame(previous, taken);
    const snapshot = isNew ? newSnapshot(found, taken, clock()) : previous;
    if (isNew) await keepSnapshot(layout, snapshot);
    const removed = isNew ? await rotate(layout, [...found.whole, snapshot]) : 0;
    if (removed > 0 || !isSwept) await sweepPool(layout, pool);
    isSwept = true;
    const { copiedFiles, copiedBytes } = taken;
    return {
      snapshot: headOf(snapshot.id, snapshot.manifest, await readVerification(layout, snapshot.id)),
      ...{ isNew, copiedFiles, copiedBytes, removed, ms: Math.round(performance.now() - start) },
    };
  }

  return {
    take: (signal) => answer(() => locked(place, 'write', (layout) => take(layout, signal))),
  };
}

/** Makes what is missing of the folders, and removes what killed backups and drills left half made. */
async function makeReady(layout: Layout): Promise<void> {
  for (const folder of ['pool', 'snapshots', 'verified', 'incoming'] as const) {
    await makeFolder(layout[folder]);
  }
  for (const name of await namesIn(layout.incoming)) {
    await rm(join(layout.incoming, name), { recursive: true, force: true });
  }
}

/** True when a library is as its last snapshot says: the same lists are the same files. */
function isSame({ manifest }: Snapshot, { manifest: now }: Taken): boolean {
  const facts = ({ lists, problems }: Taken['manifest']): string =>
    JSON.stringify([lists, problems]);
  return facts(manifest) === facts(now);
}

function newSnapshot({ whole, unreadable }: FoundSnapshots, taken: Taken, now: Date): Snapshot {
  const numbers = [...whole.map(({ id }) => id), ...unreadable].map((id) => numberOf(id) ?? 0);
  const at = now.toISOString();
  const id = snapshotId(Math.max(0, ...numbers) + 1, at);
  const { at: before = at, setBacks = 0 } = whole.at(-1)?.manifest ?? {};
  const isSetBack = Date.parse(at) < Date.parse(before);
  return { id, manifest: { ...taken.manifest, at, setBacks: setBacks + (isSetBack ? 1 : 0) } };
}

/** Lets older snapshots give way, but never the newest one that is known to be whole; answers how many. */
async function rotate(layout: Layout, snapshots: readonly Snapshot[]): Promise<number> {
  let verified: string | null = null;
  for (const { id } of snapshots) {
    if ((await readVerification(layout, id))?.ok === true) verified = id;
  }
  const dated = snapshots.map(({ id, manifest: { at, setBacks } }) => ({ id, at, setBacks }));
  const leaving = givingWay(dated, verified);
  if (leaving.size > 0) await dropSnapshots(layout, leaving);
  return leaving.size;
}
