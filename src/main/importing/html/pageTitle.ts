import { foldArabic } from '#shared/text/foldArabic';
import { textOf } from '../textOf';
import { metaOf, withProperty, type PageFacts } from './facts';
import { texts } from './jsonLd';
import { ancestorsOf, isElement } from './page';
import { bare, isSiteName, siteNames } from './siteNames';

/** What newsrooms put between a headline and the name of their site. */
const separator = /\s+[|·•»«›‹/\\–—-]+\s+|\s*[|»]\s*|\s+::?\s+|:\s+/gu;
/** Longer than any headline; what is beyond it is not looked at. */
const maximumLength = 400;
const oneLine = (text: string): string =>
  text
    .slice(0, 10 * maximumLength)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, maximumLength);

/**
 * A page's title: its main heading when that says about what the page gives for sharing or in its
 * title bar, else that, without the name of the site. Null for a page without any.
 */
export function pageTitle(facts: PageFacts): string | null {
  const sites = siteNames(facts);
  const headings = headingsOf(facts);
  const shared = sharedTitles(facts);
  const [first] = shared;
  if (first === undefined) return headings[0] ?? null;
  const title = withoutSite(first, sites);
  const same = headings.find(
    (heading) => bare(heading) === bare(title) || bare(heading) === bare(first),
  );
  const main = headings.find(
    (heading) => !isSiteName(heading, sites) && shared.some((text) => isVariant(heading, text)),
  );
  return same ?? main ?? title;
}

function headingsOf(facts: PageFacts): readonly string[] {
  const isAround = (element: { tagName: string }): boolean =>
    /^(?:nav|aside|footer)$/.test(element.tagName);
  return facts.elements
    .filter((element) => isElement(element, 'h1') && !ancestorsOf(element).some(isAround))
    .map((element) => oneLine(textOf(element)))
    .filter((text) => text !== '' && text.length <= 300);
}

/** What a page is called where its own layout does not show, the surest first. */
function sharedTitles(facts: PageFacts): readonly string[] {
  const titleBar = facts.elements.find(
    (element) => isElement(element, 'title') && isElement(element.parent, 'head'),
  );
  return [
    metaOf(facts, 'og:title'),
    texts(facts.article?.['headline'])[0],
    metaOf(facts, 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title', 'title'),
    titleBar === undefined ? null : textOf(titleBar),
    withProperty(facts, 'headline').map(textOf)[0],
  ].flatMap((text) => (typeof text === 'string' && oneLine(text) !== '' ? [oneLine(text)] : []));
}

const minimumShared = 0.5;
const wordsOf = (text: string): readonly string[] =>
  foldArabic(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Two wordings of one headline: half of the words of either are in the other. */
function isVariant(heading: string, title: string): boolean {
  const words = new Set(wordsOf(heading));
  if (words.size < 2) return false;
  const others = new Set(wordsOf(title));
  const common = [...words].filter((word) => others.has(word)).length;
  return common / Math.min(words.size, others.size) >= minimumShared && common >= 2;
}

/** A title without the names of the site at its ends; a bar parts off a name even when it is not known. */
function withoutSite(title: string, sites: readonly string[]): string {
  const places = [...title.matchAll(separator)];
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return title;
  const [start, end] = [
    title.slice(0, last.index).trim(),
    title.slice(last.index + last[0].length).trim(),
  ];
  const [head, rest] = [
    title.slice(0, first.index).trim(),
    title.slice(first.index + first[0].length).trim(),
  ];
  const isBar = /[|»]/.test(last[0]) && start.length > end.length && start.split(' ').length >= 3;
  if (start !== '' && (isSiteName(end, sites) || isBar)) return withoutSite(start, sites);
  if (rest !== '' && isSiteName(head, sites)) return withoutSite(rest, sites);
  return title;
}
