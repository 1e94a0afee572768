import { expect, it } from 'vitest';
import { newestOnly } from '../../../../src/renderer/searching/newestOnly';

it('is never under way twice, and begins once more for all that called it meanwhile', async () => {
  const turns: { readonly isNewest: () => boolean; readonly end: () => void }[] = [];
  const task = newestOnly(
    (isNewest) => new Promise((end) => turns.push({ isNewest, end: () => end() })),
  );
  const first = task();
  void task();
  const last = task();
  expect(turns).toHaveLength(1);
  expect(turns[0]?.isNewest()).toBe(false);
  turns[0]?.end();
  await Promise.resolve();
  expect(turns).toHaveLength(2);
  expect(turns[1]?.isNewest()).toBe(true);
  turns[1]?.end();
  await Promise.all([first, last]);
  expect(turns).toHaveLength(2);
  void task();
  expect(turns).toHaveLength(3);
});
