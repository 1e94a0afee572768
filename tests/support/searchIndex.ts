import { onTestFinished } from 'vitest';
import { answeringIndex, type AnsweringIndex } from './answeringIndex';

/** An empty index for a test, which is kept nowhere. */
export function searchIndex(): AnsweringIndex {
  const index = answeringIndex();
  onTestFinished(() => index.close());
  return index;
}
