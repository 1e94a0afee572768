import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../src/main/library/summarise';

describe('excerptOf', () => {
  const word = 'كلمات '; // six code units with its space
  it.each([
    ['', ''],
    ['  سطر\nوسطر\u00a0آخر \t', 'سطر وسطر آخر'],
    ['a'.repeat(240), 'a'.repeat(240)],
    ['a'.repeat(241), 'a'.repeat(240)],
    [`${'a'.repeat(240)} b`, 'a'.repeat(240)],
    [word.repeat(100), word.repeat(40).trim()],
    [`x${word.repeat(100)}`, `x${word.repeat(40)}`.trim()],
    [`xx${word.repeat(100)}`, `xx${word.repeat(39)}`.trim()],
    [`x${'😀'.repeat(200)}`, `x${'😀'.repeat(119)}`],
  ])('of %j', (text, excerpt) => {
    expect(excerptOf(text)).toBe(excerpt);
  });

  it('is a beginning of the text, well formed, of at most 240 code units', () => {
    const texts = fc
      .array(fc.string({ unit: 'grapheme', maxLength: 30 }))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const excerpt = excerptOf(text);
        expect(excerpt.length).toBeLessThanOrEqual(240);
        expect(text.replace(/\s+/gu, ' ').trim().startsWith(excerpt)).toBe(true);
        expect(() => encodeURIComponent(excerpt)).not.toThrow();
      }),
    );
  });
});
