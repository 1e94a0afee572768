import { dayOf } from './calendars';
import { foldArabic } from './foldArabic';
import { monthTables, type Calendar } from './monthNames';
import { ordinalDays } from './ordinalDays';
import { anyOf, bounded } from './wordPatterns';

interface Month {
  readonly calendar: Calendar;
  readonly number: number;
}

/** Every spelling of a month, folded. */
const monthNames = new Set<string>();
/** The months by their folded names without the spaces inside them. */
const months = new Map<string, Month>();
for (const { calendar, months: names } of monthTables) {
  names.forEach((spellings, index) => {
    for (const name of spellings.split('|').map(foldArabic)) {
      const key = name.replace(/\s/g, '');
      monthNames.add(name);
      if (!months.has(key)) months.set(key, { calendar, number: index + 1 });
    }
  });
}

const month = `(${anyOf(monthNames)})(?:\\s?ماه)?`;
const day = `(\\d{1,2}|${anyOf(ordinalDays.keys())})`;
const twin = `(?:\\s*[/(–-]\\s*${month.replace('(', '(?:')}\\s*\\)?)?`;
/** A date with the letter of its era written on to the year, as in `1445هـ` (folded `1445ه`). */
const dated = (pattern: string): RegExp => bounded(`(?:${pattern})(?:ه|م|ش|ق)?`, 'gu');
const dayMonthYear = dated(
  `${day}(?:st|nd|rd|th|er|\\.)?[\\s\\-/]*(?:من\\s+|of\\s+|de\\s+)?${month}${twin}\\.?[\\s\\-/،,]*(?:عام\\s+|سنه\\s+|del?\\s+)?(\\d{4})`,
);
const monthDayYear = dated(`${month}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?[\\s،,]+(\\d{4})`);
const yearFirst = dated('(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})');
const dayFirst = dated('(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4})');

/** A day that a line names: midnight UTC in milliseconds, and the words that name it. */
export interface FoundDate {
  readonly moment: number;
  readonly matched: string;
}

/** What tells which calendar a date without a month's name is in. */
interface Script {
  /** Arabic and French write the day before the month; English writes either. */
  readonly isDayFirst: boolean;
  readonly isPersian: boolean;
}

/** The calendar of a year, by what is written after the date's digits: `1445هـ`, `1402 ه.ش`. */
function numericCalendar(year: number, after: string, script: Script): Calendar | null {
  if (year >= 1700) return 'gregory';
  if (/^\s?(?:ه\.?\s?)?ش(?!\p{L})/u.test(after)) return 'persian';
  if (/^\s?(?:ه|ق)(?!\p{L})/u.test(after)) return 'islamic-umalqura';
  return script.isPersian && year >= 1300 && year < 1500 ? 'persian' : null;
}

type Wanted = (calendar: Calendar) => boolean;

function found(
  calendar: Calendar,
  date: readonly [year: number, month: number, day: number],
  matched: string,
): FoundDate | null {
  const [year, monthNumber, dayNumber] = date;
  const moment = dayOf(calendar, { year, month: monthNumber, day: dayNumber });
  return moment === null ? null : { moment, matched };
}

const dayNumberOf = (words: string): number =>
  /^\d/.test(words) ? Number(words) : (ordinalDays.get(words.replace(/\s+/g, ' ')) ?? 0);

function worded(line: string, wanted: Wanted): FoundDate | null {
  for (const [pattern, [d, m, y]] of [
    [dayMonthYear, [1, 2, 3]],
    [monthDayYear, [2, 1, 3]],
  ] as const) {
    for (const match of line.matchAll(pattern)) {
      const named = months.get((match[m] ?? '').replace(/\s/g, ''));
      if (named === undefined || !wanted(named.calendar)) continue;
      const date = [Number(match[y]), named.number, dayNumberOf(match[d] ?? '')] as const;
      const answer = found(named.calendar, date, match[0]);
      if (answer !== null) return answer;
    }
  }
  return null;
}

type Numbers = readonly [number, number, number];

/** Year, month and day of a date that ends with its year; null when it may be read either way. */
function inOrder([a, b, year]: Numbers, isDayFirst: boolean): Numbers | null {
  // Only a day that cannot be a month tells which of the two English has written first.
  if (!isDayFirst && a <= 12 && b <= 12 && a !== b) return null;
  return b > 12 ? [year, a, b] : [year, b, a];
}

function numeric(line: string, script: Script, wanted: Wanted): FoundDate | null {
  for (const [pattern, isYearFirst] of [
    [yearFirst, true],
    [dayFirst, false],
  ] as const) {
    for (const match of line.matchAll(pattern)) {
      const numbers = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
      const digits = /^[\d\s\-/.]*\d/u.exec(match[0])?.[0].length ?? 0;
      // Nobody who writes the month first parts it from the day by a dot.
      const isDayFirst = script.isDayFirst || match[0].includes('.');
      const date = isYearFirst ? numbers : inOrder(numbers, isDayFirst);
      if (date === null) continue;
      const calendar = numericCalendar(date[0], line.slice(match.index + digits), script);
      if (calendar === null || !wanted(calendar)) continue;
      const answer = found(calendar, date, match[0]);
      if (answer !== null) return answer;
    }
  }
  return null;
}

/** Words beside a French date. */
const french = bounded(
  'le|publiee?|mise? a jour|modifiee?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
);

/**
 * The first date with day, month and year in a folded line, a Gregorian one before all others;
 * `original` is the line as written. Null when there is none.
 */
export function findDate(folded: string, original: string): FoundDate | null {
  const script = {
    isDayFirst: /[\u0600-\u06ff]/u.test(original) || french.test(folded),
    isPersian: /[\u06f0-\u06f9پچژگکی]|شنبه/u.test(original),
  };
  const isGregorian: Wanted = (calendar) => calendar === 'gregory';
  return (
    worded(folded, isGregorian) ??
    numeric(folded, script, isGregorian) ??
    worded(folded, () => true) ??
    numeric(folded, script, () => true)
  );
}
