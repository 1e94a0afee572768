import { findClock } from './clockForms';
import { findDate } from './dateForms';
import { foldWithOffsets } from './foldArabic';
import { weekdayIn, withoutWeekday } from './weekdayNames';
import { bounded } from './wordPatterns';

/** What a line says of a date; `instant`, `zone` and `doubt` as in `Published`. */
export interface Dateline {
  readonly instant: string | null;
  readonly zone: string | null;
  /** `weekday` when the line names another weekday than the day that it names fell on. */
  readonly doubt?: 'weekday';
  /** The folded line without the date, its weekday, time, zone and punctuation: empty when it is nothing else. */
  readonly rest: string;
}

/** Words that may stand beside a date without making the line more than a dateline. */
const fillers = bounded(
  [
    'نشر|نشرت|نشره|نشرها|النشر|تم|اضيف|اضيفت|تاريخ|في|يوم|بتاريخ|الموافق|ل|تحديث|التحديث|اخر تحديث',
    'هـ|ه|م|ش|ق|ميلادي|هجري|ميلاديه|هجريه|published|last|updated|posted|on|at|the|date',
    'publie|publiee|mis a jour|modifie|le|a|تاريخ|انتشار|منتشر شده|مورخ',
  ].join('|'),
  'gu',
);

/** How precisely the words told the time: `2024-02-03`, `2024-02-03T08:57` or `2024-02-03T08:57:00Z`. */
function written(moment: number, precision: 'day' | 'minute' | 'moment'): string {
  const iso = new Date(moment).toISOString();
  if (precision === 'day') return iso.slice(0, 10);
  return precision === 'minute' ? iso.slice(0, 16) : `${iso.slice(0, 19)}Z`;
}

/** ISO 8601 as machines write it: the T between date and time, and the short form without signs. */
function spaced(line: string): string {
  return line
    .replace(/(?<!\d)(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(?!\d)/gu, '$1-$2-$3 $4:$5')
    .replace(/(?<=\d)T(?=\d)/gu, ' ');
}

const blank = (line: string, words: string): string =>
  line.replace(words, () => ' '.repeat(words.length));

/**
 * Reads a date with year, month and day from a line in Arabic, Persian, Urdu, English or French, with
 * its time and zone when they stand there; null when the line has none. A line that gives a Hijri and
 * a Gregorian date is read by the Gregorian one. `zone` is as the line spells it.
 */
export function parseDateline(line: string): Dateline | null {
  // The T would be a letter of the word that the digits make.
  const plain = spaced(line);
  const { folded, offsets } = foldWithOffsets(plain);
  const date = findDate(folded, line);
  if (date === null) return null;
  const weekday = weekdayIn(folded);
  const contradicts = weekday !== null && weekday !== new Date(date.moment).getUTCDay();
  const doubt = contradicts ? { doubt: 'weekday' as const } : {};

  const withoutDate = blank(folded, date.matched);
  const clock = findClock(withoutDate);
  if (clock === null) {
    const rest = leftover(withoutDate, line);
    return { instant: written(date.moment, 'day'), zone: null, ...doubt, rest };
  }
  const wall = date.moment + clock.minutes * 60_000 + clock.seconds * 1000;
  const moment = clock.zone?.moment(wall) ?? null;
  const { start = 0, matched = '' } = clock.zone ?? {};
  return {
    instant: moment === null ? written(wall, 'minute') : written(moment, 'moment'),
    zone:
      clock.zone === null
        ? null
        : plain.slice(offsets[start], offsets[start + matched.length]).trim(),
    ...doubt,
    rest: leftover(blank(blank(withoutDate, clock.matched), matched), line),
  };
}

function leftover(folded: string, line: string): string {
  // The same day in another calendar.
  const second = findDate(folded, line);
  const others = second === null ? folded : blank(folded, second.matched);
  return withoutWeekday(others)
    .replace(fillers, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A date in a reader's language and calendar, with the weekday in the Gregorian one; Arabic and
 * Persian in their own digits, and in Arabic with the sign of its calendar (م or هـ). Moments in UTC fall on the day that the reader's own zone has then
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
  const [language = ''] = locale.split('-');
  const numberingSystem = { ar: 'arab', fa: 'arabext' }[language];
  return (
    new Intl.DateTimeFormat(locale, {
      calendar,
      ...(numberingSystem === undefined ? {} : { numberingSystem }),
      ...(floating ? { timeZone: 'UTC' } : timeZone === undefined ? {} : { timeZone }),
      ...(calendar === 'gregory' ? { weekday: 'long' } : {}),
      ...(language === 'ar' ? { era: 'short' } : {}),
      year: 'numeric',
      month: 'long',
      day: 'numeric',
    })
      .format(moment)
      // The sign belongs to its year, also at the end of a line.
      .replace(/ (?=(?:م|هـ)$)/u, '\u00a0')
      // CLDR writes Shaʻban with U+02BB, which hardly any face has; a quotation mark looks the same.
      .replaceAll('\u02bb', '\u2018')
  );
}
