import type { Published } from '#shared/article';
import { parseDateline } from '#shared/text/dates';
import { textOf } from '../textOf';
import { namesOf } from './boilerplate';
import { metaOf, withProperty, type PageFacts } from './facts';
import { texts } from './jsonLd';
import { ancestorsOf, attribute, isElement, type PageElement } from './page';
import { pageAddress } from './siteNames';

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Metas that say when an article was published, in the order of trust. */
const metaNames = [
  ...[
    'article:published_time',
    'og:article:published_time',
    'article:published',
    'og:published_time',
  ],
  ...['datepublished', 'dc.date.issued', 'dcterms.issued', 'dc.date.created', 'dcterms.created'],
  ...[
    'dcterms.date',
    'dc.date',
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
  ],
  ...[
    'parsely-pub-date',
    'sailthru.date',
    'cxenseparse:recs:publishtime',
    'pubdate',
    'publishdate',
  ],
  ...[
    'publish-date',
    'publish_date',
    'published_time',
    'published-date',
    'date_published',
    'bt:pubdate',
  ],
  ...['article.published', 'article:publicationdate', 'displaydate', 'originalpublicationdate'],
  ...['releasedate', 'gentime', 'created', 'date'],
];
const changedNames = [
  ...['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified'],
  ...['dc.date.modified', 'last-modified', 'lastmod'],
];

/** Names of elements that hold the date of publication, and of those that hold it among other things. */
const dateNames =
  /(?:^|[\s_-])(?:published|publish(?:ed)?[-_]?(?:date|time|on)?|pub[-_]?date|(?:entry|post|item|article|artikel|news|list)[-_]?(?:post)?(?:date|datum|time)|date[-_]?(?:published|posted|header|line|icon)|posted[-_]?on|dateline|created|datum|date|postdate|itempostdate)(?=$|[\s_-])/i;
const aroundNames =
  /(?:^|[\s_-])(?:time|timestamp|meta|metadata|postmeta\w*|entry-meta|byline|submitted|info|docdata|lastchanged|stand|author)(?=$|[\s_-])/i;

/** When a page says that its article was published, the surest place first; null when it says nothing. */
export function pageDate(facts: PageFacts): Published | null {
  const shown = facts.elements.filter((element) => !isElsewhere(element));
  const linked = facts.article === null ? facts.things : [facts.article, ...facts.things];
  const times = shown.filter((element) => isElement(element, 'time'));
  const sources: readonly (() => readonly (string | null | undefined)[])[] = [
    () => linked.flatMap((thing) => texts(thing['datePublished'])),
    () => metaNames.flatMap((name) => facts.metas.get(name) ?? []),
    () => withProperty(facts, 'datePublished').flatMap(dateIn),
    () => times.filter((element) => 'pubdate' in element.properties).flatMap(dateIn),
    () => linked.flatMap((thing) => texts(thing['dateCreated'] ?? thing['uploadDate'])),
    () => named(shown, dateNames),
    () => times.flatMap(dateIn),
    () => [addressDate(pageAddress(facts))],
    () => named(shown, aroundNames),
    () => datelinesIn(shown),
    () => changedNames.map((name) => metaOf(facts, name)),
    () => linked.flatMap((thing) => texts(thing['dateModified'])),
    () => withProperty(facts, 'dateModified').flatMap(dateIn),
    () =>
      facts.elements
        .filter((element) => isShort(element, 100))
        .map((element) => datePart(textOf(element))),
  ];
  for (const source of sources) {
    for (const text of source()) {
      const published = typeof text === 'string' ? readDate(text) : null;
      if (published !== null) return published;
    }
  }
  return null;
}

const maximumLine = 160;

/** A date as written in a page's markup or text, with what it means. */
export function readDate(text: string): Published | null {
  const line = oneLine(text);
  if (line.length > maximumLine || !/\p{N}/u.test(line)) return null;
  const found = parseDateline(spelledOut(line));
  const instant = found?.instant ?? null;
  if (instant === null || !isLikely(instant)) return null;
  const doubt = found?.doubt === undefined ? {} : { doubt: found.doubt };
  return { instant, zone: found?.zone ?? null, text: line, ...doubt };
}

/** Programs write 20191016 and 20191016T0857. */
const compact = /^(\d{4})(\d\d)(\d\d)(?=T|$)/;
/** Dots stand in dates that begin with the day: 16.10.2019, 16.10.19, 16. Oktober. */
const dotted = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?![\d.])/u;
const dottedDay = /(?<!\d)(\d{1,2})\.\s*(?=\p{L}{3})/u;
const yearFirst = (_: string, day: string, month: string, year: string): string =>
  `${year.length === 2 ? '20' : ''}${year}-${month}-${day}`;

/** A date in digits and dots in a form that says which of them is the day. */
const spelledOut = (line: string): string =>
  line.replace(compact, '$1-$2-$3').replace(dotted, yearFirst).replace(dottedDay, '$1 ');

/** Programs fill in the first moment of their calendar where they know no date. */
const isLikely = (instant: string): boolean => {
  const year = Number(instant.slice(0, 4));
  return year >= 1900 && year < 2100 && !instant.startsWith('1970-01-01');
};

function dateIn(element: PageElement): string[] {
  const places = [
    attribute(element, 'datetime'),
    attribute(element, 'content'),
    textOf(element).slice(0, maximumLine),
    attribute(element, 'title'),
  ];
  return places.filter((text) => text.trim() !== '');
}

const isShort = (element: PageElement, maximum = maximumLine): boolean => {
  const text = textOf(element);
  // White space between tags is not shown, and may be much.
  const length = text.length > 20 * maximum ? Infinity : oneLine(text).length;
  return length > 5 && length <= maximum;
};

const named = (elements: readonly PageElement[], names: RegExp): string[] =>
  elements.filter((element) => names.test(namesOf(element)) && isShort(element)).flatMap(dateIn);

/** Short lines that are little more than a date. */
function datelinesIn(elements: readonly PageElement[]): string[] {
  return elements
    .filter(
      (element) =>
        !isElement(element, 'script', 'style', 'title', 'option', 'a') && isShort(element, 60),
    )
    .map((element) => oneLine(textOf(element)))
    .filter((line) => (parseDateline(spelledOut(line))?.rest ?? line).split(' ').length <= 6);
}

const wordedDate =
  /\d{1,2}\.?\s+\p{L}{3,12}\.?,?\s+(?:19|20)\d\d|\p{L}{3,12}\s+\d{1,2},\s+(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d/u;
/** A date inside a line, by itself. */
const datePart = (line: string): string | null => wordedDate.exec(line)?.[0] ?? null;

const isElsewhere = (element: PageElement): boolean =>
  [element, ...ancestorsOf(element)].some(
    (around) =>
      !isElement(around, 'html', 'body', 'main', 'article') &&
      (isElement(around, 'aside', 'nav', 'footer') ||
        /comment|related|sidebar|recent|teaser|kommentar|widget-area|calendar|footer/i.test(
          namesOf(around),
        )),
  );

/** `/2019/10/31/` in an address is a day. */
function addressDate(address: string | null): string | null {
  const found =
    /[/_-]((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(
      address ?? '',
    );
  const [, year = '', month = '', day = ''] = found ?? [];
  return found === null ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
