import type {
  BackupReport,
  BackupStatus,
  DrillReport,
  SnapshotHead,
  Snapshots,
} from '#shared/backups';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';

/** How the backups stand, which there are, and what can be done about them. */
export const useBackupsStore = defineStore('backups', () => {
  const status = shallowRef<BackupStatus | null>(null);
  const snapshots = shallowRef<Snapshots>({ snapshots: [], unreadable: [] });
  const chosen = shallowRef<SnapshotHead | null>(null);
  /** Why the last wish could not be fulfilled. */
  const failure = shallowRef<Failure | null>(null);
  api.on('backups:changed', () => void refresh());
  api.on('settings:changed', () => void refresh());

  /** Asks how the backups stand now. */
  async function refresh(): Promise<void> {
    const answer = await api.ask('backups:status', {});
    if (answer.ok) status.value = answer.value;
    else failure.value = answer.error;
  }

  /** Lists what there is; the one that was chosen stays so, else the newest is. */
  async function list(): Promise<void> {
    const answer = await api.ask('backups:list', {});
    if (!answer.ok) {
      failure.value = answer.error;
      return;
    }
    snapshots.value = answer.value;
    const { snapshots: found } = answer.value;
    chosen.value = found.find(({ id }) => id === chosen.value?.id) ?? found[0] ?? null;
  }

  /** Keeps why a wish failed, or that it did not. */
  function heard<T>(answer: Result<T>): T | null {
    failure.value = answer.ok ? null : answer.error;
    return answer.ok ? answer.value : null;
  }

  /** Takes a backup now; null when it failed. */
  async function run(): Promise<BackupReport | null> {
    return heard(await api.ask('backups:run', {}));
  }

  /** Asks for another folder, and backs up to it from now on. */
  async function choose(): Promise<void> {
    const answer = heard(await api.ask('backups:choose', {}));
    if (answer !== null) status.value = answer;
  }

  /** Holds every file of a snapshot against its hash; null when that failed. */
  async function verify(id: string): Promise<SnapshotHead | null> {
    const verified = heard(await api.ask('backups:verify', { id }));
    if (verified !== null) await list();
    return verified;
  }

  /** Restores a snapshot on trial; null when that failed. */
  async function drill(id: string): Promise<DrillReport | null> {
    return heard(await api.ask('backups:drill', { id }));
  }

  return { status, snapshots, chosen, failure, refresh, list, run, choose, verify, drill };
});
