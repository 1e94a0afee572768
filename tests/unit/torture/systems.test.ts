import { expect, it } from 'vitest';
import { canMount, fullDisks } from '../../torture/items/fullDisks';
import { canKillCalls, killedCalls } from '../../torture/items/killedCalls';
import { planOf } from './plan';

it.skipIf(!canMount())(
  'a full disk is told of and takes nothing',
  async () => {
    const { figures, failures } = await fullDisks(await planOf(1));
    expect(failures).toEqual([]);
    expect(figures['refused']).toBeGreaterThan(2);
  },
  60_000,
);

it.skipIf(!canKillCalls())(
  'a kill at a system call takes nothing that was acknowledged',
  async () => {
    const { figures, failures } = await killedCalls(await planOf(6));
    expect(failures).toEqual([]);
    expect(figures['killed']).toBeGreaterThan(4);
  },
  60_000,
);
