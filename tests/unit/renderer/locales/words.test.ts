import { describe, expect, it } from 'vitest';
import ar from '../../../../src/renderer/locales/ar.json';
import en from '../../../../src/renderer/locales/en.json';
import { createFormats } from '../../../../src/renderer/locales/formats';
import { createWords, localeFacts } from '../../../../src/renderer/locales/i18n';

function flat(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${path}${name}.`)]
        : [[`${path}${name}`, String(value)] as const],
    ),
  );
}
const [arabic, english] = [flat(ar), flat(en)];
const named = (message: string | undefined): string[] =>
  [...new Set(message?.match(/\{\w+\}/g) ?? [])].sort();

describe('the words', () => {
  it('are the same in each language', () => {
    expect([...english.keys()].sort()).toEqual([...arabic.keys()].sort());
  });

  it.each([...arabic.keys()])('%s has the same values in it in each language', (key) => {
    const withoutCount = (names: string[]): string[] => names.filter((name) => name !== '{n}');
    expect(withoutCount(named(english.get(key)))).toEqual(withoutCount(named(arabic.get(key))));
  });

  it.each([...arabic].filter(([, message]) => message.includes('|')).map(([key]) => key))(
    '%s has all six forms in Arabic and both in English',
    (key) => {
      expect(arabic.get(key)?.split('|')).toHaveLength(6);
      expect(english.get(key)?.split('|')).toHaveLength(2);
    },
  );
});

describe('a counted thing', () => {
  it.each([
    ['ar', 0, 'لا مقالات'],
    ['ar', 1, 'مقال واحد'],
    ['ar', 2, 'مقالان'],
    ['ar', 3, '٣ مقالات'],
    ['ar', 10, '١٠ مقالات'],
    ['ar', 11, '١١ مقالًا'],
    ['ar', 99, '٩٩ مقالًا'],
    ['ar', 100, '١٠٠ مقال'],
    ['ar', 103, '١٠٣ مقالات'],
    ['ar', 1248, '١٬٢٤٨ مقالًا'],
    ['en', 0, '0 articles'],
    ['en', 1, '1 article'],
    ['en', 1248, '1,248 articles'],
  ] as const)('in %s: %i is %s', (locale, count, expected) => {
    const { t } = createWords(locale).global;
    const n = createFormats(localeFacts(locale).intl).number(count);
    expect(t('count.articles', { n }, count)).toBe(expected);
  });
});

describe('formats', () => {
  const arabicFormats = createFormats('ar-u-nu-arab');

  it.each([
    [21, '٢١'],
    [1.7000000000000002, '١٫٧'],
    [2, '٢'],
  ])('writes %d as %s', (value, expected) => {
    expect(arabicFormats.number(value)).toBe(expected);
  });

  it('keeps a day and a floating time on the day that was written', () => {
    expect(arabicFormats.day('2024-02-03')).toBe('٣ فبراير ٢٠٢٤');
    expect(arabicFormats.day('2024-02-03T23:30')).toBe('٣ فبراير ٢٠٢٤');
  });

  it('writes dates with the months of a country, and numbers as ever', () => {
    const formats = createFormats('ar-u-nu-arab', 'ar-SY-u-nu-arab');
    expect(formats.day('2024-08-15')).toBe('١٥ آب ٢٠٢٤');
    expect(formats.days('2024-02-03', '2024-02-05')).toContain('شباط');
    expect(formats.number(1248)).toBe('١٬٢٤٨');
  });

  it('puts a moment on the day that the reader had then', () => {
    const here = new Date('2024-02-03T23:59:00Z').getDate();
    expect(createFormats('en').day('2024-02-03T23:59:00Z')).toBe(`February ${here}, 2024`);
  });

  it('joins sentences as the language does', () => {
    expect(arabicFormats.list(['أُضيف مقال', 'تعذّر ملف'])).toBe('أُضيف مقال وتعذّر ملف');
  });
});
