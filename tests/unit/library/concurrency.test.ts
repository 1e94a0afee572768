import { describe, expect, it } from 'vitest';
import { createQueue, mapBounded } from '../../../src/main/library/concurrency';

/** Tasks that end when they are told to. */
function openTasks() {
  const begun: number[] = [];
  const ends = new Map<
    number,
    { resolve: (value: number) => void; reject: (why: Error) => void }
  >();
  const task = (item: number): Promise<number> =>
    new Promise((resolve, reject) => {
      begun.push(item);
      ends.set(item, { resolve, reject });
    });
  const turn = () => new Promise(setImmediate);
  return { begun, ends, task, turn };
}

describe('mapBounded', () => {
  it('has no more under way than allowed, and answers in the order of the items', async () => {
    const { begun, ends, task, turn } = openTasks();
    const mapped = mapBounded([1, 2, 3], 2, task);
    expect(begun).toEqual([1, 2]);
    ends.get(2)?.resolve(20);
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    ends.get(3)?.resolve(30);
    ends.get(1)?.resolve(10);
    expect(await mapped).toEqual([10, 20, 30]);
  });

  it('begins nothing after a failure, and rejects once what is under way has ended', async () => {
    const { begun, ends, task, turn } = openTasks();
    let rejected = '';
    const mapped = mapBounded([1, 2, 3], 2, task).catch(
      (error: unknown) => (rejected = String(error)),
    );
    ends.get(1)?.reject(new Error('first'));
    await turn();
    expect([begun, rejected]).toEqual([[1, 2], '']);
    ends.get(2)?.resolve(20);
    await mapped;
    expect([begun, rejected]).toEqual([[1, 2], 'Error: first']);
  });
});

describe('createQueue', () => {
  it('runs one task after the other, past one that fails', async () => {
    const { begun, ends, task, turn } = openTasks();
    const queue = createQueue();
    const first = queue(() => task(1));
    const second = queue(() => task(2));
    await turn();
    expect(begun).toEqual([1]);
    ends.get(1)?.reject(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await turn();
    expect(begun).toEqual([1, 2]);
    ends.get(2)?.resolve(2);
    expect(await second).toBe(2);
  });
});
