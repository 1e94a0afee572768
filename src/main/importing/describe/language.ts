/** The commonest little words of each language, which no other one here shares. */
const littleWords: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'في',
    'من',
    'على',
    'إلى',
    'أن',
    'التي',
    'الذي',
    'هذا',
    'هذه',
    'عن',
    'كان',
    'لا',
    'ما',
    'بين',
  ],
  fa: ['در', 'به', 'از', 'که', 'این', 'را', 'با', 'است', 'برای', 'آن', 'می', 'بود', 'شد', 'یک'],
  ur: ['میں', 'کے', 'کی', 'ہے', 'اور', 'سے', 'نے', 'کو', 'ہیں', 'کا', 'پر', 'تھا', 'بھی'],
  en: ['the', 'of', 'and', 'to', 'in', 'is', 'that', 'was', 'it', 'with', 'as', 'for'],
  fr: ['le', 'la', 'les', 'des', 'et', 'est', 'une', 'du', 'dans', 'que', 'qui', 'pour'],
  de: ['der', 'die', 'und', 'das', 'ist', 'nicht', 'ein', 'eine', 'mit', 'den', 'von', 'zu'],
  es: ['el', 'los', 'las', 'y', 'que', 'en', 'una', 'por', 'con', 'del', 'se', 'es'],
  tr: ['ve', 'bir', 'bu', 'için', 'ile', 'da', 'de', 'çok', 'olarak', 'gibi', 'daha'],
};

/** Letters that Arabic has and its neighbours do not use, and those that they brought in. */
const lettersOf: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ar', /[ةىيكأإ]/gu],
  ['fa', /[پچژگیک]/gu],
  ['ur', /[ٹڈڑںےہھ]/gu],
];

const scripts: readonly (readonly [letters: RegExp, languages: readonly string[]])[] = [
  [/\p{Script=Arabic}/gu, ['ar', 'fa', 'ur']],
  [/\p{Script=Hebrew}/gu, ['he']],
  [/\p{Script=Latin}/gu, ['en', 'fr', 'de', 'es', 'tr']],
];

/** A text's main language as BCP 47, from its script, its letters and its commonest words; `und` in doubt. */
export function languageOf(text: string): string {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const [script, letters] = best(scripts.map((entry) => [entry, count(entry[0])] as const));
  if (script === undefined || letters === 0) return 'und';
  const languages = script[1];
  if (languages.length === 1) return languages[0] ?? 'und';
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = languages.map((language) => {
    const own = new Set(littleWords[language]);
    const typical = lettersOf.find(([name]) => name === language)?.[1];
    const points = words.filter((word) => own.has(word)).length * 3;
    return [language, points + (typical === undefined ? 0 : count(typical))] as const;
  });
  const [language, score] = best(scores);
  // A line without a single little word: Arabic letters are most likely Arabic, Latin ones may be anything.
  if (score === 0) return languages[0] === 'ar' ? 'ar' : 'und';
  return language ?? 'und';
}

/** The first of the highest. */
function best<T>(scored: readonly (readonly [T, number])[]): readonly [T | undefined, number] {
  return scored.reduce<readonly [T | undefined, number]>(
    (top, next) => (next[1] > top[1] ? next : top),
    [undefined, 0],
  );
}
