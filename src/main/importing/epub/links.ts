import { createBearers, createPlaceNames } from '../html/bearers';
import { attribute, elementsOf, isElement, type PageElement } from '../html/page';
import type { Chapter } from './chapters';
import { resolveReference } from './paths';

/**
 * Has the links between a book's documents lead to places in the one article that they become; links to
 * what is not in its text lose their address, those to the web keep it.
 */
export function linkPlaces(chapters: readonly Chapter[]): void {
  const known = new Map(
    chapters.map((chapter) => [
      chapter.path,
      { ...chapter, bearerOf: createBearers(chapter.body) },
    ]),
  );
  const nameOf = createPlaceNames();
  const placeOf = (path: string, fragment: string): string | null => {
    const chapter = known.get(path);
    const target = fragment === '' ? chapter?.body : chapter?.ids.get(fragment);
    return target === undefined || chapter === undefined ? null : nameOf(chapter.bearerOf(target));
  };
  for (const { path, body } of chapters) {
    for (const link of elementsOf(body).filter((element) => isElement(element, 'a'))) {
      setAddress(link, path, placeOf);
    }
  }
}

function setAddress(
  link: PageElement,
  from: string,
  placeOf: (path: string, fragment: string) => string | null,
): void {
  const written = attribute(link, 'href').trim();
  const reference = written === '' ? null : resolveReference(from, written);
  // An address with a scheme of its own: `sanitize` knows which may stay.
  if (written !== '' && reference === null) return;
  const place = reference === null ? null : placeOf(reference.path, reference.fragment);
  if (place !== null) link.properties['href'] = `#${place}`;
  else {
    // What leads nowhere is no link; it may still be led to.
    delete link.properties['href'];
    link.tagName = 'span';
  }
}
