import type { Published } from '#shared/article';
import { readDate } from '../html/pageDate';

/** The zones that RFC 822 names, and those of Europe that feeds write in their manner. */
const zones: Readonly<Record<string, string>> = {
  ...{ UT: '+0000', WET: '+0000', EDT: '-0400', EST: '-0500', CDT: '-0500', CST: '-0600' },
  ...{ MDT: '-0600', MST: '-0700', PDT: '-0700', PST: '-0800', AKST: '-0900', AKDT: '-0800' },
  ...{ HST: '-1000', BST: '+0100', CET: '+0100', CEST: '+0200', EET: '+0200', EEST: '+0300' },
  ...{ MSK: '+0300', JST: '+0900', AEST: '+1000', AEDT: '+1100' },
};
const zone = new RegExp(`(?<=[\\s\\d])(?:${Object.keys(zones).join('|')})(?=$|\\s)`, 'i');
/** `Thu Jan 01 19:48:21 EST 2004`, as C and Unix write it. */
const asctime =
  /^(?:[a-z]{3,9},? +)?([a-z]{3,9}) +(\d{1,2}),? +(\d{1,2}:\d\d(?::\d\d)?) +((?:[a-z]{2,5}|[+-]\d{4}) +)?(\d{4})$/i;
/** `01 Jan 04` and `01-Jan-04`, with two digits or four. */
const dayFirst = /(?<!\d)(\d{1,2})[ -]+(\p{L}{3,9})\.?[ -]+(\d{4}|\d\d)(?=$|[\s,T])/u;

/**
 * A date as a feed writes it (RFC 822 and 2822, RFC 850, asctime, RFC 3339 and its shorter forms, and
 * what people make of them) with what it means; null when that cannot be told.
 */
export function readFeedDate(written: string): Published | null {
  const line = written.replace(/\s+/gu, ' ').trim().slice(0, 161);
  const named = zone.exec(line)?.[0] ?? null;
  const spelled = line
    .replace(asctime, '$2 $1 $5 $3 $4')
    .replace(dayFirst, (_, day: string, month: string, year: string) =>
      [day, month, year.length === 4 ? year : fullYear(year)].join(' '),
    )
    .replace(zone, (name) => zones[name.toUpperCase()] ?? name);
  const date = readDate(spelled);
  return date === null ? null : { ...date, zone: named ?? date.zone, text: line };
}

/** RFC 2822, 4.3. */
const fullYear = (year: string): string => `${Number(year) < 50 ? '20' : '19'}${year}`;
