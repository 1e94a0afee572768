import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../torture/bundle';
import { tryTwoWriters } from '../../torture/twoWriters';
import { temporaryFolder } from './support';

let scripts = '';
let script = '';
beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), 'maqal-writers-'));
  script = await bundle(join(import.meta.dirname, '../../torture/writer.ts'), scripts);
});
afterAll(() => rm(scripts, { recursive: true, force: true }));

const seed = 20261126;

it('what two programs write at once is there, all of it', async () => {
  const folder = await temporaryFolder();
  const written = await tryTwoWriters({ script, folder, seed, milliseconds: 4000, kills: 0 });
  expect(written.wrong).toEqual([]);
  // Neither waits for the other to come to its end.
  for (const count of written.acknowledged) expect(count).toBeGreaterThan(10);
  expect(written.longest).toBeLessThan(3000);
  expect((await readdir(folder)).filter((name) => name.includes('lock'))).toEqual([]);
}, 60_000);

it('when one or the other is killed, whether it holds the lock or waits for it, nothing is lost', async () => {
  const folder = await temporaryFolder();
  const written = await tryTwoWriters({ script, folder, seed, milliseconds: 6000, kills: 8 });
  expect(written.wrong).toEqual([]);
  for (const count of written.acknowledged) expect(count).toBeGreaterThan(5);
}, 60_000);
