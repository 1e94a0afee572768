import { foldArabic } from './foldArabic';
import { monthTables, type Calendar } from './monthNames';
import { zoneNames } from './timeZones';

/*
 * What datelines are made of, as patterns over folded text (`foldArabic`).
 */

interface Month {
  readonly calendar: Calendar;
  readonly number: number;
}

/** Each month name, folded, with its calendar and its number from 1; the first table that has a name wins. */
export const months = new Map<string, Month>();
for (const { calendar, months: names } of monthTables) {
  names.forEach((spellings, index) => {
    for (const spelling of spellings.split('|')) {
      const name = foldArabic(spelling);
      if (!months.has(name)) months.set(name, { calendar, number: index + 1 });
    }
  });
}

const anyOf = (names: Iterable<string>): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/ /g, '\\s?'))
    .join('|');

const month = `(${anyOf(months.keys())})`;
const notInWord = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };
const bounded = (pattern: string): RegExp =>
  new RegExp(`${notInWord.before}(?:${pattern})${notInWord.after}`, 'u');

const twin = `(?:\\s*[/(]\\s*${month.replace('(', '(?:')}\\s*\\)?)?`;
/** A date with the letter of its era written on to the year, as in `1445هـ` (folded `1445ه`). */
const dated = (pattern: string): RegExp => bounded(`(?:${pattern})(?:ه|م|ش|ق)?`);
/** `3 فبراير 2024`, `3 شباط/فبراير 2024`: day, month, year. */
export const dayMonthYear = dated(
  `(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/]*(?:من\\s+|of\\s+)?${month}${twin}\\.?[\\s\\-/،,]*(?:عام\\s+|سنه\\s+)?(\\d{4})`,
);
/** `February 3, 2024`: month, day, year. */
export const monthDayYear = dated(`${month}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?[\\s،,]+(\\d{4})`);
/** `2024-02-03`: year, month, day. */
export const yearFirst = dated('(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})');
/** `03/02/2024`: two numbers and the year. */
export const dayFirst = dated('(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4})');

/** The name of a day of the week. */
export const weekdays = bounded(
  anyOf(
    [
      ...['الأحد', 'الإثنين', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
      ...[
        'یکشنبه',
        'دوشنبه',
        'سه شنبه',
        'سه‌شنبه',
        'چهارشنبه',
        'پنج شنبه',
        'پنجشنبه',
        'جمعه',
        'شنبه',
      ],
      ...['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
      ...['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
    ].map(foldArabic),
  ),
);

const half = 'صباحا|مساء|ظهرا|عصرا|ليلا|فجرا|ص|م|صبح|عصر|شب|a\\.?m\\.?|p\\.?m\\.?';
/** `08:57`, `6:05 مساء`: hour, minute, second, half of the day. */
export const time = new RegExp(
  `${notInWord.before}(?:الساعه\\s*|ساعت\\s*|at\\s+)?(\\d{1,2})[:.](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*(${half})(?![\\p{L}\\p{N}]))?`,
  'u',
);
/** The halves of the day that add twelve hours. */
export const afternoon = /^(?:مساء|ظهرا|عصرا|ليلا|م|عصر|شب|p)/u;

/** Each zone name, folded, with its IANA name. */
export const zones = new Map(zoneNames().map(([name, zone]) => [foldArabic(name), zone]));
const zoneName = anyOf(zones.keys());
const zoneOffset = '(?:gmt|utc)?\\s?([+-])(\\d{1,2})(?::?(\\d{2}))?';
/** `بتوقيت غرينتش`, `UTC+3`: sign, hours, minutes, or a name. */
export const zone = new RegExp(
  `(?:(?:ب?التوقيت|بتوقيت|توقيت|به\\s+وقت|وقت)\\s+)?(?:المحلي\\s+في\\s+)?(?:${zoneOffset}|(?<![\\p{L}])(${zoneName}))(?:\\s+time)?${notInWord.after}`,
  'u',
);
/** A zone that is named and that we do not know. */
export const unknownZone = /(?:بتوقيت|بالتوقيت|به\s+وقت)\s+\p{L}+(?:\s+\p{L}+)?/u;

/** Words that may stand beside a date without making the line more than a dateline. */
export const fillers =
  /(?<![\p{L}\p{N}])(?:نشر|النشر|تاريخ|في|يوم|بتاريخ|الموافق|تحديث|اخر تحديث|هـ|ه|م|ش|ق|ميلادي|هجري|ميلاديه|هجريه|published|updated|posted|on|at|date|تاریخ|انتشار|منتشر شده|مورخ)(?![\p{L}\p{N}])/gu;
