import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedPieces } from '../../../../src/renderer/searching/markedPieces';

const mark = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));

it('cuts a text at its marks', () => {
  expect(markedPieces('بحر ورمل', [[4, 8]])).toEqual([
    { text: 'بحر ', marked: false },
    { text: 'ورمل', marked: true },
  ]);
});

it('never loses or doubles a letter, whatever the marks', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
      const pieces = markedPieces(text, marks);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.every((piece) => piece.text !== '')).toBe(true);
    }),
  );
});
