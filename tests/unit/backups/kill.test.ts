import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle } from '../../torture/bundle';
import { killBackups } from '../../torture/killBackups';
import { temporaryFolder } from '../library/support';

const rounds = Number(process.env['MAQAL_TORTURE_ROUNDS'] ?? 8);
const seed = Number(process.env['MAQAL_TORTURE_SEED'] ?? Date.now() % 1_000_000);
const cli = process.env['MAQAL_TORTURE_CLI'];
const scripts = join(import.meta.dirname, '../../torture');

it(
  `leaves whole snapshots only when backups are killed (${rounds} rounds, seed ${seed})`,
  async () => {
    const folder = await temporaryFolder();
    const script = cli ?? (await bundle(join(scripts, 'backer.ts'), folder));
    const results = await killBackups({
      ...{ folder, command: [process.execPath, script], rounds, seed },
    });
    for (const round of results) {
      expect(round, `seed ${seed}`).toMatchObject({ lost: false, broken: [], isResumed: true });
    }
    // Else the kills would all come too early or too late.
    const acknowledged = results.filter((round) => round.acknowledged).length;
    if (rounds >= 30) {
      expect(acknowledged).toBeGreaterThan(0);
      expect(acknowledged).toBeLessThan(rounds);
      console.info(`${acknowledged} of ${rounds} were done before they were killed`);
    }
  },
  60_000 + rounds * 20_000,
);

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

it.skipIf(!canMount)(
  'on a disk that gets full fails calmly, keeps what there is, and goes on when there is room',
  async () => {
    const folder = await temporaryFolder();
    const script = await bundle(join(scripts, 'fullTarget.ts'), folder);
    const target = join(folder, 'target');
    await mkdir(target);
    const mount = 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$1" "$2" "$3" "$0"';
    const command = ['-rm', 'sh', '-c', mount, target, process.execPath, script];
    const said = execFileSync('unshare', [...command, join(folder, 'library')], {
      encoding: 'utf8',
    });
    expect(JSON.parse(said)).toEqual({
      ...{ prepared: true, added: true, first: 'true', large: true },
      ...{ full: 'backup-full', fullAgain: 'backup-full', changed: true },
      ...{ stillWhole: [true, 1], grown: '', taken: 'true', whole: [true, 3] },
    });
  },
);
