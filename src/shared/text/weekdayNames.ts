import { foldArabic } from './foldArabic';
import { anyOf, bounded } from './wordPatterns';

/** The days of a week from Sunday in Arabic, Persian, Urdu, English and French, spellings divided by `|`. */
const names = [
  'الأحد|یکشنبه|یک شنبه|اتوار|sunday|sun|dimanche',
  'الإثنين|الاثنين|دوشنبه|دو شنبه|monday|mon|lundi',
  'الثلاثاء|الثلثاء|منگل|سه شنبه|سه‌شنبه|tuesday|tues|tue|mardi',
  'الأربعاء|بدھ|چهارشنبه|چهار شنبه|wednesday|wed|mercredi',
  'الخميس|پنج شنبه|پنجشنبه|جمعرات|thursday|thurs|thu|jeudi',
  'الجمعة|جمعه|friday|fri|vendredi',
  'السبت|شنبه|saturday|sat|samedi',
];

const numbers = new Map(
  names.flatMap((spellings, day) =>
    spellings.split('|').map((name) => [foldArabic(name).replace(/ /g, ''), day] as const),
  ),
);
const pattern = anyOf(names.flatMap((spellings) => spellings.split('|').map(foldArabic)));
const first = bounded(pattern);
const all = bounded(pattern, 'gu');

/** A folded line with its first weekday blanked out. */
export const withoutWeekday = (folded: string): string => folded.replace(first, ' ');

/** The only weekday that a folded line names, 0 for Sunday; null when it names none or several. */
export function weekdayIn(folded: string): number | null {
  const found = new Set(
    [...folded.matchAll(all)].map(([name]) => numbers.get(name.replace(/\s/g, ''))),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
