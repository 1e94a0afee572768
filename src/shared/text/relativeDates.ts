import { foldArabic } from './foldArabic';
import { anyOf } from './wordPatterns';

/** How long before another moment something was, in units of a calendar or a clock. */
export interface RelativeDate {
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'month' | 'year';
}

interface Unit {
  readonly unit: RelativeDate['unit'];
  /** How many of it one of these words is: seven days, two hours. */
  readonly times: number;
}

const unitWords: readonly (readonly [words: string, unit: RelativeDate['unit'], times: number])[] =
  [
    ['دقيقة|دقائق|دقایق|دقیقه|minute|minutes', 'minute', 1],
    ['دقيقتين|دقيقتان', 'minute', 2],
    ['ساعة|ساعات|ساعت|hour|hours|heure|heures', 'hour', 1],
    ['ساعتين|ساعتان', 'hour', 2],
    ['يوم|يوما|أيام|روز|day|days|jour|jours', 'day', 1],
    ['يومين|يومان', 'day', 2],
    ['أسبوع|أسبوعا|أسابيع|هفته|week|weeks|semaine|semaines', 'day', 7],
    ['أسبوعين|أسبوعان', 'day', 14],
    ['شهر|شهرا|أشهر|شهور|ماه|month|months|mois', 'month', 1],
    ['شهرين|شهران', 'month', 2],
    ['سنة|سنوات|عام|عاما|أعوام|سال|year|years|an|ans', 'year', 1],
    ['سنتين|سنتان|عامين|عامان', 'year', 2],
  ];

const units = new Map<string, Unit>(
  unitWords.flatMap(([words, unit, times]) =>
    words.split('|').map((word) => [foldArabic(word), { unit, times }] as const),
  ),
);

/** Numbers in words as far as people write them out. */
const numberWords = new Map(
  [
    ...['واحد|واحدة|یک|a|an|one|un|une', 'دو|two|deux', 'ثلاث|ثلاثة|سه|three|trois'],
    ...['أربع|أربعة|چهار|four|quatre', 'خمس|خمسة|پنج|five|cinq', 'ست|ستة|شش|six'],
    ...['سبع|سبعة|هفت|seven|sept', 'ثماني|ثمانية|هشت|eight|huit', 'تسع|تسعة|نه|nine|neuf'],
    'عشر|عشرة|ده|ten|dix',
  ].flatMap((words, index) =>
    words.split('|').map((word) => [foldArabic(word), index + 1] as const),
  ),
);

/** Whole days before, by the words that name them. */
const dayWords = new Map(
  [
    ['اليوم|امروز|today', 0] as const,
    ['أمس|البارحة|دیروز|yesterday|hier', 1] as const,
    ['أول أمس|أول من أمس|قبل أمس|پریروز', 2] as const,
  ].flatMap(([words, days]) => words.split('|').map((word) => [foldArabic(word), days] as const)),
);

const amount = `(?<amount>\\d{1,3}|${anyOf(numberWords.keys())})`;
const unit = `(?<unit>${anyOf(units.keys())})`;
const published = '(?:نشر|نشرت|تم النشر|تحديث|اخر تحديث|published|updated|posted|publie)';
const forms = [
  `(?:قبل|منذ|il y a|depuis)\\s+(?:${amount}\\s+)?${unit}`,
  `${amount}\\s+${unit}\\s+(?:پیش|ago)`.replace('پیش', foldArabic('پیش')),
].map((form) => new RegExp(`^(?:${published}\\s*:?\\s*)?${form}$`, 'u'));
const dayForm = new RegExp(`^(?:${published}\\s*:?\\s*)?(?<day>${anyOf(dayWords.keys())})$`, 'u');

/** Reads a line that is nothing but `قبل ساعتين`, `أمس`, `3 days ago` and their like; null for others. */
export function parseRelativeDate(line: string): RelativeDate | null {
  const folded = foldArabic(line.slice(0, 60)).replace(/\s+/gu, ' ').trim();
  const day = dayForm.exec(folded)?.groups?.['day'];
  if (day !== undefined) return { amount: dayWords.get(day) ?? 0, unit: 'day' };
  const groups = forms
    .map((form) => form.exec(folded)?.groups)
    .find((found) => found !== undefined);
  const named = units.get(groups?.['unit'] ?? '');
  if (groups === undefined || named === undefined) return null;
  const written = groups['amount'] ?? '1';
  const count = numberWords.get(written) ?? Number(written);
  return { amount: count * named.times, unit: named.unit };
}

const lengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The instant (as in `Published.instant`) that lies so long before another one, no more precise than
 * either; null when hours are to be counted back from a day without a time.
 */
export function before(
  instant: string,
  { amount: count, unit: name }: RelativeDate,
): string | null {
  const hasTime = instant.length > 10;
  if (name === 'minute' || name === 'hour') {
    if (!hasTime) return null;
    const moment = new Date(instant.endsWith('Z') ? instant : `${instant}Z`).getTime();
    const iso = new Date(moment - count * lengths[name]).toISOString();
    return instant.endsWith('Z') ? `${iso.slice(0, 19)}Z` : iso.slice(0, 16);
  }
  const day = new Date(`${instant.slice(0, 10)}T00:00:00Z`);
  if (name === 'day') day.setTime(day.getTime() - count * lengths.day);
  else {
    const months = name === 'year' ? count * 12 : count;
    const monthDay = day.getUTCDate();
    day.setUTCMonth(day.getUTCMonth() - months, 1);
    const lastDay = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
    day.setUTCDate(Math.min(monthDay, lastDay));
  }
  return day.toISOString().slice(0, 10);
}
