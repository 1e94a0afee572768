import type { Failure } from './result';

/** What was found when every file of a snapshot was held against its hash. */
export interface Verification {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** True when nothing is missing or damaged. */
  readonly ok: boolean;
  readonly files: number;
  readonly bytes: number;
  /** Paths within the library, the first hundred of each. */
  readonly missing: readonly string[];
  readonly damaged: readonly string[];
}

/** One snapshot of a library in its backup folder. */
export interface SnapshotHead {
  /** Its number and moment, as its file is called. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly articles: number;
  readonly bookmarks: number;
  readonly files: number;
  readonly bytes: number;
  /** Files of the library that were missing or damaged when it was taken. */
  readonly problems: readonly BackupProblem[];
  /** What its last whole verification found; null when there was none yet. */
  readonly verified: Verification | null;
}

/** A file of the library that could not be taken as it should be. */
export interface BackupProblem {
  /** Within the library's folder. */
  readonly path: string;
  readonly kind: 'missing' | 'damaged';
  /** True when an earlier backup holds the file whole, so that this one does, too. */
  readonly standsIn: boolean;
}

/** What there is in a backup folder. */
export interface Snapshots {
  /** The newest first. */
  readonly snapshots: readonly SnapshotHead[];
  /** Ids of snapshots whose file is not whole, or is of a newer version. */
  readonly unreadable: readonly string[];
}

/** What became of a backup. */
export interface BackupReport {
  /** The snapshot that was taken, or the last one when nothing has changed since. */
  readonly snapshot: SnapshotHead;
  /** False when nothing had changed since the last one. */
  readonly isNew: boolean;
  /** What had to be copied. */
  readonly copiedFiles: number;
  readonly copiedBytes: number;
  /** Older snapshots that gave way. */
  readonly removed: number;
  readonly ms: number;
}

/** What a restore on trial found. */
export interface DrillReport {
  readonly snapshot: string;
  /** True when the restored library opened whole, with all that the snapshot says. */
  readonly ok: boolean;
  readonly articles: number;
  readonly bookmarks: number;
  readonly expected: { readonly articles: number; readonly bookmarks: number };
  readonly files: number;
  readonly bytes: number;
  /** Paths of files that are missing or damaged, and findings of the restored library's check; the first hundred. */
  readonly problems: readonly string[];
  readonly ms: number;
}

/** How the backups of the library stand. */
export interface BackupStatus {
  readonly isOn: boolean;
  /** Where backups go. */
  readonly folder: string;
  /** False when the reader chose that folder. */
  readonly isDefault: boolean;
  /** When the library was last changed on disk; null for a new one. */
  readonly savedAt: string | null;
  /** What is being done now. */
  readonly doing: 'backup' | 'verification' | 'drill' | null;
  readonly last: SnapshotHead | null;
  /** When it was last looked whether there is anything to back up, in this run of the program. */
  readonly lookedAt: string | null;
  /** When that will be done again; null when backups are off. */
  readonly nextAt: string | null;
  /** Why the last backup could not be made. */
  readonly failure: Failure | null;
}

/** A library between two of its changes: which files hold it, and how much there is. */
export interface Standing {
  /** The files of its stores, relative to its folder; the catalog first. */
  readonly stores: readonly string[];
  /** The hashes of the originals and contents that its records name. */
  readonly originals: readonly string[];
  readonly contents: readonly string[];
  readonly articles: number;
  /** Those that are not removed. */
  readonly bookmarks: number;
}
