import type { Handlers } from '#shared/api';
import type { BackupStatus, DrillReport, SnapshotHead, Snapshots } from '#shared/backups';
import { failed, ok } from '#shared/result';

/** What the fake program's backups are like from the start. */
export interface FakeBackups {
  readonly snapshots?: readonly SnapshotHead[];
  readonly status?: Partial<BackupStatus>;
  readonly drill?: Partial<DrillReport>;
}

/** A snapshot as the fake program has them, so many hours old. */
export function fakeSnapshot(hours: number, fields: Partial<SnapshotHead> = {}): SnapshotHead {
  const at = new Date(Date.parse('2024-03-01T09:00:00Z') - hours * 60 * 60_000).toISOString();
  return {
    id: `${String(1000 - hours).padStart(6, '0')}-${at.replace(/\.\d+/, '').replace(/[-:]/g, '')}`,
    ...{ at, articles: 1240 - hours, bookmarks: 318, files: 2871, bytes: 187_400_000 },
    ...{ problems: [], verified: null },
    ...fields,
  };
}

/** The handlers of a program that has taken some backups; `changed` hears when there is news. */
export function createFakeBackups(
  options: FakeBackups,
  changed: () => void,
): Pick<Handlers, Extract<keyof Handlers, `backups:${string}`>> {
  let snapshots = options.snapshots ?? [];
  let status: Partial<BackupStatus> = { ...options.status };
  const now = (): BackupStatus => ({
    ...{ isOn: true, folder: '/home/reader/.config/maqal/maqal-backups', isDefault: true },
    ...{ savedAt: '2024-03-01T08:58:00Z', doing: null, lookedAt: null, failure: null },
    nextAt: '2024-03-01T09:40:00Z',
    ...status,
    last: snapshots[0] ?? null,
  });
  const found = (id: string | null): SnapshotHead | undefined =>
    id === null ? snapshots[0] : snapshots.find((each) => each.id === id);
  return {
    'backups:status': async () => ok(now()),
    'backups:list': async () => ok<Snapshots>({ snapshots, unreadable: [] }),
    'backups:run': async () => {
      const snapshot = fakeSnapshot(0);
      snapshots = [snapshot, ...snapshots];
      changed();
      return ok({
        ...{ snapshot, isNew: true, copiedFiles: 12, copiedBytes: 48_000, removed: 0, ms: 310 },
      });
    },
    'backups:choose': async () => {
      status = { ...status, folder: '/media/reader/قرص خارجي/نسخ', isDefault: false };
      changed();
      return ok(now());
    },
    'backups:verify': async ({ id }) => {
      const snapshot = found(id);
      if (snapshot === undefined) return failed('no-backup');
      const { files, bytes, at } = snapshot;
      const verified = { at, ok: true, files, bytes, missing: [], damaged: [] };
      snapshots = snapshots.map((each) => (each === snapshot ? { ...each, verified } : each));
      changed();
      return ok({ ...snapshot, verified });
    },
    'backups:drill': async ({ id }) => {
      const snapshot = found(id);
      if (snapshot === undefined) return failed('no-backup');
      const { articles, bookmarks, files, bytes } = snapshot;
      return ok({
        ...{ snapshot: snapshot.id, ok: true, articles, bookmarks, files, bytes },
        ...{ expected: { articles, bookmarks }, problems: [], ms: 2300 },
        ...options.drill,
      });
    },
  };
}
