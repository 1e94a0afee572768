import { dayOf } from './calendars';
import { foldWithOffsets, foldArabic } from './foldArabic';
import { monthTables, type Calendar } from './monthNames';
import { momentAt, zoneNames } from './timeZones';

/** What a line says of a date; `instant` and `zone` as in `Published`. */
export interface Dateline {
  readonly instant: string | null;
  readonly zone: string | null;
  /** The folded line without the date, its weekday, time, zone and punctuation: empty when it is nothing else. */
  readonly rest: string;
}

interface Month {
  readonly calendar: Calendar;
  readonly number: number;
}

const months = new Map<string, Month>();
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
const dayMonthYear = dated(
  `(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/]*(?:من\\s+|of\\s+)?${month}${twin}\\.?[\\s\\-/،,]*(?:عام\\s+|سنه\\s+)?(\\d{4})`,
);
const monthDayYear = dated(`${month}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?[\\s،,]+(\\d{4})`);
const yearFirst = dated('(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})');
const dayFirst = dated('(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4})');

const weekdays = bounded(
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
const time = new RegExp(
  `${notInWord.before}(?:الساعه\\s*|ساعت\\s*|at\\s+)?(\\d{1,2})[:.](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*(${half})(?![\\p{L}\\p{N}]))?`,
  'u',
);
const afternoon = /^(?:مساء|ظهرا|عصرا|ليلا|م|عصر|شب|p)/u;

const zones = new Map(zoneNames().map(([name, zone]) => [foldArabic(name), zone]));
const zoneName = anyOf(zones.keys());
const zoneOffset = '(?:gmt|utc)?\\s?([+-])(\\d{1,2})(?::?(\\d{2}))?';
const zone = new RegExp(
  `(?:(?:ب?التوقيت|بتوقيت|توقيت|به\\s+وقت|وقت)\\s+)?(?:المحلي\\s+في\\s+)?(?:${zoneOffset}|(?<![\\p{L}])(${zoneName}))(?:\\s+time)?${notInWord.after}`,
  'u',
);
const unknownZone = /(?:بتوقيت|بالتوقيت|به\s+وقت)\s+\p{L}+(?:\s+\p{L}+)?/u;

/** Words that may stand beside a date without making the line more than a dateline. */
const fillers =
  /(?<![\p{L}\p{N}])(?:نشر|النشر|تاريخ|في|يوم|بتاريخ|الموافق|تحديث|اخر تحديث|هـ|ه|م|ش|ق|ميلادي|هجري|ميلاديه|هجريه|published|updated|posted|on|at|date|تاریخ|انتشار|منتشر شده|مورخ)(?![\p{L}\p{N}])/gu;

interface Found {
  readonly moment: number;
  readonly matched: string;
}

function numericCalendar(year: number, line: string): Calendar | null {
  if (year >= 1700) return 'gregory';
  if (/\d\s?ش(?!\p{L})/u.test(line)) return 'persian';
  if (/\d\s?(?:ه|هـ|ق)(?!\p{L})/u.test(line)) return 'islamic-umalqura';
  return null;
}

function found(calendar: Calendar, date: [number, number, number], matched: string): Found | null {
  const [year, monthNumber, day] = date;
  const moment = dayOf(calendar, { year, month: monthNumber, day });
  return moment === null ? null : { moment, matched };
}

function worded(line: string, wanted: (calendar: Calendar) => boolean): Found | null {
  for (const [pattern, [d, m, y]] of [
    [dayMonthYear, [1, 2, 3]],
    [monthDayYear, [2, 1, 3]],
  ] as const) {
    for (const match of line.matchAll(new RegExp(pattern, 'gu'))) {
      const named = months.get((match[m] ?? '').replace(/\s+/g, ' '));
      if (named === undefined || !wanted(named.calendar)) continue;
      const answer = found(
        named.calendar,
        [Number(match[y]), named.number, Number(match[d])],
        match[0],
      );
      if (answer !== null) return answer;
    }
  }
  return null;
}

function numeric(line: string, arabicScript: boolean): Found | null {
  const first = yearFirst.exec(line);
  if (first !== null) {
    const calendar = numericCalendar(Number(first[1]), line);
    if (calendar === null) return null;
    return found(calendar, [Number(first[1]), Number(first[2]), Number(first[3])], first[0]);
  }
  const last = dayFirst.exec(line);
  if (last === null) return null;
  const [a, b, year] = [Number(last[1]), Number(last[2]), Number(last[3])];
  const calendar = numericCalendar(year, line);
  if (calendar === null) return null;
  // Arabic writes the day first. English writes either, so only a day that cannot be a month tells.
  if (!arabicScript && a <= 12 && b <= 12 && a !== b) return null;
  return found(calendar, b > 12 ? [year, a, b] : [year, b, a], last[0]);
}

function minutesOfDay(match: RegExpExecArray): number | null {
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  const part = match[4];
  if (part === undefined || hour > 12) return hour * 60 + minute;
  // Twelve at night and twelve at noon: midnight is 12 in the morning hours, and 12 ليلا.
  const late = /^(?:ليلا|شب)/u.test(part) ? hour !== 12 && hour > 4 : afternoon.test(part);
  return ((hour % 12) + (late ? 12 : 0)) * 60 + minute;
}

function zonedInstant(wall: number, match: RegExpExecArray): number | null {
  if (match[4] !== undefined) {
    const name = zones.get(match[4].replace(/\s+/g, ' '));
    return name === undefined ? null : momentAt(wall, name);
  }
  const offset = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (offset > 14 * 60) return null;
  return wall - (match[1] === '-' ? -1 : 1) * offset * 60_000;
}

/** How precisely the words told the time: `2024-02-03`, `2024-02-03T08:57` or `2024-02-03T08:57:00Z`. */
function written(moment: number, precision: 'day' | 'minute' | 'moment'): string {
  const iso = new Date(moment).toISOString();
  if (precision === 'day') return iso.slice(0, 10);
  return precision === 'minute' ? iso.slice(0, 16) : `${iso.slice(0, 19)}Z`;
}

/**
 * Reads a date with year, month and day from a line in Arabic, Persian, Urdu or English, with its
 * time and zone when they follow; null when the line has none. A line that gives a Hijri and a
 * Gregorian date is read by the Gregorian one. `zone` is as the line spells it.
 */
export function parseDateline(line: string): Dateline | null {
  // The T of an ISO 8601 date (2024-02-03T08:57Z) would be a letter of the word that the digits make.
  const { folded, offsets } = foldWithOffsets(line.replace(/(?<=\d)T(?=\d)/gu, ' '));
  const date =
    worded(folded, (calendar) => calendar === 'gregory') ??
    numeric(folded, /[\u0600-\u06ff]/.test(line)) ??
    worded(folded, () => true);
  if (date === null) return null;

  const withoutDate = folded.replace(date.matched, (match) => ' '.repeat(match.length));
  const clock = time.exec(withoutDate);
  const minutes = clock === null ? null : minutesOfDay(clock);
  let rest = withoutDate.replace(weekdays, ' ');
  if (clock === null || minutes === null) {
    return { instant: written(date.moment, 'day'), zone: null, rest: leftover(rest) };
  }
  const wall = date.moment + minutes * 60_000 + Number(clock[3] ?? 0) * 1000;
  const afterClock = clock.index + clock[0].length;
  const tail = withoutDate.slice(afterClock);
  const zoned = zone.exec(tail);
  const moment = zoned === null ? null : zonedInstant(wall, zoned);
  const words = moment === null ? unknownZone.exec(tail) : zoned;
  rest = rest.replace(clock[0], ' ');
  if (words !== null) rest = rest.replace(words[0], ' ');
  const from = afterClock + (words?.index ?? 0);
  return {
    instant: moment === null ? written(wall, 'minute') : written(moment, 'moment'),
    zone: words === null ? null : line.slice(offsets[from], offsets[from + words[0].length]).trim(),
    rest: leftover(rest),
  };
}

function leftover(line: string): string {
  let rest = line;
  const second = worded(rest, () => true);
  if (second !== null) rest = rest.replace(second.matched, ' ');
  return rest
    .replace(weekdays, ' ')
    .replace(fillers, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A date in a reader's language and calendar, with the weekday in the Gregorian one; Arabic and
 * Persian in their own digits. Moments in UTC fall on the day that the reader's own zone has then
 * (`timeZone`, or the system's); days and floating times stay where they are.
 */
export function formatDate(
  instant: string,
  locale: string,
  calendar: 'gregory' | 'islamic-umalqura',
  timeZone?: string,
): string {
  const floating = !instant.endsWith('Z');
  const moment = new Date(floating ? `${instant.slice(0, 10)}T00:00:00Z` : instant);
  const numberingSystem = { ar: 'arab', fa: 'arabext' }[locale.split('-')[0] ?? ''];
  return new Intl.DateTimeFormat(locale, {
    calendar,
    ...(numberingSystem === undefined ? {} : { numberingSystem }),
    ...(floating ? { timeZone: 'UTC' } : timeZone === undefined ? {} : { timeZone }),
    ...(calendar === 'gregory' ? { weekday: 'long' } : {}),
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(moment);
}
