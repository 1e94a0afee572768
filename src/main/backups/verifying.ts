import type { Verification } from '#shared/backups';
import type { Layout, ListHead } from './form';
import { Pool, type FileState } from './pool';
import { entriesOf, findSnapshot, keepVerification, type Snapshot } from './snapshots';

/** So many paths are named. */
const mostNamed = 100;

/** What is wrong with files of a snapshot, by their paths. */
export interface Faults {
  readonly missing: string[];
  readonly damaged: string[];
}

/** Holds lists and the files that they name against their hashes; tells of each file once. */
async function examineFiles(
  pool: Pool,
  lists: readonly ListHead[],
  found: (path: string, hash: string, state: FileState) => Promise<void>,
): Promise<void> {
  const known = new Map<string, FileState>();
  for (const list of lists) {
    const entries = await entriesOf(pool, list);
    if (typeof entries === 'string') await found(list.name, list.sha256, entries);
    else {
      for (const { path, sha256 } of entries) {
        const state = known.get(sha256) ?? (await pool.examine(sha256));
        known.set(sha256, state);
        await found(path, sha256, state);
      }
    }
  }
}

/**
 * Holds every file of a snapshot (the newest for null) against its hash, and keeps what was found. Damaged
 * files are taken out of the pool and kept aside, so that the next backup brings good ones. Throws
 * `no-backup`, `backup-damaged` when the snapshot's own file is not whole, or what the folder fails with.
 */
export async function verify(
  layout: Layout,
  id: string | null,
  now: Date,
): Promise<{ readonly snapshot: Snapshot; readonly verification: Verification }> {
  const snapshot = await findSnapshot(layout, id);
  const pool = new Pool(layout);
  const faults: Faults = { missing: [], damaged: [] };
  const aside = new Set<string>();
  await examineFiles(pool, snapshot.manifest.lists, async (path, hash, state) => {
    if (state === 'good') return;
    faults[state].push(path);
    if (state === 'damaged' && !aside.has(hash)) await pool.setAside(hash);
    aside.add(hash);
  });
  const { files, bytes } = snapshot.manifest;
  const verification = {
    ...{ at: now.toISOString(), files, bytes },
    ok: faults.missing.length + faults.damaged.length === 0,
    missing: faults.missing.slice(0, mostNamed),
    damaged: faults.damaged.slice(0, mostNamed),
  };
  await keepVerification(layout, snapshot.id, verification);
  return { snapshot, verification };
}
