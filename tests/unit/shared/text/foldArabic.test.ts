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
    ['لَهُۥ ٱلرَّحْمَٰنِ', 'له الرحمن'],
    ['ٱلْحَيُّ ٱلْقَيُّومُ ۚ', 'الحي القيوم '],
    ['گوگل پاریس چای ژاله', 'گوگل پاريس چاي ژاله'],
    ['لڑکے ٹھیک ہیں', 'لڑكے ٹهيك هيں'],
    ['ھەولێر کوردستان', 'ههولێر كوردستان'],
    ['שָׁלוֹם', 'שלום'],
    ['Ça coûte, œuvre, Straße, Łódź', 'ca coute, oeuvre, strasse, lodz'],
    ['\u202bعمر\u202c\u200f', 'عمر'],
    ['हिन्दी की', 'हिन्दी की'],
    ['かが', 'かか\u3099'],
    ['ދިވެހި', 'ދިވެހި'],
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

  it('drops no letter of any language that is written in Arabic script', () => {
    const blocks = /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/u;
    // Tatweel, the small letters that the Quran puts beside others, and marks printed on a space.
    const none = /[\u0640\u06e5\u06e6\ufc5e-\ufc63\ufe70-\ufe7f\u08c9\ufcf2-\ufcf4]/u;
    let letters = 0;
    for (let code = 0x600; code < 0xff00; code += 1) {
      const letter = String.fromCharCode(code);
      if (!blocks.test(letter) || !/\p{L}/u.test(letter) || none.test(letter)) continue;
      letters += 1;
      const folded = foldArabic(letter);
      expect(folded, letter).toMatch(/^[\p{L} ]+$/u);
      // Among others it is still there.
      expect(foldArabic(`ب${letter}ب`)).toBe(`ب${folded}ب`);
    }
    expect(letters).toBeGreaterThan(900);
  });

  it('keeps letters of different sound apart', () => {
    const apart = [...'ابپتثٹجچحخدڈذرڑزژسشصضطظعغفڤقكگلمنںوۆيێےهء'];
    expect(new Set(apart.map(foldArabic)).size).toBe(apart.length);
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
