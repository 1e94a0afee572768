import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle } from '../../torture/bundle';
import { killImports } from '../../torture/killImports';
import { temporaryFolder } from './support';

const rounds = Number(process.env['MAQAL_TORTURE_ROUNDS'] ?? 3);
const seed = Number(process.env['MAQAL_TORTURE_SEED'] ?? Date.now() % 1_000_000);
const cli = process.env['MAQAL_TORTURE_CLI'];
// More than a shard holds, so that the beginning of a new one is cut short as well.
const files = 300;

it(
  `keeps every acknowledged article when imports are killed (${rounds} rounds, seed ${seed})`,
  async () => {
    const folder = await temporaryFolder();
    const script =
      cli ?? (await bundle(join(import.meta.dirname, '../../torture/importer.ts'), folder));
    const command = [process.execPath, script] as const;
    const results = await killImports({ folder, command: [...command], rounds, files, seed });
    for (const round of results) {
      expect(round, `seed ${seed}`).toMatchObject({
        lost: [],
        isWhole: true,
        resumed: files,
        resumedWhole: true,
      });
      expect(round.kept).toBeGreaterThanOrEqual(round.acknowledged);
    }
    if (rounds > 3) {
      console.table(results.map(({ lost, ...round }) => ({ ...round, lost: lost.length })));
    }
  },
  60_000 + rounds * 20_000,
);
