import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Plan } from '../../torture/items/item';

const seed = Number(process.env['MAQAL_TORTURE_SEED'] ?? 20_260_301);

/** A short run of an item of the torture suite, always with the same seed unless the environment names one. */
export async function planOf(rounds: number, program: string | null = null): Promise<Plan> {
  // In memory where there is such a folder: what is judged here is not this machine's disk.
  const memory = await access('/dev/shm', constants.W_OK).then(
    () => '/dev/shm',
    () => tmpdir(),
  );
  const folder = await mkdtemp(join(memory, 'maqal-torture-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { seed, rounds, folder, program };
}
