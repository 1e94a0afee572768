import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersion, type Migration } from '../../../src/main/library/migrations';

const schema = v.strictObject({ words: v.array(v.string()) });
const steps: readonly Migration[] = [
  (data) => ({ text: (data as { txt: string }).txt.trim() }),
  (data) => ({ words: (data as { text: string }).text.split(' ') }),
];

describe('migrate', () => {
  it.each([
    ['the first version', 1, { txt: ' a b ' }, { words: ['a', 'b'] }],
    ['one in between', 2, { text: 'a b' }, { words: ['a', 'b'] }],
    ['the present one', 3, { words: ['a'] }, { words: ['a'] }],
    ['data that a step does not know', 1, { other: 1 }, undefined],
    ['data that is not of the present schema in the end', 3, { words: [1] }, undefined],
  ])('brings %s to the present', (_what, from, data, present) => {
    expect(migrate(steps, from, data, schema)).toEqual(present);
  });

  it('leaves what it was given as it was', () => {
    const data = Object.freeze({ txt: ' a ' });
    migrate(steps, 1, data, schema);
    expect(data).toEqual({ txt: ' a ' });
    expect(schemaVersion(steps)).toBe(3);
  });
});
