/** A moment of ISO 8601, or of a database: a space for the T, no zone for UTC. */
const written =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d)?)?)?$/;
const counted = /^\d{9,17}(?:\.\d{1,9})?$/;
/** Nobody exported anything before, and no export is from later. */
const [earliest, latest] = [Date.UTC(1990, 0), Date.UTC(2100, 0)];

/**
 * A moment as ISO 8601 in UTC, from ISO 8601 or from seconds, milliseconds or microseconds since 1970,
 * whichever gives a year of ours; null for anything else.
 */
export function momentOf(text: string): string | null {
  const trimmed = text.trim();
  const time = counted.test(trimmed) ? timeOfCount(Number(trimmed)) : timeOfWords(trimmed);
  return time >= earliest && time < latest ? new Date(time).toISOString() : null;
}

function timeOfCount(count: number): number {
  const times = [count * 1000, count, count / 1000];
  return times.find((time) => time >= earliest && time < latest) ?? NaN;
}

function timeOfWords(text: string): number {
  const found = written.exec(text);
  if (found === null) return NaN;
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHour, zoneMinute] =
    found;
  const number = (digits = '0'): number => Number(digits);
  const offset = number(zoneHour) * 60 + number(zoneMinute);
  const milliseconds = Number(`0.${fraction.padEnd(1, '0')}`) * 1000;
  const time = Date.UTC(
    ...([number(year), number(month) - 1, number(day)] as const),
    ...([number(hour), number(minute), number(second), Math.floor(milliseconds)] as const),
  );
  return time - (sign === '-' ? -offset : offset) * 60_000;
}
