import { expect, it } from 'vitest';
import { powerCuts } from '../../torture/items/powerCuts';
import { planOf } from './plan';

it('a power cut at any moment takes nothing that was acknowledged', async () => {
  const { figures, failures } = await powerCuts(await planOf(120));
  expect(failures).toEqual([]);
  expect(figures['states']).toBeGreaterThanOrEqual(120);
  expect(figures['runs with a migration']).toBeGreaterThan(0);
}, 120_000);

it.each(['syncFile', 'syncFolder'] as const)(
  'a disk that lies about %s is found out',
  async (lie) => {
    const { failures } = await powerCuts(await planOf(40), lie);
    expect(failures.length).toBeGreaterThan(0);
  },
);
