import { join } from 'node:path';
import * as v from 'valibot';
import { HashSchema } from '#shared/article';
import type { BackupProblem, SnapshotHead, Verification } from '#shared/backups';
import { BackupError } from './failure';

/* How a backup folder is laid out; docs/BACKUPS.md says the same to whoever restores by hand. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const ListSchema = v.strictObject({
  name: v.string(),
  /** Of the list itself, which lies in the pool as all files do. */
  sha256: HashSchema,
  /** How many files it names, and how large these are together. */
  files: count,
  bytes: count,
});
export type ListHead = v.InferOutput<typeof ListSchema>;

const ProblemSchema: v.GenericSchema<unknown, BackupProblem> = v.strictObject({
  path: v.string(),
  kind: v.picklist(['missing', 'damaged']),
  standsIn: v.boolean(),
});

/** What a snapshot's file holds. */
export const ManifestSchema = v.strictObject({
  library: v.pipe(v.string(), v.uuid()),
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** How often the clock had gone back from one snapshot to the next by then. */
  setBacks: count,
  articles: count,
  bookmarks: count,
  files: count,
  bytes: count,
  problems: v.array(ProblemSchema),
  lists: v.array(ListSchema),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

export const VerificationSchema: v.GenericSchema<unknown, Verification> = v.strictObject({
  at: v.pipe(v.string(), v.isoTimestamp()),
  ok: v.boolean(),
  files: count,
  bytes: count,
  missing: v.array(v.string()),
  damaged: v.array(v.string()),
});

/** The folders of one library's backups. */
export interface Layout {
  readonly folder: string;
  readonly pool: string;
  readonly snapshots: string;
  readonly verified: string;
  /** Pool files that were found damaged. */
  readonly damaged: string;
  /** What is being written; whatever lies here when nobody writes may go. */
  readonly incoming: string;
}

/** Where the backups of the library of this id lie in a folder that the reader chose. */
export function layoutOf(target: string, libraryId: string): Layout {
  const folder = join(target, `maqal-${libraryId}`);
  const below = (name: string): string => join(folder, name);
  return {
    ...{ folder, pool: below('pool'), snapshots: below('snapshots'), verified: below('verified') },
    ...{ damaged: below('damaged'), incoming: below('incoming') },
  };
}

/** One file of a snapshot; `path` is that within the library, with slashes. */
export interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** A list as it lies in the pool: a line `sha256 size path` for each file, by their paths. */
export function writeList(entries: readonly Entry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  return Buffer.from(
    sorted.map(({ sha256, size, path }) => `${sha256} ${size} ${path}\n`).join(''),
  );
}

const line = /^([0-9a-f]{64}) (\d{1,15}) (.+)$/;

/** Nothing in a list may lead out of the library's folder. */
function isWithin(path: string): boolean {
  return path.split('/').every((part) => /^[\w.-]+$/.test(part) && !/^\.\.?$/.test(part));
}

/** Reads a list back; throws `backup-damaged` for a line that is not one. */
export function readList(bytes: Buffer): Entry[] {
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  return lines.map((text) => {
    const [, sha256, size, path] = line.exec(text) ?? [];
    if (sha256 === undefined || path === undefined || !isWithin(path)) {
      throw new BackupError('backup-damaged', `a list says ${text}`);
    }
    return { sha256, size: Number(size), path };
  });
}

/** A snapshot's id: its number in the order of taking, and its moment for people. */
export function snapshotId(number: number, at: string): string {
  const moment = at.replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `${String(number).padStart(6, '0')}-${moment}`;
}

/** The number in a snapshot's id, or null for any other name. */
export function numberOf(id: string): number | null {
  const number = /^(\d{6,9})-\d{8}T\d{6}Z$/.exec(id)?.[1];
  return number === undefined ? null : Number(number);
}

/** A snapshot as lists show it. */
export function headOf(
  id: string,
  manifest: Manifest,
  verified: Verification | null,
): SnapshotHead {
  const { at, articles, bookmarks, files, bytes, problems } = manifest;
  return { id, at, articles, bookmarks, files, bytes, problems, verified };
}
