import workerpool from 'workerpool';
import type { DrillReport, SnapshotHead } from '#shared/backups';
import type { Result } from '#shared/result';
import type { BackupJobs } from './backupJobs';

/** The jobs in a thread of their own, which is there only while one is done: a library is opened and read whole in it. */
export function createBackupThread(script: string): BackupJobs & { close(): Promise<void> } {
  const pools = new Set<workerpool.Pool>();
  async function run(method: string, parameters: unknown[]): Promise<unknown> {
    const pool = workerpool.pool(script, { workerType: 'thread', maxWorkers: 1 });
    pools.add(pool);
    try {
      return await pool.exec(method, parameters);
    } finally {
      pools.delete(pool);
      await pool.terminate();
    }
  }
  return {
    verify: async (of, id) => (await run('verify', [of, id])) as Result<SnapshotHead>,
    drill: async (of, id) => (await run('drill', [of, id])) as Result<DrillReport>,
    async close() {
      for (const pool of pools) await pool.terminate(true);
    },
  };
}
