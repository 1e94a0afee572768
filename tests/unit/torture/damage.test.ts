import { expect, it } from 'vitest';
import { damage } from '../../torture/items/damage';
import { planOf } from './plan';

it('a damaged store is opened from its previous generation, kept, and told of', async () => {
  const { figures, failures } = await damage(await planOf(80));
  expect(failures).toEqual([]);
  expect(figures['states']).toBeGreaterThanOrEqual(76);
}, 120_000);
