import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Direction } from '#shared/article';
import { withBracketsRight } from '../../../../src/main/importing/pdf/brackets';
import { fragment, type Fragment } from '../../../../src/main/importing/pdf/rows';
import { logicalLine } from '../../../../src/main/importing/pdf/visualOrder';
import { fromLeft } from '../../../support/presentationPdf';

/** A line as it is drawn: letters of one width from the left, with room for a space where there is one. */
function drawn(text: string): Fragment {
  let x = 0;
  const letters = (text.match(/\P{M}\p{M}*/gu) ?? []).flatMap((letter, index) => {
    const left = x;
    x += letter === ' ' ? 3 : 6;
    if (letter === ' ') return [];
    return [
      {
        ...{ text: letter, x: left, y: 0, left, right: x, size: 12, weight: 400 },
        ...{ afterSpace: 'no' as const, isPart: false, index: index * 2, href: null },
      },
    ];
  });
  return fragment(letters, 0);
}

const read = (text: string, direction: Direction): string =>
  logicalLine(drawn(text), direction).text;

describe('a line that runs from the right', () => {
  // As drawn from the left edge; as read.
  test.each([
    ['ريخ حابص', 'صباح خير'],
    ['ةاحلس 48 ثحبلا', 'البحث 48 سلحاة'],
    ['1.2 نزت', 'تزن 1.2'],
    ['7:30 ةعاسلا', 'الساعة 7:30'],
    ['2024/2/3 خيراتب', 'بتاريخ 2024/2/3'],
    ['2012-2010 يماع', 'عامي 2010-2012'],
    ['%50 ةبسنب', 'بنسبة 50%'],
    ['ةزهجأ Windows 11 ىلع', 'على Windows 11 أجهزة'],
    ['ىلع GPS نم ١٢', '١٢ من GPS على'],
    ['٢٠٢٤ ،٣ طابش', 'شباط ٣، ٢٠٢٤'],
    ['.open source جمانرب', 'برنامج open source.'],
  ])('%s', (line, expected) => expect(read(line, 'rtl')).toBe(expected));

  test('comes back as it was written', () => {
    // A line of letters that stand alone is taken for words that were set wide.
    const arabic = fc.stringMatching(/^[ابتجدرسعمنهوي]{2,8}$/);
    const word = fc.oneof(
      { weight: 6, arbitrary: arabic },
      fc.integer({ min: 10, max: 99_999 }).map(String),
      fc.stringMatching(/^[A-Za-z]{2,8}$/),
    );
    // Two neighbours that are read from the left are drawn alike in either order.
    const line = fc
      .array(word, { minLength: 1, maxLength: 8 })
      .map((words) => ['قال', ...words.flatMap((one) => [one, 'ثم'])].join(' '));
    fc.assert(
      fc.property(line, (text) => {
        expect(read(fromLeft(text), 'rtl')).toBe(text);
      }),
    );
  });
});

describe('a line that runs from the left', () => {
  test.each([
    ['the word ةرانم, lighthouse', 'the word منارة, lighthouse'],
    ['says ناحيرلا روذب and asks', 'says بذور الريحان and asks'],
    ['only Latin (1931).', 'only Latin (1931).'],
  ])('%s', (line, expected) => expect(read(line, 'ltr')).toBe(expected));
});

describe('brackets', () => {
  test.each([
    ['أجهزة )GPS( تزن', 'أجهزة (GPS) تزن'],
    ['أجهزة (GPS) تزن', 'أجهزة (GPS) تزن'],
    ['قال: »نعم« ثم )مضى( و)عاد(', 'قال: «نعم» ثم (مضى) و(عاد)'],
    ['(أ( و(ب)', '(أ) و(ب)'],
    ['1) أول', '1) أول'],
  ])('%s', (text, expected) => expect(withBracketsRight(text)).toBe(expected));
});
