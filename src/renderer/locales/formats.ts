interface Formats {
  number(value: number): string;
  percent(share: number): string;
  day(instant: string): string;
  days(from: string, to?: string): string;
  year(digits: string): string;
  languageName(tag: string): string;
  moment(instant: string): string;
  list(parts: readonly string[]): string;
  ago(milliseconds: number): string;
}

/** The units in which a span of time is told, each from the number of milliseconds on that stands with it. */
const units = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const;

const made = new Map<string, Formats>();

/**
 * Numbers, dates and lists in one language (BCP 47 with its numbering system), dates in that of a country if wanted. Formatters are costly to make
 * and rows need them all the time, so each language's are made once.
 */
export function createFormats(intl: string, dates = intl): Formats {
  const key = `${intl} ${dates}`;
  let formats = made.get(key);
  if (formats === undefined) {
    formats = build(intl, dates);
    made.set(key, formats);
  }
  return formats;
}

function build(intl: string, dates: string): Formats {
  const number = new Intl.NumberFormat(intl, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(intl, { style: 'percent', maximumFractionDigits: 0 });
  const parts = { calendar: 'gregory', year: 'numeric', month: 'long', day: 'numeric' } as const;
  const local = new Intl.DateTimeFormat(dates, parts);
  const floating = new Intl.DateTimeFormat(dates, { ...parts, timeZone: 'UTC' });
  const minute = new Intl.DateTimeFormat(dates, { ...parts, hour: 'numeric', minute: '2-digit' });
  const list = new Intl.ListFormat(intl, { type: 'conjunction' });
  const whole = new Intl.NumberFormat(intl, { useGrouping: false });
  const languages = new Intl.DisplayNames(intl, { type: 'language', fallback: 'code' });
  const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
  const relative = new Intl.RelativeTimeFormat(intl, { numeric: 'auto' });
  return {
    ago(milliseconds) {
      const unit = units.find(([, length]) => Math.abs(milliseconds) >= length);
      // Below a minute it is now.
      if (unit === undefined) return relative.format(0, 'second');
      return relative.format(-Math.round(milliseconds / unit[1]), unit[0]);
    },
    list: (parts) => list.format(parts),
    days: (from, to = from) => floating.formatRange(midnight(from), midnight(to)),
    year: (digits) => whole.format(Number(digits)),
    languageName: (tag) => languages.of(tag) ?? tag,
    number: (value) => number.format(value),
    moment: (instant) => minute.format(new Date(instant)),
    percent: (share) => percent.format(share),
    // A day or a floating time stays the day that was written; a moment falls on the reader's own day.
    day: (instant) =>
      instant.endsWith('Z')
        ? local.format(new Date(instant))
        : floating.format(new Date(`${instant.slice(0, 10)}T00:00:00Z`)),
  };
}
