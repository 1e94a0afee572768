import { join } from 'node:path';
import { bundle } from '../bundle';
import { killBackups } from '../killBackups';
import type { Found, Plan } from './item';

/**
 * Backups are ended by SIGKILL at a random moment, so many times: every snapshot that there is must be
 * whole, the next backup possible, and one that was said to be done must be there.
 */
export async function killedBackups({ seed, rounds, folder }: Plan): Promise<Found> {
  const script = await bundle(join(import.meta.dirname, '../backer.ts'), folder);
  const results = await killBackups({ folder, command: [process.execPath, script], rounds, seed });
  const failures = results.flatMap(({ lost, broken, isResumed }, at) => [
    ...(lost ? [`round ${at}: a backup that was said to be done is not there`] : []),
    ...broken.map((snapshot) => `round ${at}: ${snapshot} is not whole`),
    ...(isResumed ? [] : [`round ${at}: no backup could be made or restored afterwards`]),
  ]);
  const done = results.filter(({ acknowledged }) => acknowledged).length;
  return { figures: { killed: results.length - done, 'done before': done }, failures };
}
