import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainLanguage } from '../../../../src/renderer/listening/spokenLanguage';
import { spokenWords, utterancesOf } from '../../../../src/renderer/listening/utterances';

const spoken = (text: string, said = 'ar') =>
  utterancesOf(text, { start: 0, end: text.length }, said).map(({ words, language }) => [
    language,
    words,
  ]);

describe('what is spoken of a sentence', () => {
  it.each([
    ['ar', 'وصلت شركة Apple اليوم.', [['ar', 'وصلت شركة Apple اليوم.']]],
    [
      'ar',
      'قال: to be or not to be، ثم سكت.',
      [
        ['ar', 'قال:'],
        ['en', 'to be or not to be،'],
        ['ar', 'ثم سكت.'],
      ],
    ],
    ['ar', 'The whole paragraph is English.', [['en', 'The whole paragraph is English.']]],
    ['en', 'هذه فقرة عربية كلها.', [['ar', 'هذه فقرة عربية كلها.']]],
    ['fa', 'این یک جمله است.', [['fa', 'این یک جمله است.']]],
    ['und', 'نص بلا لغة.', [['ar', 'نص بلا لغة.']]],
    ['fr', 'Il est tard.', [['fr', 'Il est tard.']]],
    ['ar', 'Это русский текст.', [['ru', 'Это русский текст.']]],
    ['no language at all', 'plain words here', [['en', 'plain words here']]],
    ['ar', '12 – 14', [['ar', '12 – 14']]],
  ])('%s: %s', (said, text, expected) => {
    expect(spoken(text, said)).toEqual(expected);
  });

  it('is cut where a reader would breathe, and nowhere else', () => {
    const clause = 'وكان الطريق طويلًا بين الجبال والوديان التي لا تنتهي';
    const text = `${clause}، ${clause}، ${clause}؛ ${clause}، ${clause}، ${clause}.`;
    const pieces = spoken(text).map(([, words]) => words ?? '');
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces[0]?.endsWith('؛')).toBe(true);
    expect(pieces.every((words) => words.length <= 220 && /[،؛.]$/u.test(words))).toBe(true);
    expect(pieces.join(' ')).toBe(text);
  });

  it('has its vowel signs, but no stretched letters and no marks of order', () => {
    expect(spokenWords('كَـــتَبَ\u200f  الوَلَدُ\n\u2068Latin\u2069')).toBe('كَتَبَ الوَلَدُ Latin');
  });

  it('is all of it, whatever it is', () => {
    const signs = fc.constantFrom(
      'كتاب ',
      'word ',
      'слово ',
      '، ',
      '. ',
      '12 ',
      'طويل',
      ') ',
      '; ',
    );
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 120 }), (parts) => {
        const text = parts.join('');
        const said = (whole: string): string => whole.replace(/[^\p{L}\p{N}]/gu, '');
        const pieces = spoken(text).map(([, words]) => words ?? '');
        expect(said(pieces.join(''))).toBe(said(text));
      }),
    );
  });
});

it.each([
  ['ar', 'مقال عن Apple و Google', 'ar'],
  ['und', 'An article about القاهرة', 'en'],
  ['ur', 'اردو میں ایک مضمون', 'ur'],
])('the main language, said to be %s: %s', (said, text, language) => {
  expect(mainLanguage(text, said)).toBe(language);
});
