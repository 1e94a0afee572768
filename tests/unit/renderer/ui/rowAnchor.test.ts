import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInsertion } from '../../../../src/renderer/ui/rowAnchor';

it.each([
  ['nothing', 'abc', 'abc', false],
  ['one before', 'abc', 'xabc', true],
  ['one between', 'abc', 'abxc', true],
  ['one after', 'abc', 'abcx', true],
  ['the first of all', '', 'a', true],
  ['one away', 'abc', 'ab', false],
  ['one for another', 'abc', 'xyab', false],
  ['another order', 'abc', 'cabx', false],
])('tells whether rows have only come in: %s', (_change, before, now, expected) => {
  expect(isInsertion([...before], [...now])).toBe(expected);
});

it('knows any rows that come in anywhere', () => {
  const places = fc.array(fc.nat(20), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(fc.nat(20), places, (count, added) => {
      const before = Array.from({ length: count }, (_, at) => `old ${at}`);
      const now = [...before];
      added.forEach((at, number) => now.splice(Math.min(at, now.length), 0, `new ${number}`));
      expect(isInsertion(before, now)).toBe(true);
    }),
  );
});
