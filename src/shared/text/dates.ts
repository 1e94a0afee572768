import { dayOf } from './calendars';
import {
  afternoon,
  dayFirst,
  dayMonthYear,
  fillers,
  monthDayYear,
  months,
  time,
  unknownZone,
  weekdays,
  yearFirst,
  zone,
  zones,
} from './datePatterns';
import { foldWithOffsets } from './foldArabic';
import type { Calendar } from './monthNames';
import { momentAt } from './timeZones';

/** What a line says of a date; `instant` and `zone` as in `Published`. */
export interface Dateline {
  readonly instant: string | null;
  readonly zone: string | null;
  /** The folded line without the date, its weekday, time, zone and punctuation: empty when it is nothing else. */
  readonly rest: string;
}

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

/** The milliseconds since midnight that a match of `time` means, or null when no clock shows it. */
function timeOfDay(match: RegExpExecArray): number | null {
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  const part = match[4];
  const told = (hours: number): number =>
    hours * 3_600_000 + minute * 60_000 + Number(match[3] ?? 0) * 1000;
  if (part === undefined || hour > 12) return told(hour);
  // Twelve at night and twelve at noon: midnight is 12 in the morning hours, and 12 ليلا.
  const late = /^(?:ليلا|شب)/u.test(part) ? hour !== 12 && hour > 4 : afternoon.test(part);
  return told((hour % 12) + (late ? 12 : 0));
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

  // Spaces keep the places of all that follows.
  const withoutDate = folded.replace(date.matched, (match) => ' '.repeat(match.length));
  const read = readClock(withoutDate, date.moment);
  if (read === null) {
    return { instant: written(date.moment, 'day'), zone: null, rest: leftover(withoutDate) };
  }
  const { instant, zone: words, rest } = read;
  const spelt = words && line.slice(offsets[words.start], offsets[words.end]).trim();
  return { instant, zone: spelt, rest: leftover(rest) };
}

interface ReadClock {
  readonly instant: string;
  /** Where the words for the zone stand. */
  readonly zone: { readonly start: number; readonly end: number } | null;
  readonly rest: string;
}

/** Reads the time, and the zone behind it, of a folded line for a day that begins at `midnight`. */
function readClock(line: string, midnight: number): ReadClock | null {
  const clock = time.exec(line);
  const sinceMidnight = clock === null ? null : timeOfDay(clock);
  if (clock === null || sinceMidnight === null) return null;
  const wall = midnight + sinceMidnight;
  const after = clock.index + clock[0].length;
  const tail = line.slice(after);
  const zoned = zone.exec(tail);
  const moment = zoned === null ? null : zonedInstant(wall, zoned);
  const words = moment === null ? unknownZone.exec(tail) : zoned;
  const start = after + (words?.index ?? 0);
  return {
    instant: moment === null ? written(wall, 'minute') : written(moment, 'moment'),
    zone: words && { start, end: start + words[0].length },
    rest: line.replace(clock[0], ' ').replace(words?.[0] ?? '', ' '),
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
