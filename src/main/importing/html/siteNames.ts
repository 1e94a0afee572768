import { foldArabic } from '#shared/text/foldArabic';
import { metaOf, type PageFacts } from './facts';
import { namesIn } from './jsonLd';
import { isElement } from './page';

/** Letters and digits in folded spelling: what two spellings of one name have in common. */
export const bare = (text: string): string => foldArabic(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** The address that a page gives for itself. */
export function pageAddress(facts: PageFacts): string | null {
  const canonical = facts.elements.find(
    (element) =>
      isElement(element, 'link') && element.properties['rel']?.toLowerCase() === 'canonical',
  );
  return canonical?.properties['href'] ?? metaOf(facts, 'og:url', 'twitter:url') ?? facts.savedFrom;
}

/** The names that a page's site goes by. */
export const siteNames = (facts: PageFacts): readonly string[] => [
  ...statedSiteNames(facts),
  ...addressNames(facts),
];

/** The names that a page gives its site and its publisher. */
export const statedSiteNames = (facts: PageFacts): readonly string[] =>
  namesOnly([
    metaOf(facts, 'og:site_name', 'application-name', 'apple-mobile-web-app-title'),
    ...facts.things.flatMap((thing) => namesIn(thing['publisher'])),
  ]);

/** The names that are in a page's address: its domain, with and without its last part. */
export function addressNames(facts: PageFacts): readonly string[] {
  const domain = /^(?:https?:)?\/\/(?:www\.)?([^/:]+)/i.exec(pageAddress(facts) ?? '')?.[1];
  return namesOnly([domain, domain?.replace(/\.[^.]+$/, '')]);
}

const namesOnly = (names: readonly (string | null | undefined)[]): string[] =>
  names.filter((name): name is string => typeof name === 'string' && bare(name).length > 1);

/** True when a part of a title is a name of the site: `LogRocket Blog` and `blog.logrocket.com` are one. */
export function isSiteName(part: string, sites: readonly string[]): boolean {
  const name = bare(part);
  return sites.map(bare).some((site) => {
    if (name === site) return true;
    const isLong = name.length > 3 && site.length > 3 && part.split(' ').length <= 6;
    return isLong && (name.includes(site) || site.includes(name));
  });
}
