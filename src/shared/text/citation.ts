import type { Article, Direction } from '../article';
import { bidiLine } from './bidiText';
import { formatDate } from './dates';
import { dateLocale, type MonthRegion } from './monthRegion';
import { directionOf } from './direction';

/** What a citation names: the article, and words of it where they are quoted. */
export interface Cited extends Pick<Article, 'title' | 'bylines' | 'source' | 'published' | 'url'> {
  readonly quote: string | null;
}

const forms = {
  ar: { direction: 'rtl', comma: '، ', quotes: ['«', '»'], dates: 'ar' },
  en: { direction: 'ltr', comma: ', ', quotes: ['“', '”'], dates: 'en-GB' },
} as const;

/** Words in a sentence of another direction, held together wherever the sentence is pasted. */
function held(text: string, around: Direction): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const own = directionOf(line, around);
  return own === around ? bidiLine(line, around) : `\u2068${bidiLine(line, own)}\u2069`;
}

/** The day in both calendars, or the words for it that could not be understood. */
function daysOf(published: Cited['published'], dates: string, timeZone?: string): string {
  const instant = published?.instant ?? null;
  if (instant === null) return published?.text ?? '';
  const day = formatDate(instant, dates, 'gregory', timeZone);
  return `${day} (${formatDate(instant, dates, 'islamic-umalqura', timeZone)})`;
}

/**
 * A citation as plain text in Arabic or English: the quote on lines of its own, then who wrote it, title, source, the
 * day in both calendars (in Arabic with a region's names of the months), and the address. It reads right wherever it is pasted.
 */
export function citationOf(
  cited: Cited,
  locale: 'ar' | 'en',
  { timeZone, months = 'fibrayir' }: { timeZone?: string; months?: MonthRegion } = {},
): string {
  const { direction, comma, quotes, dates: language } = forms[locale];
  const [open, close] = quotes;
  const { title, bylines, source, published, url, quote } = cited;
  const date = daysOf(published, dateLocale(language, months), timeZone);
  const parts = [
    ...bylines.map((name) => held(name, direction)),
    title.trim() === '' ? '' : `${open}${held(title, direction)}${close}`,
    held(source ?? '', direction),
    held(date, direction),
  ].filter((part) => part !== '' && part !== '\u2068\u2069');
  const named = `${parts.join(comma)}.`;
  const lines = [
    ...(quote === null || quote.trim() === ''
      ? []
      : quote
          .trim()
          .split('\n')
          .map((line, at, all) => {
            const text = bidiLine(line, directionOf(line, direction));
            return `${at === 0 ? open : ''}${text}${at === all.length - 1 ? close : ''}`;
          })),
    named,
    ...(url === null ? [] : [url]),
  ];
  return lines.join('\n');
}
