import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldArabic, foldWithOffsets } from '#shared/text/foldArabic';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'ابتةهىيیکكأإآٱؤئءَُِّْـ ۀﻻﷲﷺ١۱1AÉİßﬁ\u200c\u00a0𝟘😀'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('foldArabic', () => {
  it.each([
    ['كَتَبَ', 'كتب'],
    ['كـتــاب', 'كتاب'],
    ['أإآٱا', 'ااااا'],
    ['مدرسة على', 'مدرسه علي'],
    ['مسؤول قارئ', 'مسوول قاري'],
    ['کتاب فارسی', 'كتاب فارسي'],
    ['می‌شود', 'ميشود'],
    ['١٢٣ ۴۵۶', '123 456'],
    ['ﻻ ﷲ', 'لا الله'],
    ['Café', 'cafe'],
    ['هٰذا', 'هذا'],
  ])('folds %s to %s', (original, folded) => {
    expect(foldArabic(original)).toBe(folded);
  });

  it('is idempotent, and the same with and without offsets', () => {
    fc.assert(
      fc.property(text, (original) => {
        const folded = foldArabic(original);
        expect(foldArabic(folded)).toBe(folded);
        expect(foldWithOffsets(original).folded).toBe(folded);
      }),
    );
  });

  it('folds a text of any length as its characters one by one', () => {
    const whole = '\0a\ud800ﷺ ﻻ😀é\ufb03';
    const folded = [...whole].map(foldArabic).join('');
    for (const times of [1, 500, 5_000]) {
      expect(foldArabic(whole.repeat(times))).toBe(folded.repeat(times));
      expect(foldWithOffsets(whole.repeat(times)).folded).toBe(folded.repeat(times));
    }
    fc.assert(
      fc.property(text, (original) => {
        expect(foldArabic(original)).toBe([...original].map(foldArabic).join(''));
      }),
    );
  });

  it('gives each folded unit its place in the original, in order', () => {
    fc.assert(
      fc.property(text, (original) => {
        const { folded, offsets } = foldWithOffsets(original);
        expect(offsets).toHaveLength(folded.length + 1);
        expect(offsets.at(-1)).toBe(original.length);
        offsets.forEach((offset, index) => {
          expect(offset).toBeGreaterThanOrEqual(offsets[index - 1] ?? 0);
        });
      }),
    );
  });
});
