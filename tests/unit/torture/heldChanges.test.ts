import { expect, it } from 'vitest';
import { heldChanges } from '../../torture/items/heldChanges';
import { planOf } from './plan';

it('what was held while the disk failed is there once it was called saved, whatever ends the program', async () => {
  const { figures, failures } = await heldChanges(await planOf(8));
  expect(failures).toEqual([]);
  expect(figures['killed']).toBeGreaterThanOrEqual(3);
  expect(figures['held']).toBeGreaterThan(8);
}, 120_000);
