import { confidences } from '#shared/confidence';
import type { Sure } from './found';

/** What tells a language in Arabic script: letters that the others do not use, and little words of its own. */
interface Marks {
  readonly language: string;
  readonly letters: RegExp;
  readonly words: ReadonlySet<string>;
}

const marks = (language: string, letters: RegExp, words: string): Marks => ({
  language,
  letters,
  words: new Set(words.split(' ')),
});

/** Arabic first: it is what a line without any marks is taken for. */
const languages: readonly Marks[] = [
  marks('ar', /[ةىيكأإ]/gu, 'في من على إلى أن التي الذي هذا هذه عن كان لا ما بين وقال ان الى'),
  marks('fa', /[پچژگیک]/gu, 'در به از که این را با است برای آن می بود شد یک های خود'),
  marks('ur', /[ٹڈڑںےہھ]/gu, 'میں کے کی ہے اور سے نے کو ہیں کا پر تھا بھی'),
  marks('ps', /[ټډړږښڼېۍځڅګ]/gu, 'د په کې چې او ته له دی يې دا'),
  marks('ckb', /[ڕڵێۆەڤ]/gu, 'لە بە و کە بۆ ئەو لەگەڵ دە ئەم هەر'),
  marks('ug', /[ېەۇۈۆۋڭ]/gu, 'ۋە بىلەن بۇ ئۇ بىر ئۈچۈن دەپ'),
  marks('sd', /[ڪڳڱٻٿ۾ڻڏڌڦٺڊڇڄ]/gu, 'جي ۾ جو کي ۽ آهي تي سان جا'),
];

const wordWeight = 3;
/** The letters that tell Arabic and Persian apart are in the alphabets of their neighbours too. */
const letterWeight = (language: string): number => (['ar', 'fa'].includes(language) ? 1 : 2);

/** Points of about three words or ten letters of its own. */
const clear = 10;

/** The language of a text in Arabic script as BCP 47: one of seven, Arabic when nothing tells. */
export function arabicScriptLanguage(text: string): Sure<string> {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const points = languages.map(({ language, letters, words: own }) => {
    const typical = text.match(letters)?.length ?? 0;
    return (
      typical * letterWeight(language) + words.filter((word) => own.has(word)).length * wordWeight
    );
  });
  const most = Math.max(...points);
  const language = languages[points.indexOf(most)]?.language ?? 'ar';
  const [, second = 0] = [...points].sort((a, b) => b - a);
  if (most === 0) return { answer: language, confidence: confidences.assumed };
  const isClear = most >= 2 * second && most >= clear;
  return { answer: language, confidence: isClear ? confidences.labelled : confidences.placed };
}
