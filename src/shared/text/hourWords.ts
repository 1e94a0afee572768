import { foldArabic } from './foldArabic';
import { anyOf } from './wordPatterns';

const hours = new Map(
  [
    ...['الواحدة', 'الثانية', 'الثالثة', 'الرابعة', 'الخامسة', 'السادسة'],
    ...['السابعة', 'الثامنة', 'التاسعة', 'العاشرة', 'الحادية عشرة', 'الثانية عشرة'],
  ].map((word, index) => [foldArabic(word).replace(/\s/g, ''), index + 1] as const),
);

/** Minutes after the hour, or before it. */
const parts = new Map(
  [
    ...[['والنصف', 30] as const, ['والربع', 15] as const, ['والثلث', 20] as const],
    ...[['إلا ربعا', -15] as const, ['إلا الربع', -15] as const, ['إلا ثلثا', -20] as const],
  ].map(([word, minutes]) => [foldArabic(word).replace(/\s/g, ''), minutes] as const),
);

const spelled = (words: Iterable<string>): string =>
  anyOf([...words].map((word) => word.replace(/^(الا|الحاديه|الثانيه)(?=.)/u, '$1 ')));

/** An hour in Arabic words with its half or quarter, as two groups of a regular expression for folded lines. */
export const wordedHour = `(${spelled(hours.keys())})(?:\\s+(${spelled(parts.keys())}))?(?![\\p{L}])`;

/** The hour (1 to 12) and minutes that the two groups of `wordedHour` say. */
export function readWordedHour(hour: string, part = ''): readonly [hour: number, minutes: number] {
  const named = hours.get(hour.replace(/\s/g, '')) ?? 0;
  const minutes = parts.get(part.replace(/\s/g, '')) ?? 0;
  return minutes < 0 ? [named === 1 ? 12 : named - 1, 60 + minutes] : [named, minutes];
}
