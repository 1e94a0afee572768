import { dataBytes, measurePicture, pictureOf, type Picture } from '../pictures';
import { textOf } from '../textOf';
import { attribute, elementsOf, isElement, type PageElement, type PageParent } from './page';
import { pictureAddresses, type BackgroundOf } from './pictureAddresses';

/** The bytes of a picture that came with a page, by the address that the page gives it. */
export type FindPicture = (address: string) => Uint8Array | null;

const maximumPictures = 500;
/** Smaller ones are dots that count visits or keep a place, and lines that part two columns. */
const minimumSide = 8;

/**
 * Gives each picture of a body that is at hand its place in the library (`asset:` and its hash), and
 * takes the others out: nothing is fetched. Of several sizes the largest is taken. Returns those that
 * are shown.
 */
export function placePictures(
  body: PageParent,
  findPicture: FindPicture,
  backgroundOf: BackgroundOf = () => null,
): readonly Picture[] {
  const pictures = new Map<string, Picture>();
  const choose = createChooser(findPicture);
  for (const element of elementsOf(body)) {
    const background = backgroundOf(element);
    if (isElement(element, 'img')) {
      const addresses = isDot(element) ? [] : pictureAddresses(element, background);
      const picture = pictures.size < maximumPictures ? choose(addresses) : null;
      if (picture === null) remove(element);
      else place(element, picture, pictures);
    } else if (background !== null && standsForPicture(element)) {
      const picture = pictures.size < maximumPictures ? choose([background]) : null;
      if (picture !== null) place(asImage(element), picture, pictures);
    }
  }
  return [...pictures.values()];
}

/** Chooses the largest of the pictures at some addresses; each address is read once, however often a page shows it. */
function createChooser(findPicture: FindPicture): (addresses: readonly string[]) => Picture | null {
  const known = new Map<string, Candidate | null>();
  const read = (address: string): Candidate | null => {
    const found = known.get(address);
    if (found !== undefined) return found;
    const bytes = dataBytes(address) ?? findPicture(address);
    const measured = bytes === null ? null : measurePicture(bytes);
    const candidate =
      bytes === null || measured === null || isTiny(measured)
        ? null
        : { bytes, pixels: measured.width * measured.height };
    known.set(address, candidate);
    return candidate;
  };
  return (addresses) => {
    const candidates = addresses.map(read).filter((candidate) => candidate !== null);
    const [first, ...others] = candidates;
    if (first === undefined) return null;
    return pictureOf(
      others.reduce((top, next) => (next.pixels > top.pixels ? next : top), first).bytes,
    );
  };
}

interface Candidate {
  readonly bytes: Uint8Array;
  readonly pixels: number;
}

/** A picture of an unknown size is none of them. */
const isTiny = ({ width, height }: { width: number; height: number }): boolean =>
  width * height > 0 && Math.min(width, height) < minimumSide;

function place(element: PageElement, picture: Picture, pictures: Map<string, Picture>): void {
  pictures.set(picture.hash, picture);
  element.properties['src'] = `asset:${picture.hash}`;
}

/** An empty box that is a picture to whoever reads the page aloud, or alone in a figure; any other is decoration. */
const standsForPicture = (element: PageElement): boolean =>
  (attribute(element, 'role') === 'img' || isElement(element.parent, 'figure', 'picture')) &&
  element.children.every(({ type }) => type !== 'element') &&
  textOf(element).trim() === '';

/** The element as an image with the same words for it. */
function asImage(element: PageElement): PageElement {
  const alt = attribute(element, 'aria-label') || attribute(element, 'title');
  element.tagName = 'img';
  element.children = [];
  element.properties['alt'] = alt;
  return element;
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
