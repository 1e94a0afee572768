import { expect, it } from 'vitest';
import { failingCalls } from '../../torture/items/failingCalls';
import { planOf } from './plan';

it('a call that fails, once or for ever, takes nothing that was acknowledged', async () => {
  const { figures, failures } = await failingCalls(await planOf(48));
  expect(failures).toEqual([]);
  expect(figures['failed calls']).toBeGreaterThan(48);
}, 120_000);
