import {
  ancestorsOf,
  attribute,
  elementsOf,
  isElement,
  removeAll,
  type PageElement,
} from '../html/page';
import { textOf } from '../textOf';

const typesOf = (element: PageElement): string =>
  `${attribute(element, 'epub:type')} ${attribute(element, 'role')}`;
const note = /(?:^|\s)(?:doc-)?(?:foot|end|rear)note(?:\s|$)/;
const reference = /(?:^|\s)(?:doc-)?noteref(?:\s|$)/;
/** A mark and not a phrase. */
const maximumMark = 6;

/**
 * Puts the notes of a chapter where a printed book has them: what stands aside in the text
 * goes to the chapter's end, behind a rule, and what refers to one is raised.
 */
export function placeNotes(body: PageElement): void {
  const elements = elementsOf(body);
  for (const link of elements.filter((element) => isElement(element, 'a'))) {
    if (reference.test(typesOf(link))) raise(link);
  }
  const asides = elements.filter(
    (element) => isElement(element, 'aside') && note.test(typesOf(element)),
  );
  for (const aside of asides) delete aside.properties['hidden'];
  const moved = asides.filter((aside) => !ancestorsOf(aside).some(isAside));
  if (moved.length === 0) return;
  const going = new Set<unknown>(moved);
  removeAll(body, (node) => going.has(node));
  for (const child of [rule(), ...moved]) {
    child.parent = body;
    body.children.push(child);
  }
}

const isAside = (element: PageElement): boolean => isElement(element, 'aside');

const rule = (): PageElement => ({
  ...{ type: 'element', tagName: 'hr', properties: {}, children: [], parent: null },
});

function raise(link: PageElement): void {
  const isRaised = [...ancestorsOf(link), ...elementsOf(link)].some((one) => isElement(one, 'sup'));
  if (isRaised || textOf(link).trim().length > maximumMark) return;
  const raised: PageElement = {
    ...{ type: 'element', tagName: 'sup', properties: {}, children: link.children, parent: link },
  };
  for (const child of raised.children) child.parent = raised;
  link.children = [raised];
}
