import { dataBytes, pictureOf, type Picture } from '../pictures';
import { attribute, elementsOf, isElement, type PageElement, type PageParent } from './page';

/** The bytes of a picture that came with a page, by the address that the page gives it. */
export type FindPicture = (address: string) => Uint8Array | null;

const maximumPictures = 500;
/** Smaller ones are dots that count visits, and lines that part two columns. */
const minimumSide = 8;

/**
 * Gives each picture of a body that is at hand its place in the library (`asset:` and its hash), and
 * takes the others out: nothing is fetched. Returns those that are shown.
 */
export function placePictures(body: PageParent, findPicture: FindPicture): readonly Picture[] {
  const pictures = new Map<string, Picture>();
  for (const element of elementsOf(body).filter((found) => isElement(found, 'img'))) {
    const picture =
      pictures.size < maximumPictures && !isDot(element)
        ? firstPicture(element, findPicture)
        : null;
    if (picture === null) {
      remove(element);
      continue;
    }
    pictures.set(picture.hash, picture);
    element.properties['src'] = `asset:${picture.hash}`;
  }
  return [...pictures.values()];
}

function firstPicture(element: PageElement, findPicture: FindPicture): Picture | null {
  for (const address of addressesOf(element)) {
    const bytes = dataBytes(address) ?? findPicture(address);
    const picture = bytes === null ? null : pictureOf(bytes);
    if (picture !== null) return picture;
  }
  return null;
}

/** What a picture may be loaded from; pages that load late keep the true address aside. */
function addressesOf(element: PageElement): string[] {
  const sets = [attribute(element, 'srcset'), attribute(element, 'data-srcset')].flatMap((set) =>
    set.length > 4096 || set.includes('data:')
      ? []
      : set.split(',').map((entry) => entry.trim().split(/\s+/)[0] ?? ''),
  );
  return [
    ...['data-src', 'data-original', 'data-lazy-src', 'src'].map((name) =>
      attribute(element, name),
    ),
    ...sets,
  ].filter((address) => address !== '');
}

const isDot = (element: PageElement): boolean =>
  ['width', 'height'].some(
    (name) =>
      /^\d+$/.test(attribute(element, name)) && Number(attribute(element, name)) < minimumSide,
  );

function remove(element: PageElement): void {
  const { parent } = element;
  if (parent !== null) parent.children = parent.children.filter((child) => child !== element);
}
