import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './project.mjs';

/*
 * Imports files that were broken by chance, the same ones for the same seed:
 * `npm run fuzz:import`, or `npm run fuzz:import -- <how many> <seed>`.
 */
const [runs = '20000', seed = '1445'] = process.argv.slice(2);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/unit/importing/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
