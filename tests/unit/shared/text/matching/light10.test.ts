import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldArabic } from '#shared/text/foldArabic';
import { light10 } from '#shared/text/matching/light10';
import { stemOf } from '#shared/text/matching/stem';

/** The cases of Lucene's TestArabicStemFilter (Apache-2.0): word and stem. */
const cases = [
  ...['الحسن حسن', 'والحسن حسن', 'بالحسن حسن', 'كالحسن حسن', 'فالحسن حسن', 'للاخر اخر', 'وحسن حسن'],
  ...['زوجها زوج', 'ساهدان ساهد', 'ساهدات ساهد', 'ساهدون ساهد', 'ساهدين ساهد', 'ساهديه ساهد'],
  ...['ساهدية ساهد', 'ساهده ساهد', 'ساهدة ساهد', 'ساهدي ساهد', 'وساهدون ساهد', 'ساهدهات ساهد'],
  ...['الو الو', 'سلام سلام', 'السلام سلام', 'سلامة سلام', 'السلامة سلام', 'الوصل وصل', 'والصل صل'],
].map((line) => line.split(' ') as [string, string]);

describe('light10', () => {
  it.each([
    ...cases,
    ['كبيرة', 'كبير'],
    ['مشروبات', 'مشروب'],
    ['أمريكيين', 'امريك'],
    ['ﺍﻟﺴﻼﻢ', 'سلام'],
  ])('stems %s to %s', (word, stem) => {
    expect(light10(foldArabic(word))).toBe(stem);
  });

  const file = resolve(
    import.meta.dirname,
    '../../../../../../shared/fixtures/arabic/lucene-cases.json',
  );
  it.runIf(existsSync(file))('holds against all cases of Lucene where they are at hand', () => {
    const all = JSON.parse(readFileSync(file, 'utf8')) as {
      kind: string;
      input: string;
      expect: string[];
    }[];
    const arabic = all.filter(
      ({ input }) => /[\u0600-\u06ff]/u.test(input) && !input.includes(' '),
    );
    expect(arabic.length).toBeGreaterThan(40);
    for (const {
      kind,
      input,
      expect: [wanted],
    } of arabic) {
      const folded = foldArabic(input);
      expect(kind === 'norm' ? folded : light10(folded), input).toBe(wanted);
    }
  });
});

describe('stemOf', () => {
  it.each([
    ['مدرستهم', 'مدرس'],
    ['مدرسه', 'مدرس'],
    ['قالوا', 'قال'],
    ['كتابا', 'كتاب'],
    ['بيته', 'بيت'],
    ['حكومته', 'حكوم'],
    ['مهم', 'مهم'],
    ['بنا', 'بنا'],
    ['2024', '2024'],
    ['electron', 'electron'],
  ])('%s: %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem);
  });
});
