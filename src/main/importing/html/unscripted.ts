import { textOf } from '../textOf';
import {
  attribute,
  elementsOf,
  isElement,
  type PageElement,
  type PageNode,
  type PageParent,
} from './page';
import { addressesInSet } from './pictureAddresses';

/**
 * Pages that load their pictures late repeat each for readers without scripts: the picture in a
 * `noscript` becomes one more address of the picture beside it, or takes the place of the `noscript`
 * when there is none. Words for such readers stay where they are.
 */
export function usePicturesWithoutScripts(page: PageParent): void {
  for (const element of elementsOf(page).filter((found) => isElement(found, 'noscript'))) {
    const pictures = elementsOf(element).filter((inner) => isElement(inner, 'img'));
    const [picture] = pictures;
    if (pictures.length !== 1 || picture === undefined || textOf(element).trim() !== '') continue;
    const beside = pictureBeside(element);
    if (beside === null) replace(element, picture);
    else addAddresses(beside, picture);
  }
}

/** The picture next to an element: itself, or inside what stands there, if nothing else is. */
function pictureBeside(element: PageElement): PageElement | null {
  const siblings = (element.parent?.children ?? []).filter(isVisible);
  const at = siblings.indexOf(element);
  for (const sibling of [siblings[at - 1], siblings[at + 1]]) {
    if (!isElement(sibling) || isElement(sibling, 'noscript')) continue;
    if (isElement(sibling, 'img')) return sibling;
    const [picture, ...others] = elementsOf(sibling).filter((inner) => isElement(inner, 'img'));
    if (picture !== undefined && others.length === 0 && textOf(sibling).trim() === '') {
      return picture;
    }
  }
  return null;
}

const isVisible = (node: PageNode): boolean =>
  node.type === 'element' || (node.type === 'text' && node.value.trim() !== '');

function replace(element: PageElement, picture: PageElement): void {
  const { parent } = element;
  if (parent === null) return;
  parent.children[parent.children.indexOf(element)] = picture;
  picture.parent = parent;
}

/** Without its scripts the other picture has what it shows for good in the usual places. */
function addAddresses(beside: PageElement, picture: PageElement): void {
  const added = [attribute(picture, 'src'), ...addressesInSet(attribute(picture, 'srcset'))];
  const sets = [attribute(beside, 'srcset'), ...added.map((address) => `${address} 1x`)];
  beside.properties['srcset'] = sets.filter((set) => set.trim() !== '').join(', ');
  if (attribute(beside, 'alt') === '') beside.properties['alt'] = attribute(picture, 'alt');
}
