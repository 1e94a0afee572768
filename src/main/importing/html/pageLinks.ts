import { absoluteAddress } from './absoluteAddress';
import { createBearers, createPlaceNames } from './bearers';
import { attribute, elementsOf, isElement, type PageElement, type PageParent } from './page';

/**
 * Has a body's links lead where they would on the page: to places in the body itself (a note and back),
 * or from the page's own address (`base`, null where nobody knows it) to others. A link to what is not
 * in the body keeps its text alone.
 */
export function placeLinks(body: PageParent, base: string | null): void {
  const elements = elementsOf(body);
  const placeOf = createPlaces(body, elements);
  for (const link of elements.filter((element) => isElement(element, 'a'))) {
    const href = attribute(link, 'href').trim();
    const fragment = fragmentOf(href, base);
    if (fragment !== null) {
      const place = placeOf(fragment);
      // What leads to the top of the page, or out of the article, is no link here.
      if (place === null) delete link.properties['href'];
      else link.properties['href'] = `#${place}`;
    } else if (base !== null && href !== '') {
      link.properties['href'] = absoluteAddress(href, base);
    }
  }
}

/** Names the place that an `id` or the `name` of an old anchor marks, when it is first asked for; null for none. */
function createPlaces(
  body: PageParent,
  elements: readonly PageElement[],
): (fragment: string) => string | null {
  const targets = new Map<string, PageElement>();
  for (const element of elements) {
    for (const key of [attribute(element, 'id'), attribute(element, 'name')]) {
      if (key !== '' && !targets.has(key)) targets.set(key, element);
    }
  }
  const bearerOf = createBearers(body);
  const nameOf = createPlaceNames();
  return (fragment) => {
    const target = targets.get(fragment);
    return target === undefined ? null : nameOf(bearerOf(target));
  };
}

/** The name that a link has for a place on its own page, however much of the page's address it repeats; null for any other link. */
function fragmentOf(href: string, base: string | null): string | null {
  const at = href.indexOf('#');
  if (at < 0) return null;
  const page = href.slice(0, at);
  const isOwn = page === '' || (base !== null && page === base.replace(/#.*$/, ''));
  if (!isOwn) return null;
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1); // a % that begins no byte
  }
}
