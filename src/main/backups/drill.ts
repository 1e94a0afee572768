import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrillReport } from '#shared/backups';
import type { Result } from '#shared/result';
import { BackupError } from './failure';
import type { Layout } from './form';
import { materialise } from './materialising';
import { findSnapshot, type Snapshot } from './snapshots';

/** A restored library, as far as a drill looks at it. */
export interface Drilled {
  readonly notices: readonly { readonly file: string }[];
  check(): Promise<{
    readonly articles: number;
    readonly bookmarks: number;
    readonly findings: readonly {
      readonly kind: string;
      readonly what: string;
      readonly id: string;
    }[];
  }>;
  close(): Promise<void>;
}

/** Opens the library in a folder, to be read only. */
export type OpenDrilled = (folder: string) => Promise<Result<Drilled>>;

const mostNamed = 100;

/** A folder for a library that is looked at and thrown away: with the backups, where links cost nothing, or else with the system's. */
async function temporaryFolder({ incoming }: Layout): Promise<string> {
  return mkdtemp(join(incoming, 'drill-')).catch(() => mkdtemp(join(tmpdir(), 'maqal-drill-')));
}

/** A snapshot made into a temporary library. */
export interface Restored {
  readonly folder: string;
  /** The paths of files that the backup has not whole. */
  readonly left: readonly string[];
  readonly snapshot: Snapshot;
  remove(): Promise<void>;
}

/** Makes a snapshot (the newest for null) into a temporary library; throws as `findSnapshot` does. */
export async function makeRestored(layout: Layout, id: string | null): Promise<Restored> {
  const snapshot = await findSnapshot(layout, id);
  const folder = await temporaryFolder(layout);
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    return { folder, left: await materialise(layout, snapshot, folder, 'link'), snapshot, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Restores a snapshot on trial: opens it with the library's own door, checks it whole, and tells what was found. */
export async function drill(
  layout: Layout,
  id: string | null,
  open: OpenDrilled,
): Promise<DrillReport> {
  const start = performance.now();
  const restored = await makeRestored(layout, id);
  try {
    const report = await look(restored, open);
    return { ...report, ms: Math.round(performance.now() - start) };
  } finally {
    await restored.remove();
  }
}

async function look(
  { folder, left, snapshot }: Restored,
  open: OpenDrilled,
): Promise<Omit<DrillReport, 'ms'>> {
  const { manifest } = snapshot;
  const opened = await open(folder);
  if (!opened.ok) throw new BackupError(opened.error.code, opened.error.detail);
  const library = opened.value;
  const report = await library.check().finally(() => library.close());
  const { articles, bookmarks } = report;
  const problems = [
    ...left,
    ...library.notices.map(({ file }) => file),
    ...report.findings
      .filter(({ kind }) => kind !== 'orphan')
      .map(({ kind, what, id: about }) => `${kind} ${what} ${about}`),
  ];
  const isAll = articles === manifest.articles && bookmarks === manifest.bookmarks;
  return {
    ...{ snapshot: snapshot.id, ok: isAll && problems.length === 0, articles, bookmarks },
    expected: { articles: manifest.articles, bookmarks: manifest.bookmarks },
    ...{ files: manifest.files, bytes: manifest.bytes },
    problems: problems.slice(0, mostNamed),
  };
}
