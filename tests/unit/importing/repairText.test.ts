import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairText } from '../../../src/main/importing/repairText';

const sentence = 'في المكتبة كتب كثيرة عن الطيور والخرائط، ومنها 25 كتابا (مصورا) لم تعرض من قبل.';

/** The four forms of each letter that has them, as a typesetter picks them. */
const shapes = new Map<string, readonly number[]>();
for (let code = 0xfe80; code <= 0xfef4; code += 1) {
  const letter = String.fromCharCode(code).normalize('NFKC');
  shapes.set(letter, [...(shapes.get(letter) ?? []), code]);
}
const joinsNext = (letter: string | undefined): boolean =>
  (shapes.get(letter ?? '')?.length ?? 0) > 2;
const joins = (letter: string | undefined): boolean => (shapes.get(letter ?? '')?.length ?? 0) > 1;

/** A text as old programs stored it: each letter in the form in which it is drawn. */
function drawn(text: string): string {
  const letters = [...text];
  return letters
    .map((letter, at) => {
      const before = joinsNext(letters[at - 1]) && joins(letter);
      const after = joinsNext(letter) && joins(letters[at + 1]);
      const code = shapes.get(letter)?.[(before ? 1 : 0) + (after ? 2 : 0)];
      return code === undefined ? letter : String.fromCharCode(code);
    })
    .join('');
}

/** The same from left to right, numbers as they are. */
const visual = (text: string): string =>
  [...text]
    .reverse()
    .join('')
    .replace(/[()]/g, (bracket) => (bracket === '(' ? ')' : '('))
    .replace(/\d+/g, (number) => [...number].reverse().join(''));

describe('repairText', () => {
  test.each([
    ['ends of lines', 'a\r\nb\rc\u2028d\u0085e\ff', 'a\nb\nc\nd\ne\nf'],
    ['a byte order mark inside', 'كتا\ufeffب', 'كتاب'],
    ['controls', 'كتا\x00\x01ب\x1a\x9f', 'كتاب'],
    ['a tab', 'كتاب\tجديد', 'كتاب\tجديد'],
    ['joiners and direction marks', 'می\u200cرود\u200f!', 'می\u200cرود\u200f!'],
    ['one ligature in a text of letters', `قال ﷺ ${sentence} ﻻ`, `قال ﷺ ${sentence} ﻻ`],
    ['a text stored as drawn', drawn(sentence), sentence],
    ['a text stored as drawn from the left', visual(drawn(sentence)), sentence],
    ['lam with alef', `${drawn(sentence)} ﻻ`, `${sentence} لا`],
  ])('%s', (_, given, expected) => {
    expect(repairText(given)).toBe(expected);
  });

  test('leaves a text alone that needs no repair, and repairs once', () => {
    const unit = fc.constantFrom(...'ابتجدﻛﺘﺎﺏ ،.(2)\nxé😀\u200c');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const once = repairText(text);
        expect(repairText(once)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ابتجد ،.(2)\nxé😀\u200c') }), (text) => {
        expect(repairText(text)).toBe(text);
      }),
    );
  });
});
