import * as v from 'valibot';

/**
 * The rules by which two words count as the same though they are written differently. A reader can
 * make each of them strict; the screen names each of them.
 */
export type Rule =
  /** Vowel signs, shadda, Quranic marks, Hebrew points: كَتَبَ and كتب. */
  | 'tashkeel'
  /** Alef with or without hamza, madda or wasla; hamza on another seat or none: أ and ا, مسؤول and مسئول. */
  | 'hamza'
  /** ة and ه. */
  | 'taMarbuta'
  /** ى and ي. */
  | 'alefMaqsura'
  /** ٢ and ۲ and 2; the signs in a number. */
  | 'digits'
  /** A and a. */
  | 'case'
  /** é and e. */
  | 'accents'
  /** One letter in the shapes of Arabic, Persian and Urdu keyboards: ک and ك. */
  | 'letters'
  /** Letters of their own that stand for a neighbour where a keyboard lacks them: پ and ب. */
  | 'cousins'
  /** What Arabic writes together with a word before it: و ف ب ل ك س and the article. */
  | 'clitic'
  /** Endings: number, gender, pronouns. */
  | 'stem'
  /** A broken plural and its singular, by a table. */
  | 'plural'
  /** The beginning of a word. */
  | 'prefix'
  /** One letter more, less, other or exchanged; two from eight letters. */
  | 'typo';

/**
 * How much of a word found in its exact form a word found by a rule is worth; several rules multiply.
 * So an exact form comes before a folded one, and that before clitic, stem, prefix and typo.
 */
const worths: Readonly<Record<Rule, number>> = {
  ...{ tashkeel: 0.98, hamza: 0.97, taMarbuta: 0.97, alefMaqsura: 0.97, digits: 0.99 },
  ...{ case: 0.99, accents: 0.97, letters: 0.97, cousins: 0.8 },
  ...{ clitic: 0.87, stem: 0.6, plural: 0.5, prefix: 0.4, typo: 0.2 },
};

/** All rules, those that change a word least first. */
export const allRules = Object.keys(worths) as readonly Rule[];

/** The name of a rule, as it crosses from the window. */
export const RuleSchema = v.picklist(allRules);

/** What a word found by some rules is worth: 1 without any, more than 0 always. */
export function worthOf(rules: Iterable<Rule>): number {
  let worth = 1;
  for (const rule of rules) worth *= worths[rule];
  return worth;
}

/** A phrase in quotation marks is to stand there as it is: spelling and particles alone may differ. */
const notQuoted: readonly Rule[] = ['stem', 'plural', 'prefix', 'typo'];

/** The rules by which words that are asked for may not match: those that the reader made strict, and more in a quotation. */
export const strictFor = (
  { quoted }: { readonly quoted: boolean },
  strict: ReadonlySet<Rule>,
): ReadonlySet<Rule> => (quoted ? new Set([...strict, ...notQuoted]) : strict);
