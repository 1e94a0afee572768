import type { DrillReport, SnapshotHead } from '#shared/backups';
import type { Result } from '#shared/result';
import { drillSnapshot, verifySnapshot } from '../backups/backups';
import { openLibrary, takeLock } from '../library/library';

/** The backups of one library, as they can be named to a thread. */
export interface BackupsOf {
  readonly target: string;
  readonly libraryId: string;
}

/** What goes through a whole snapshot; `id` is null for the newest. */
export interface BackupJobs {
  verify(of: BackupsOf, id: string | null): Promise<Result<SnapshotHead>>;
  drill(of: BackupsOf, id: string | null): Promise<Result<DrillReport>>;
}

/** These jobs, done where they are asked for. */
export const backupJobs: BackupJobs = {
  async verify(of, id) {
    const result = await verifySnapshot({ ...of, lock: takeLock }, id, new Date());
    return result.ok ? { ok: true, value: result.value.snapshot } : result;
  },
  drill: (of, id) =>
    drillSnapshot({ ...of, lock: takeLock }, id, (folder) =>
      openLibrary({ folder, clock: () => new Date(), access: 'read' }),
    ),
};
