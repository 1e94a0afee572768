import { describe, expect, it } from 'vitest';
import { keptRow, nextRow } from '../../../../src/renderer/ui/listKeys';
import { latinKey } from '../../../../src/renderer/ui/latinKey';

describe('nextRow', () => {
  it.each([
    ['ArrowDown', -1, 5, 0],
    ['ArrowDown', 4, 5, 4],
    ['ArrowUp', 0, 5, 0],
    ['ArrowUp', 3, 5, 2],
    ['PageDown', 1, 5, 4],
    ['PageUp', 4, 5, 1],
    ['Home', 3, 5, 0],
    ['End', 0, 5, 4],
    ['End', -1, 0, null],
    ['x', 2, 5, null],
  ])('%s from %i of %i goes to %s', (key, at, count, expected) => {
    expect(nextRow(key, at, count, 3)).toBe(expected);
  });
});

describe('keptRow', () => {
  it.each([
    [['a', 'b', 'c'], 'b', 0, 1],
    [['a', 'c'], 'b', 1, 1],
    [['a'], 'b', 1, 0],
    [[], 'b', 1, -1],
    [['a', 'b'], null, -1, -1],
  ])('in %j, %s that was at %i is at %i', (keys, key, at, expected) => {
    expect(keptRow(keys, key, at)).toBe(expected);
  });
});

describe('latinKey', () => {
  it.each([
    ['o', 'KeyO', false, 'o'],
    ['O', 'KeyO', true, 'o'],
    ['خ', 'KeyO', false, 'o'],
    ['ظ', 'Slash', false, '/'],
    ['؟', 'Slash', true, '?'],
    ['٠', 'Digit0', false, '0'],
    ['و', 'Comma', false, ','],
    // On a Dvorak keyboard the letter counts, not the place where a US keyboard has another.
    ['r', 'KeyO', false, 'r'],
    ['Delete', 'Delete', false, 'delete'],
  ])('%s at %s (shift: %s) is %s', (key, code, shiftKey, expected) => {
    expect(latinKey({ key, code, shiftKey })).toBe(expected);
  });
});
