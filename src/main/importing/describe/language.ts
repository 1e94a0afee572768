import { confidences } from '#shared/confidence';
import { arabicScriptLanguage } from './arabicScriptLanguage';
import type { Sure } from './found';
import { isKurmanji } from './kurmanji';

/** Fewer letters tell no language. */
const minimumLetters = 2;
/** Fewer words of an alphabet that many share are a name as often as a sentence. */
const minimumWords = 4;
/** Fewer words than a sentence or two are sometimes taken for a neighbouring language. */
const enoughWords = 20;
/** Enough to tell a language by, and little enough to take no time. */
const sampleLength = 5_000;

/** Each script with the only language that newspapers print in it; null where several share it. */
const scripts: readonly (readonly [letters: RegExp, language: string | null])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Latin}/gu, null],
  [/\p{Script=Cyrillic}/gu, null],
  [/\p{Script=Hebrew}/gu, null],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Greek}/gu, 'el'],
  // Japanese before Chinese: its texts are half ideographs, Chinese ones have no kana.
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Syriac}/gu, 'syr'],
  [/\p{Script=Thaana}/gu, 'dv'],
];

/** Letters of each script in one piece: a list of words costs less than one of letters. */
const runs = scripts.map(([letters]) => new RegExp(`${letters.source}+`, 'gu'));

const countIn = (text: string, run: RegExp | undefined): number =>
  text.match(run ?? /$^/)?.reduce((sum, { length }) => sum + length, 0) ?? 0;

/** The languages that are asked for in a script that many share: those that articles are written in. */
const sharing: readonly string[] = [
  ...[
    'en',
    'fr',
    'de',
    'es',
    'pt',
    'it',
    'nl',
    'sv',
    'da',
    'no',
    'fi',
    'is',
    'tr',
    'id',
    'pl',
    'cs',
  ],
  ...['sk', 'ro', 'hu', 'lt', 'lv', 'et', 'vi', 'af'],
  ...['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'tt', 'mn', 'he', 'yi'],
];

/** A text of fewer letters may be taken for a language near its own. */
const surelyTold = 400;

/**
 * A text's main language as BCP 47, as its letters and words tell it; in a short text in the same script
 * as the file `stated` it: many programs state the language that they were installed in.
 */
export async function languageOf(text: string, stated = ''): Promise<Sure<string> | null> {
  const told = await languageToldBy(text);
  const named = languageIn(stated);
  if (named === null) return told;
  const agrees = told === null || scriptOf(named) === scriptOf(told.answer);
  return agrees && text.length < surelyTold
    ? { answer: named, confidence: confidences.labelled }
    : told;
}

/** A language tag's language alone, whatever it says of script and land; null for none. */
function languageIn(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag.trim().replace(/_/g, '-'));
    return language === 'und' ? null : language;
  } catch {
    return null; // the RangeError of what is no tag
  }
}

const scriptOf = (language: string): string | undefined =>
  new Intl.Locale(language).maximize().script;

/**
 * A text's main language as BCP 47: by its script, then by letters and common words (Arabic script)
 * or by the statistics of its words (scripts that many languages share); null in doubt.
 */
async function languageToldBy(text: string): Promise<Sure<string> | null> {
  const sample = text.slice(0, sampleLength);
  const counted = scripts.map((entry, at) => [entry, countIn(sample, runs[at])] as const);
  const [[letters, language], count] = counted.reduce((most, next) =>
    weight(next) > weight(most) ? next : most,
  );
  if (count < minimumLetters) return null;
  if (language === 'ar') return arabicScriptLanguage(sample);
  if (language !== null) return { answer: language, confidence: confidences.labelled };
  return sharedScriptLanguage(sample, letters);
}

type Counted = readonly [readonly [RegExp, string | null], number];

/** A syllable of kana or Hangul says more than an ideograph, which all three of East Asia print. */
const weight = ([[, language], count]: Counted): number =>
  language === 'ja' || language === 'ko' ? count * 4 : count;

async function sharedScriptLanguage(text: string, letters: RegExp): Promise<Sure<string> | null> {
  const own = new RegExp(`(?:${letters.source}|[\\p{M}'’-])+`, 'gu');
  const words = text.match(own) ?? [];
  if (words.length < minimumWords) return null;
  if (isKurmanji(words)) return { answer: 'ku', confidence: confidences.labelled };
  // Loaded when first needed: its statistics take longer to read than a hundred Arabic articles.
  const { detect } = await import('tinyld');
  const language = detect(words.join(' '), { only: [...sharing] });
  if (language === '') return null;
  const isLong = words.length >= enoughWords;
  return { answer: language, confidence: isLong ? confidences.labelled : confidences.placed };
}
