import { join } from 'node:path';
import { bundle } from '../bundle';
import { tryTwoWriters } from '../twoWriters';
import type { Found, Plan } from './item';

/**
 * Two programs write to one library for so many seconds (`rounds`); then for as long again while one or
 * the other is killed every three seconds or so. All that either was told is there.
 */
export async function twoPrograms({ seed, rounds, folder }: Plan): Promise<Found> {
  const script = await bundle(join(import.meta.dirname, '../writer.ts'), folder);
  const milliseconds = rounds * 1000;
  const calm = { script, folder: join(folder, 'calm'), seed, milliseconds, kills: 0 };
  const quiet = await tryTwoWriters(calm);
  const kills = Math.ceil(rounds / 3);
  const killed = await tryTwoWriters({ ...calm, folder: join(folder, 'killed'), kills });
  const [first = 0, second = 0] = quiet.acknowledged;
  const failures = [...quiet.wrong, ...killed.wrong.map((line) => `with kills: ${line}`)];
  if (Math.min(first, second) === 0) failures.push('one of the two never had its turn');
  return {
    figures: {
      'changes of the first': first,
      'of the second': second,
      'longest wait in ms': Math.round(quiet.longest),
      'changes between kills': killed.acknowledged.reduce((sum, count) => sum + count, 0),
      kills,
    },
    failures,
  };
}
