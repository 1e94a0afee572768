import { describe, expect, test } from 'vitest';
import { regionsOf } from '../../../../src/main/importing/pdf/columns';
import { fragment, type Fragment } from '../../../../src/main/importing/pdf/rows';

const size = 12;

/** A piece of a line from one edge to another, as wide letters as it takes. */
function piece(text: string, left: number, right: number, y: number): Fragment {
  const width = (right - left) / text.length;
  const letters = [...text].map((letter, at) => ({
    ...{ text: letter, x: left + at * width, y, left: left + at * width, weight: 400 },
    ...{ right: left + (at + 1) * width, size, index: at, href: null },
    ...{ afterSpace: 'no' as const, isPart: false },
  }));
  return fragment(letters, y);
}

/** Lines of a column; every third is justified so wide that it falls into three pieces. */
function column(name: string, left: number, right: number): Fragment[] {
  return Array.from({ length: 12 }, (_, at): Fragment[] => {
    const y = 700 - at * 18;
    const third = (right - left) / 3;
    if (at % 3 !== 1) return [piece(`${name}${at}`, left, right, y)];
    return [0, 1, 2].map((part) =>
      piece(`${name}${at}`, left + third * part, left + third * (part + 0.8), y),
    );
  }).flat();
}

const sorted = (fragments: readonly Fragment[]): Fragment[] =>
  [...fragments].sort((a, b) => b.y - a.y || a.left - b.left);
const firstLetters = (fragments: readonly Fragment[], direction: 'ltr' | 'rtl'): string[] =>
  regionsOf(sorted(fragments), direction).map(({ lines }) =>
    [...new Set(lines.map((line) => line.letters[0]?.text ?? ''))].join(''),
  );

describe('the columns of a page', () => {
  const page = [...column('a', 50, 250), ...column('b', 280, 480)];

  test('are told from one another, though some lines are in pieces', () => {
    expect(firstLetters(page, 'ltr')).toEqual(['a', 'b']);
    expect(firstLetters(page, 'rtl')).toEqual(['b', 'a']);
  });

  test('are none in a table, whose rows are all in pieces', () => {
    const table = Array.from({ length: 12 }, (_, row) =>
      ['a', 'b', 'c', 'd'].map((name, cell) =>
        piece(`${name}${row}`, 50 + cell * 110, 140 + cell * 110, 700 - row * 18),
      ),
    ).flat();
    expect(firstLetters(table, 'ltr')).toEqual(['a']);
  });
});
