import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.mjs';
import { withModules } from './modules.mjs';
import { main, root } from './project.mjs';

/*
 * Tries to make the library lose something: `npm run torture`, or only some items of it and another
 * number of rounds, `npm run torture -- power-cuts --rounds 500 --seed 7`. A run with the same seed
 * makes the same choices. Ends with status 1 when anything was lost.
 */
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, rounds: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const rounds = values.rounds === undefined ? null : Number(values.rounds);

/**
 * Where disks can be mounted, in a mount namespace of their own: whatever else makes one of its own meanwhile (a
 * browser's sandbox does) would copy ours and keep a disk mounted that has been taken away.
 */
function runAlone() {
  const isOwn = process.env.MAQAL_TORTURE_ALONE === '1';
  if (isOwn || process.platform !== 'linux' || process.getuid() !== 0) return null;
  if (spawnSync('unshare', ['-m', 'true']).status !== 0) return null;
  const env = { ...process.env, MAQAL_TORTURE_ALONE: '1' };
  const args = ['-m', process.execPath, ...process.argv.slice(1), '--seed', String(seed)];
  return spawnSync('unshare', args, { env, stdio: 'inherit' }).status ?? 1;
}

await main(async () => {
  const status = runAlone();
  if (status !== null) {
    process.exitCode = status;
    return;
  }
  await buildApp();
  await withModules(async (load) => {
    console.log(`seed ${seed}`);
    const { torture } = await load('/tests/torture/suite.ts');
    const program = join(root, 'out', 'main', 'cli.cjs');
    const lost = await torture({
      names,
      seed,
      rounds,
      program,
      print: (line) => console.log(line),
    });
    if (lost > 0) process.exitCode = 1;
  });
});
