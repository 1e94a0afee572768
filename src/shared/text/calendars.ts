import type { Calendar } from './monthNames';

const dayLength = 86_400_000;

const readers = new Map<Calendar, Intl.DateTimeFormat>();

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dateIn(calendar: Calendar, moment: number): CalendarDate {
  let reader = readers.get(calendar);
  if (reader === undefined) {
    reader = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    readers.set(calendar, reader);
  }
  const parts = new Map(reader.formatToParts(moment).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parseInt(parts.get(type) ?? '', 10);
  return { year: of('year'), month: of('month'), day: of('day') };
}

/** Midnight UTC of the first day of year 1, and the mean length of a year in days. */
const epochs = {
  'islamic-umalqura': { start: Date.UTC(622, 6, 19), yearLength: 354.36708 },
  persian: { start: Date.UTC(622, 2, 22), yearLength: 365.24219 },
} as const;

/**
 * The Gregorian day of a date in some calendar, as milliseconds of its midnight in UTC; null when
 * that calendar has no such day (30 February, 31 Rajab). Four-digit years; months count from 1.
 */
export function dayOf(calendar: Calendar, date: CalendarDate): number | null {
  const { year, month, day } = date;
  if (calendar === 'gregory') {
    const moment = Date.UTC(year, month - 1, day);
    const back = new Date(moment);
    return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? moment : null;
  }
  const { start, yearLength } = epochs[calendar];
  const guess =
    start +
    Math.round((year - 1) * yearLength + (month - 1) * (yearLength / 12) + day - 1) * dayLength;
  // The mean year is off by a few days at most, so the day is near the guess or does not exist.
  for (let away = 0; away <= 8; away += 1) {
    for (const moment of [guess + away * dayLength, guess - away * dayLength]) {
      const found = dateIn(calendar, moment);
      if (found.year === year && found.month === month && found.day === day) return moment;
    }
  }
  return null;
}
