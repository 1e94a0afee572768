import { foldArabic } from './foldArabic';

const units = 'الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع'.split('|');

/** The days of a month in words, folded, with their numbers: `الثالث`, `الحادي والعشرين`, `الثلاثون`. */
export const ordinalDays: ReadonlyMap<string, number> = new Map(
  [
    ...units.map((word, index) => [word, index + 1] as const),
    ['العاشر', 10] as const,
    ['غرة', 1] as const,
    ...units.map((word, index) => [`${index === 0 ? 'الحادي' : word} عشر`, index + 11] as const),
    ...tens('العشر', 20),
    ...units.flatMap((word, index) => tens(`${index === 0 ? 'الحادي' : word} والعشر`, index + 21)),
    ...tens('الثلاث', 30),
    ...tens('الحادي والثلاث', 31),
  ].map(([word, day]) => [foldArabic(word), day]),
);

function tens(stem: string, day: number): [string, number][] {
  return [
    [`${stem}ين`, day],
    [`${stem}ون`, day],
  ];
}
