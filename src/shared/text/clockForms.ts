import { foldArabic } from './foldArabic';
import { readWordedHour, wordedHour } from './hourWords';
import { momentAt, zoneNames } from './timeZones';
import { anyOf, notInWord } from './wordPatterns';

/** The halves and quarters of a day; one letter only where nothing else can be meant. */
const letters = 'ص|م|ق\\.?ظ|ب\\.?ظ|a\\.?m\\.?|p\\.?m\\.?';
const half =
  'صباحا|قبل الظهر|بعد الظهر|بعد منتصف الليل|مساءا?|ظهرا|عصرا|ليلا|فجرا|' +
  `صبح|قبل از ظهر|بعد ?از ?ظهر|عصر|شب|${letters}`;
const hourWord = '(?:في\\s+)?(?:تمام\\s+)?(?:الساعه\\s*|ساعت\\s*|at\\s+|a\\s+)';
const after = '(?:\\s*(half)(?![\\p{L}\\p{N}]))'.replace('half', half);
const time = new RegExp(
  `${notInWord.before}${hourWord}?(\\d{1,2})(?:[:.]|\\s?h\\s?)(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?${after}?`,
  'u',
);
/** An hour without minutes needs a word before it or after it: `الساعة 5`, `5 pm`. */
const hourOnly = new RegExp(
  `${notInWord.before}(?:${hourWord}(\\d{1,2})(?![\\d:./-])${after}?|(\\d{1,2})\\s?(a\\.?m\\.?|p\\.?m\\.?|صباحا|مساءا?|ظهرا|عصرا|فجرا)${notInWord.after})`,
  'u',
);
/** `الساعة الثامنة والنصف مساء`. */
const hourInWords = new RegExp(`${notInWord.before}الساعه\\s+${wordedHour}${after}?`, 'u');
const afternoon = /^(?:مساء|ظهرا|عصرا|ليلا|بعد الظهر|بعد ?از ?ظهر|ب|م|عصر|شب|p)/u;
const night = /^(?:ليلا|شب|بعد منتصف الليل)/u;

const zones = new Map(zoneNames().map(([name, zone]) => [foldArabic(name), zone]));
const zoneName = anyOf(zones.keys());
const zoneOffset = '(?:gmt|utc|[غج]رينتش)?\\s?([+-])(\\d{1,2})(?::?(\\d{2}))?';
const zone = new RegExp(
  `(?:(?:ب?التوقيت|بتوقيت|توقيت|به\\s+وقت|وقت)\\s+)?(?:المحلي\\s+في\\s+)?(?:${zoneOffset}|(?<![\\p{L}])(${zoneName}))(?:\\s+time)?${notInWord.after}`,
  'u',
);
const unknownZone = /(?:بتوقيت|بالتوقيت|به\s+وقت)\s+\p{L}+(?:\s+\p{L}+)?/u;

/** The time of day that a line names: minutes and seconds, the zone, and the words that name both. */
export interface Clock {
  readonly minutes: number;
  readonly seconds: number;
  readonly matched: string;
  /** Where its zone's words are in the line, and the moment there for a wall clock's; null when there are none. */
  readonly zone: {
    readonly start: number;
    readonly matched: string;
    readonly moment: (wall: number) => number | null;
  } | null;
}

/** Finds the time of day in a folded line whose date was blanked out; null when it names none. */
export function findClock(line: string): Clock | null {
  const written = findTime(line);
  if (written === null) return null;
  const { hour, minute, second, part, matched, end } = written;
  const minutes = minutesOfDay(hour, minute, part);
  return minutes === null ? null : { minutes, seconds: second, matched, zone: findZone(line, end) };
}

/** A time as a line gives it, and where its words end. */
interface WrittenTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly part: string | undefined;
  readonly matched: string;
  readonly end: number;
}

function findTime(line: string): WrittenTime | null {
  const match = time.exec(line) ?? hourOnly.exec(line) ?? hourInWords.exec(line);
  if (match === null) return null;
  const place = { matched: match[0], end: match.index + match[0].length };
  const [, first = '', second, third, fourth] = match;
  if (/\p{L}/u.test(first)) {
    const [hour, minute] = readWordedHour(first, second);
    return { hour, minute, second: 0, part: third, ...place };
  }
  const hasMinutes = second !== undefined && /^\d/.test(second);
  return hasMinutes
    ? {
        hour: Number(first),
        minute: Number(second),
        second: Number(third ?? 0),
        part: fourth,
        ...place,
      }
    : { hour: Number(first || third), minute: 0, second: 0, part: second ?? fourth, ...place };
}

function findZone(line: string, from: number): Clock['zone'] {
  const tail = line.slice(from);
  const known = zone.exec(tail);
  if (known !== null && zonedInstant(0, known) !== null) {
    const moment = (wall: number): number | null => zonedInstant(wall, known);
    return { start: from + known.index, matched: known[0], moment };
  }
  const unknown = unknownZone.exec(tail);
  if (unknown === null) return null;
  return { start: from + unknown.index, matched: unknown[0], moment: () => null };
}

function minutesOfDay(hour: number, minute: number, part: string | undefined): number | null {
  if (hour > 23 || minute > 59) return null;
  if (part === undefined || hour > 12) return hour * 60 + minute;
  // Twelve at night and twelve at noon: midnight is 12 in the morning hours, and 12 ليلا.
  const late = night.test(part) ? hour !== 12 && hour > 4 : afternoon.test(part);
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
