import { foldArabic } from '../foldArabic';
import type { Rule } from './rules';

/**
 * Letters of their own in some language, and the Arabic letter that is written for them where a
 * keyboard lacks them: Persian, Urdu, Kurdish, Pashto, Sindhi, Maghrebi.
 */
const cousins: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ك: 'گڭݣڱ', ب: 'پٻ', ج: 'چڄڃڇ', ز: 'ژڗځ', ف: 'ڤڥڢ', ت: 'ٹٿټ', د: 'ڈډڌ', ر: 'ڑړڕ' },
    ...{ ن: 'ںڼڻ', و: 'ۆۇۈۋ', ي: 'ێېےۍ', ق: 'ڨڧ', ل: 'ڵ', س: 'ښڅ' },
  }).flatMap(([arabic, others]) => others.split('').map((letter) => [letter, arabic] as const)),
);

const seats = /^[أإؤئءٲٳۓۂ]/u;
const hamza = /^[ءأإآٱٲٳؤئۓۂۀ]|[\u0653-\u0655]/u;
const marks = /\p{M}+/gu;
const arabic = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]/u;

/** The looser spelling of one letter: its cousin, or a bare hamza for a hamza on any seat within a word. */
function loosen(letter: string, folded: string, isFirst: boolean): string {
  if (!isFirst && seats.test(letter)) return 'ء';
  return cousins.get(folded) ?? folded;
}

const loosened = new RegExp(`[أإؤئءٲٳۓۂ${[...cousins.keys()].join('')}]|[^\\p{L}\\p{N}]`, 'u');

/** Letters that have no looser spelling, told from others at a glance. */
const isFirm = (code: number): boolean =>
  (code >= 0x627 && code <= 0x63a) || (code >= 0x641 && code <= 0x64a) || code === 0x622;

/** Whether a word can have a looser spelling that is another than its folded one. */
export function canBeLoosened(surface: string): boolean {
  for (let at = 0; at < surface.length; at += 1) {
    if (!isFirm(surface.charCodeAt(at))) return loosened.test(surface);
  }
  return false;
}

/** A stretch of a word's letters in the looser spelling, which is the same for all seats of a hamza. */
export function looseForm(
  folded: string,
  letters: readonly string[],
  from: number,
  to: number,
): string {
  let loose = '';
  for (let at = from; at < to; at += 1) {
    loose += loosen(letters[at] ?? '', folded.charAt(at), at === from);
  }
  // قارىء, قاريء and قارئ; شيء and شئ.
  return loose.length > 2 && loose.endsWith('يء') ? `${loose.slice(0, -2)}ء` : loose;
}

const isMarked = (letter: string): string =>
  letter.length > 1 ? (letter.match(marks) ?? []).join('') : '';

function rulesOfBases(a: string, b: string): readonly Rule[] {
  if (!/\p{L}/u.test(a) || !/\p{L}/u.test(b)) return ['digits'];
  if (hamza.test(a) || hamza.test(b)) return ['hamza'];
  if (!arabic.test(a) || !arabic.test(b)) return rulesOfOtherLetters(a, b);
  const pair = a < b ? a + b : b + a;
  if (pair === 'ةه') return ['taMarbuta'];
  if (pair === 'ىي') return ['alefMaqsura'];
  return foldArabic(a) === foldArabic(b) ? ['letters'] : ['cousins'];
}

const bare = (letter: string): string => letter.normalize('NFD').replace(marks, '');

function rulesOfOtherLetters(a: string, b: string): readonly Rule[] {
  if (a.toLowerCase() === b.toLowerCase()) return ['case'];
  return bare(a).toLowerCase() === bare(b).toLowerCase() && bare(a) !== bare(b)
    ? ['accents', 'case']
    : ['accents'];
}

/**
 * Adds the rules that make two letters with their marks the same letter; none when they are written
 * alike. The letters must fold alike, or be cousins or hamzas.
 */
export function addRulesOfLetters(a: string, b: string, rules: Set<Rule>): void {
  if (a === b) return;
  const [marksA, marksB] = [isMarked(a), isMarked(b)];
  const [baseA, baseB] = [
    a.slice(0, a.length - marksA.length),
    b.slice(0, b.length - marksB.length),
  ];
  if (marksA !== marksB) {
    const onHamza = /[\u0653-\u0655]/u.test(marksA + marksB);
    if (onHamza) rules.add('hamza');
    else rules.add(arabic.test(baseA + baseB) || baseA + baseB === '' ? 'tashkeel' : 'accents');
  }
  // One letter that is written as two: the first of them says so.
  if (baseA === '' || baseB === '') return;
  if (baseA !== baseB) for (const rule of rulesOfBases(baseA, baseB)) rules.add(rule);
}
