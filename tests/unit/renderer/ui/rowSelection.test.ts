import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  everyRow,
  noRows,
  stillThere,
  withStretch,
  withToggled,
  type RowSelection,
} from '../../../../src/renderer/ui/rowSelection';

const keys = [...'abcdefgh'];
const of = (chosen: string, from: string | null = null): RowSelection => ({
  chosen: new Set(chosen),
  from,
});
const shown = ({ chosen, from }: RowSelection): string =>
  `${[...chosen].sort().join('')}:${from ?? ''}`;

it.each([
  ['nothing chosen: from the active row', of(''), 'c', 'e', false, 'cde:c'],
  ['nothing chosen, upwards', of(''), 'e', 'c', false, 'cde:e'],
  ['nothing chosen nor active', of(''), null, 'c', false, 'c:c'],
  ['an old end with nothing chosen does not count', of('', 'a'), 'f', 'g', false, 'fg:f'],
  ['goes on from where it began', of('cd', 'c'), 'd', 'f', false, 'cdef:c'],
  ['turns round where it began', of('cde', 'c'), 'e', 'b', false, 'bc:c'],
  ['instead of what was chosen', of('ah', 'c'), 'c', 'd', false, 'cd:c'],
  ['beside what was chosen', of('ah', 'c'), 'c', 'd', true, 'acdh:c'],
  ['from a row that has left the list', of('a', 'x'), 'b', 'd', false, 'd:x'],
])('a stretch, %s', (_name, before, start, to, adds, after) => {
  expect(shown(withStretch(before, keys, { start, to, adds }))).toBe(after);
});

it('toggles rows one by one', () => {
  const once = withToggled(withToggled(noRows, 'b'), 'd');
  expect(shown(once)).toBe('bd:d');
  expect(shown(withToggled(once, 'b'))).toBe('d:b');
  expect(shown(noRows)).toBe(':');
});

it('chooses every row, and only rows that are there', () => {
  expect(shown(everyRow(keys))).toBe('abcdefgh:a');
  expect(shown(everyRow([]))).toBe(':');
  const chosen = of('bdx', 'x');
  expect(shown(stillThere(chosen, keys))).toBe('bd:');
  expect(stillThere(of('bd', 'd'), keys)).toMatchObject({ from: 'd' });
  expect(stillThere(noRows, [])).toBe(noRows);
});

it('never holds a row that is not in the list', () => {
  const step = fc.record({
    key: fc.constantFrom(...keys),
    how: fc.constantFrom('toggle', 'stretch', 'add', 'leave'),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let [selection, list] = [noRows, keys];
      for (const { key, how } of steps) {
        if (how === 'leave') {
          list = list.filter((other) => other !== key);
          selection = stillThere(selection, list);
        } else if (list.includes(key)) {
          selection =
            how === 'toggle'
              ? withToggled(selection, key)
              : withStretch(selection, list, { start: key, to: key, adds: how === 'add' });
        }
        for (const chosen of selection.chosen) expect(list).toContain(chosen);
      }
    }),
  );
});
