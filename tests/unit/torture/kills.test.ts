import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTerminal } from '../../torture/bundle';
import { interruptedImports } from '../../torture/items/interruptedImports';
import { kills } from '../../torture/items/kills';
import { planOf } from './plan';

let built = '';
let program = '';
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'maqal-terminal-'));
  program = await buildTerminal(built);
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

it('a kill at any moment takes nothing that was acknowledged', async () => {
  const { figures, failures } = await kills(await planOf(12, program));
  expect(failures).toEqual([]);
  expect(figures['killed']).toBeGreaterThanOrEqual(6);
  expect(figures['imports']).toBeGreaterThan(0);
  expect(figures['acknowledged settings']).toBeGreaterThan(30);
}, 120_000);

it('an import that is interrupted and begun again keeps each article once', async () => {
  const { figures, failures } = await interruptedImports(await planOf(3, program), 300);
  expect(failures).toEqual([]);
  expect(figures).toMatchObject({ cancelled: 1, SIGINT: 1, SIGKILL: 1 });
}, 120_000);
