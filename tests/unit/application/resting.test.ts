import { expect, it } from 'vitest';
import { createResting } from '../../../src/main/resting';

it('lets what can wait go on at once, or a moment after the last question', async () => {
  const { asked, rested } = createResting();
  await rested();
  asked();
  const first = performance.now();
  const resting = rested().then(() => performance.now());
  setTimeout(asked, 300);
  const moment = await resting;
  // The second question came while it waited for the first.
  expect(moment - first).toBeGreaterThan(950);
});
