import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from '#shared/text/direction';
import { toLatinDigits } from '#shared/text/numerals';
import { readingMinutes } from '#shared/text/readingTime';
import { countCharacters, countWords, tokenize } from '#shared/text/tokenize';

describe('directionOf', () => {
  it.each([
    ['GPS نظام تحديد المواقع', 'rtl'],
    ['The word مقال means article', 'ltr'],
    ['رابط https://example.org/a/very/long/address/indeed', 'rtl'],
    ['שלום', 'rtl'],
    ['ab اب', 'ltr'],
    ['اب ab', 'rtl'],
    ['صـــــــــدق', 'rtl'],
    ['قال المدير أخيرًا: «Yes, of course»', 'rtl'],
    ['He said: «نعم» and left', 'ltr'],
    ['Python وJavaScript وRust لغات برمجة', 'ltr'],
    ['ISBN 978-3-16-148410-0 كتاب جديد', 'rtl'],
    ['١٢٣ abc', 'ltr'],
    ['1. بند', 'rtl'],
    ['ܫܠܡܐ', 'rtl'],
    ['ދިވެހި', 'rtl'],
    ['12:30 — !', 'rtl'],
    ['', 'rtl'],
  ])('%s is %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });

  it('falls back to what it is told', () => {
    expect(directionOf('2024', 'ltr')).toBe('ltr');
  });
});

describe('tokenize', () => {
  it.each([
    ['كَتَبَ الطالبُ درسَه .', ['كتب', 'الطالب', 'درسه']],
    ['می‌شود،خوب', ['ميشود', 'خوب']],
    ['٣ أقلام (و)ورقة', ['3', 'اقلام', 'و', 'ورقه']],
    ['ـــ', []],
  ])('finds the words of %s', (text, words) => {
    expect(tokenize(text).map((word) => word.folded)).toEqual(words);
  });

  it('points at the words where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const word of tokenize(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(tokenize(text.slice(word.start, word.end))[0]?.folded).toBe(word.folded);
          end = word.end;
        }
      }),
    );
  });

  it('counts words, and letters without marks and tatweel', () => {
    expect(countWords('كَتَبَ الولد')).toBe(2);
    expect(countCharacters('كَتَـبَ ٣!')).toBe(4);
  });

  it('of letters without end are counted, in a program that has counted many', () => {
    for (let round = 0; round < 50; round += 1) countWords('خرج الناس إلى السوق '.repeat(100));
    const endless = 'ا'.repeat(20_000_000);
    expect(countWords(endless)).toBeGreaterThan(0);
    expect(countCharacters(endless)).toBe(endless.length);
  });
});

it('writes every digit of both Arabic sets in Latin digits', () => {
  expect(toLatinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 7')).toBe('0123456789 0123456789 7');
});

it.each([
  [0, 'ar', 1],
  [6120, 'ar', 10],
  [6120, 'fa', 10],
  [9870, 'en-GB', 10],
])('reads %d letters of %s in %d minutes', (characterCount, language, minutes) => {
  expect(readingMinutes({ characterCount, language })).toBe(minutes);
});
