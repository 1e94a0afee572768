import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotHead, Verification } from '#shared/backups';
import { discard, namesIn, syncFolder, writeDurably } from '../durable/files';
import { isMissing } from '../durable/systemErrors';
import { BackupError } from './failure';
import {
  headOf,
  ManifestSchema,
  numberOf,
  readList,
  VerificationSchema,
  type Entry,
  type Layout,
  type ListHead,
  type Manifest,
} from './form';
import type { Pool } from './pool';
import { seal, unseal } from './sealed';

/** A snapshot whose file is whole. */
export interface Snapshot {
  readonly id: string;
  readonly manifest: Manifest;
}

/** The snapshots of a backup folder. */
export interface FoundSnapshots {
  /** In the order in which they were taken. */
  readonly whole: readonly Snapshot[];
  readonly unreadable: readonly string[];
}

const fileOf = (folder: string, id: string): string => join(folder, `${id}.json`);

/** Finds all snapshots; one whose file is damaged or newer is unreadable, and nothing is done about it. */
export async function findSnapshots({ snapshots }: Layout): Promise<FoundSnapshots> {
  const whole: Snapshot[] = [];
  const unreadable: string[] = [];
  const ids = (await namesIn(snapshots))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
  for (const id of ids) {
    const bytes = await readFile(fileOf(snapshots, id)).catch(() => Buffer.alloc(0));
    const manifest =
      numberOf(id) === null ? undefined : unseal(bytes, `snapshots/${id}`, ManifestSchema);
    if (manifest === undefined) unreadable.push(id);
    else whole.push({ id, manifest });
  }
  whole.sort((a, b) => (numberOf(a.id) ?? 0) - (numberOf(b.id) ?? 0));
  return { whole, unreadable };
}

/**
 * The snapshot of an id, or the newest for null. Throws `backup-damaged` for one that cannot be read and
 * `no-backup` when there is none.
 */
export async function findSnapshot(layout: Layout, id: string | null): Promise<Snapshot> {
  const { whole, unreadable } = await findSnapshots(layout);
  const found = id === null ? whole.at(-1) : whole.find((snapshot) => snapshot.id === id);
  if (found !== undefined) return found;
  const isThere = id === null ? unreadable.length > 0 : unreadable.includes(id);
  throw new BackupError(isThere ? 'backup-damaged' : 'no-backup', id ?? '');
}

/** Writes a snapshot's file; all that it names has to be there, durably. */
export async function keepSnapshot(layout: Layout, { id, manifest }: Snapshot): Promise<void> {
  const bytes = seal(`snapshots/${id}`, manifest.at, manifest);
  await writeDurably(layout.incoming, fileOf(layout.snapshots, id), bytes);
}

/** Removes snapshots' files, durably; what they alone named is left to be swept. */
export async function dropSnapshots(layout: Layout, ids: ReadonlySet<string>): Promise<void> {
  for (const id of ids) {
    await discard(fileOf(layout.verified, id));
    await discard(fileOf(layout.snapshots, id));
  }
  await syncFolder(layout.snapshots);
}

/** Keeps what a verification found. */
export async function keepVerification(
  layout: Layout,
  id: string,
  verification: Verification,
): Promise<void> {
  const bytes = seal(`verified/${id}`, verification.at, verification);
  await writeDurably(layout.incoming, fileOf(layout.verified, id), bytes);
}

/** What the last verification of a snapshot found; null when there is none that can be read. */
export async function readVerification(layout: Layout, id: string): Promise<Verification | null> {
  try {
    const bytes = await readFile(fileOf(layout.verified, id));
    return unseal(bytes, `verified/${id}`, VerificationSchema) ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Snapshots as lists show them, the newest first. */
export async function headsOf(layout: Layout, found: FoundSnapshots): Promise<SnapshotHead[]> {
  const heads: SnapshotHead[] = [];
  for (const { id, manifest } of found.whole) {
    heads.unshift(headOf(id, manifest, await readVerification(layout, id)));
  }
  return heads;
}

/** The files that a list names, or what is wrong with the list. */
export async function entriesOf(
  pool: Pool,
  { sha256 }: ListHead,
): Promise<Entry[] | 'missing' | 'damaged'> {
  const bytes = await pool.read(sha256);
  return typeof bytes === 'string' ? bytes : readList(bytes);
}
