import { dayOf } from '../calendars';
import { foldArabic, foldWithOffsets } from '../foldArabic';
import { monthTables, type Calendar } from '../monthNames';
import type { Span } from '../spans';
import { anyOf, notInWord } from '../wordPatterns';

/** Days in ISO form, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A date with as much as was said of it. */
interface Partial {
  readonly calendar: Calendar;
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

const oneDay = 86_400_000;
const isoDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const months = new Map<string, { readonly calendar: Calendar; readonly month: number }>();
for (const table of monthTables) {
  table.months.forEach((names, index) => {
    for (const name of names.split('|')) {
      const folded = foldArabic(name);
      if (!months.has(folded)) months.set(folded, { calendar: table.calendar, month: index + 1 });
    }
  });
}

const dayMonthYear = `(?:(\\d{1,2})\\s+)?(${anyOf(months.keys())})\\s+(?:(?:عام|سنه|لعام|لسنه|of|de)\\s+)?(\\d{4})`;
const writtenDate = new RegExp(`${notInWord.before}${dayMonthYear}${notInWord.after}`, 'gu');
const numericDate = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u;

/** Years that are written now in the Hijri calendar; nothing that is read is from the Middle Ages. */
const calendarOf = (year: number): Calendar =>
  year >= 1300 && year < 1600 ? 'islamic-umalqura' : 'gregory';

function rangeOf({ calendar, year, month, day }: Partial): DayRange | null {
  const first = dayOf(calendar, { year, month: month ?? 1, day: day ?? 1 });
  if (first === null) return null;
  if (day !== null) return { from: isoDay(first), to: isoDay(first) };
  const next =
    month === null || month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const end = dayOf(calendar, { ...next, day: 1 });
  return end === null ? null : { from: isoDay(first), to: isoDay(end - oneDay) };
}

const numberOr = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);

function fromMatch(match: readonly (string | undefined)[]): DayRange | null {
  const [, day, name = '', year = ''] = match;
  const month = months.get(name.replace(/\s+/gu, ' '));
  return month === undefined ? null : rangeOf({ ...month, year: Number(year), day: numberOr(day) });
}

function oneRange(folded: string): DayRange | null {
  const numeric = numericDate.exec(folded);
  if (numeric !== null) {
    const year = Number(numeric[1]);
    const [month, day] = [numberOr(numeric[2]), numberOr(numeric[3])];
    if (month !== null && (month < 1 || month > 12)) return null;
    return rangeOf({ calendar: calendarOf(year), year, month, day });
  }
  const written = [...folded.replace(/[-_]/gu, ' ').matchAll(writtenDate)];
  const [match] = written;
  return match?.[0].length === folded.length ? fromMatch(match) : null;
}

/**
 * The days that a value of `date:` means: a year, month or day in numbers or with the month's name,
 * Gregorian, Hijri or Persian, or two of these with `..` between; null when it is no date.
 */
export function readDays(value: string): DayRange | null {
  const folded = foldArabic(value).trim();
  const [first = '', last = first, ...more] = folded.split('..');
  if (more.length > 0) return null;
  const [from, to] = [oneRange(first.trim()), oneRange(last.trim())];
  return from === null || to === null ? null : { from: from.from, to: to.to };
}

/** The dates with a month's name and a year that stand in a query's words, and where. */
export function writtenDays(
  text: string,
): readonly { readonly span: Span; readonly days: DayRange }[] {
  const { folded, offsets } = foldWithOffsets(text);
  return [...folded.matchAll(writtenDate)].flatMap((match) => {
    const days = fromMatch(match);
    const start = offsets[match.index] ?? 0;
    const end = offsets[match.index + match[0].length] ?? text.length;
    return days === null ? [] : [{ span: { start, end }, days }];
  });
}
