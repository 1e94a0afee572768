import { expect, it } from 'vitest';
import { kills } from '../../torture/items/kills';
import { planOf } from './plan';

it('a kill at any moment takes nothing that was acknowledged', async () => {
  const { figures, failures } = await kills(await planOf(30));
  expect(failures).toEqual([]);
  expect(figures['killed']).toBeGreaterThanOrEqual(25);
  expect(figures['acknowledged settings']).toBeGreaterThan(100);
}, 120_000);
