import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidiLine } from '#shared/text/bidiText';

const shown = (text: string): string =>
  text
    .replaceAll('\u2068', '[')
    .replaceAll('\u2069', ']')
    .replaceAll('\u200f', '>')
    .replaceAll('\u200e', '<');

describe('a line that nothing says the direction of', () => {
  it.each([
    ['لغة C++ قديمة', 'rtl', 'لغة [C++] قديمة'],
    ['نُشر في The New York Times أمس', 'rtl', 'نُشر في The New York Times أمس'],
    ['راجع https://example.org/a/ ثم عد', 'rtl', 'راجع [https://example.org/a/] ثم عد'],
    ['قال (BBC).', 'rtl', 'قال (BBC).'],
    ['Windows 10 نظام', 'rtl', '>Windows 10 نظام'],
    ['The word «كلمة!» is Arabic', 'ltr', 'The word «كلمة!» is Arabic'],
    ['كلمة means word', 'ltr', '<كلمة means word'],
    ['نصّ كله عربي، 12 سطرًا.', 'rtl', 'نصّ كله عربي، 12 سطرًا.'],
  ] as const)('%s', (text, direction, expected) => {
    expect(shown(bidiLine(text, direction))).toBe(expected);
  });

  it('opens and closes its isolates, and keeps every other letter', () => {
    const letters = fc.constantFrom(...'ابجabc12.+-() «»'.split(''), '\u202e', '\u2068', ' ');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (list) => {
        const text = list.join('');
        const line = bidiLine(text, 'rtl');
        let depth = 0;
        for (const letter of line) {
          if (letter === '\u2068') depth += 1;
          if (letter === '\u2069') depth -= 1;
          expect(depth === 0 || depth === 1).toBe(true);
        }
        expect(depth).toBe(0);
        const bare = (whole: string): string =>
          whole.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
        expect(bare(line)).toBe(bare(text));
      }),
    );
  });
});
