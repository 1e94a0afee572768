import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOpening, readPlaceLine } from '../../../../src/main/importing/describe/placeLine';

describe('readPlaceLine', () => {
  test.each([
    ['غزة - وكالات', 'غزة - وكالات', 'وكالات', 0.9],
    ['غزة – وكالات:', 'غزة – وكالات', 'وكالات', 0.9],
    ['القاهرة (رويترز) -', 'القاهرة (رويترز)', 'رويترز', 0.9],
    ['باريس – أ ف ب:', 'باريس – أ ف ب', 'أ ف ب', 0.9],
    ['باريس - أ.ف.ب', 'باريس - أ.ف.ب', 'أ.ف.ب', 0.9],
    ['برلين (د ب أ)', 'برلين (د ب أ)', 'د ب أ', 0.9],
    ['دمشق-سانا', 'دمشق-سانا', 'سانا', 0.9],
    ['رام الله - «وفا»', 'رام الله - «وفا»', 'وفا', 0.9],
    ['القدس المحتلة/ الأناضول', 'القدس المحتلة/ الأناضول', 'الأناضول', 0.9],
    ['واشنطن - رويترز، أ ف ب', 'واشنطن - رويترز، أ ف ب', 'رويترز، أ ف ب', 0.9],
    ['الرياض: «الشرق الأوسط»', 'الرياض: «الشرق الأوسط»', 'الشرق الأوسط', 0.9],
    ['بيروت – «الشرق الأوسط»', 'بيروت – «الشرق الأوسط»', 'الشرق الأوسط', 0.9],
    ['لندن – «مجلة الدروب»', 'لندن – «مجلة الدروب»', 'مجلة الدروب', 0.6],
    [
      'الرباط - وكالة الأنباء المغربية',
      'الرباط - وكالة الأنباء المغربية',
      'وكالة الأنباء المغربية',
      0.9,
    ],
    ['القاهرة 3 مايو (رويترز) -', 'القاهرة 3 مايو (رويترز)', 'رويترز', 0.9],
    ['تهران - ایسنا', 'تهران - ایسنا', 'ایسنا', 0.9],
    ['CAIRO (Reuters) —', 'CAIRO (Reuters)', 'Reuters', 0.9],
    ['Paris (AFP) –', 'Paris (AFP)', 'AFP', 0.9],
    ['LONDON, May 3 —', 'LONDON, May 3', null, 0.6],
    ['LONDON, May 3, 2024 (Reuters) -', 'LONDON, May 3, 2024 (Reuters)', 'Reuters', 0.9],
    ['Madrid, 3 may (EFE).-', 'Madrid, 3 may (EFE)', 'EFE', 0.9],
  ])('%s', (line, words, agency, confidence) => {
    expect(readPlaceLine(line)).toEqual({ answer: { words, agency }, confidence });
  });

  test.each([
    '',
    'غزة',
    'المصدر: وكالة الأفق الأخضر.',
    'خاص - رويترز',
    'مدن - حكاية جديدة',
    'قالت: «سنعود»',
    'قال ساعي البريد – وهو يبتسم',
    'الجزء الأول – الفصل الثاني',
    'السبت 3 فبراير 2024 - 08:57',
    'By Anna Bell',
    'London — a portrait',
    'Slow Science - Exclusive',
    'London, 3 May',
    'وكالات',
    '- وكالات',
  ])('leaves %j', (line) => expect(readPlaceLine(line)).toBeNull());
});

describe('readOpening', () => {
  test.each([
    ['غزة - وكالات: أعلنت المكتبة', 'غزة - وكالات', 'وكالات'],
    ['القاهرة (رويترز) - عاد مربّو الحمام', 'القاهرة (رويترز)', 'رويترز'],
    ['القاهرة 3 مايو أيار (رويترز) - عاد مربّو الحمام', 'القاهرة 3 مايو أيار (رويترز)', 'رويترز'],
    ['باريس – أ ف ب: افتتح المتحف', 'باريس – أ ف ب', 'أ ف ب'],
    ['لندن – «مجلة الدروب»: يعود السوق', 'لندن – «مجلة الدروب»', 'مجلة الدروب'],
    ['CAIRO (Reuters) — Swifts have come back', 'CAIRO (Reuters)', 'Reuters'],
    ['Cairo (Reuters) - Swifts have come back', 'Cairo (Reuters)', 'Reuters'],
    ['LONDON, May 3 — The shop opened', 'LONDON, May 3', null],
    ['PARIS — The shop opened', 'PARIS', null],
    ['CAIRO, Egypt (AP) — The shop opened', 'CAIRO, Egypt (AP)', 'AP'],
  ])('%s', (paragraph, words, agency) => {
    expect(readOpening(paragraph)?.answer).toEqual({ words, agency });
  });

  test.each([
    'أعلنت وكالة رويترز أن المتحف يفتح غدًا',
    'قال ساعي البريد – «وصلت متأخرة» – وهو يضع الرسالة',
    'الحمام (Columba) – طائر يعرف بيته',
    'رويترز - القاهرة',
    'BREAKING — The shop opened',
    'UNESCO — which keeps such lists — was told',
    'London — a portrait of the city',
    'A well-known (and loved) book - The River',
    'غزة - وكالات',
  ])('leaves %s', (paragraph) => expect(readOpening(paragraph)).toBeNull());

  test('gives the words as the paragraph begins with them, whatever it is', () => {
    const piece = fc.constantFrom(
      ...['القاهرة', 'رام الله', '(رويترز)', 'رويترز', '-', '–', ':', '«وفا»', '3 مايو', 'LONDON'],
      ...['May 3', '(AP)', 'قال', '.', 'أ ف ب', '، ', '\u200f', 'مِصـرُ', 'The', '(x)', '—'],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (paragraph) => {
        const words = readOpening(paragraph)?.answer.words;
        if (words !== undefined) {
          expect(paragraph.replace(/^[\s\p{Cf}]+/u, '').startsWith(words)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes no time over a line made to slow it down', () => {
    const started = performance.now();
    for (const piece of ['ab, ', 'كلمة ', 'كلمة/', '(رويترز ', 'A', '«', 'ا ب ']) {
      for (let times = 0; times < 20; times += 1) readOpening(piece.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
