import { expect, it } from 'vitest';
import { clocks } from '../../torture/items/clocks';
import { planOf } from './plan';

it('a wrong clock loses nothing, changes no order and empties no trash', async () => {
  const { failures } = await clocks(await planOf(5));
  expect(failures).toEqual([]);
}, 120_000);
