import type { FakeOptions } from './fakeApi';
import { sample, type Sample } from './samples';

/** Sample number `index` as a fake program has it at its beginning. */
export function begunSample(index: number, { first = {}, tags = [] }: FakeOptions): Sample {
  const { article, reading, addedAt } = sample(index);
  return {
    addedAt,
    article: { ...article, ...(index === 0 ? first : {}) },
    reading: { ...reading, tags: tags.flatMap(([at, tag]) => (at === index ? tag : [])) },
  };
}
