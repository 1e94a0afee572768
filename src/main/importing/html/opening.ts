import type { Measure } from './measure';
import {
  ancestorsOf,
  elementsOf,
  isElement,
  type PageElement,
  type PageNode,
  type PageParent,
  type PageRoot,
} from './page';

/** An introduction is a few sentences, and more of it is text than links; less is a caption or a line for the list of articles. */
const minimumProse = 320;
const mostLinked = 0.3;

/**
 * An article's body with what stands between the page's main heading and it: an introduction often
 * has a box of its own beside the heading, and whatever reads like a text there belongs to the article.
 */
export function withOpening(
  page: PageRoot,
  body: PageParent,
  measure: (element: PageParent) => Measure,
): PageParent {
  if (body.type === 'root') return body;
  const above = new Set<PageParent>(ancestorsOf(body));
  const headings = elementsOf(page, (element) => element !== body).filter(
    (element) => isElement(element, 'h1') && !above.has(element),
  );
  const heading = headings.filter((element) => precedes(element, body)).at(-1);
  if (heading === undefined || elementsOf(body).some((element) => isElement(element, 'h1'))) {
    return body;
  }
  const opening = between(heading, body).filter((node) => isText(node, measure));
  return opening.length === 0 ? body : boxOf([...opening, body], body.parent);
}

const isText = (node: PageNode, measure: (element: PageParent) => Measure): boolean => {
  if (!isElement(node) || isElement(node, 'aside', 'form')) return false;
  const { length, linked, prose } = measure(node);
  return prose >= minimumProse && linked < length * mostLinked;
};

function boxOf(children: PageElement['children'], parent: PageParent | null): PageElement {
  return { type: 'element', tagName: 'div', properties: {}, children, parent };
}

/** The nodes from a heading's end to an element's beginning that are in neither's ancestors, in the order of the page. */
function between(heading: PageElement, body: PageElement): PageNode[] {
  const shared = new Set<PageParent>(ancestorsOf(body));
  const after: PageNode[] = [];
  let node: PageElement = heading;
  for (
    let up = node.parent;
    up !== null && !shared.has(up) && up.type === 'element';
    up = up.parent
  ) {
    after.push(...up.children.slice(up.children.indexOf(node) + 1));
    node = up;
  }
  const before: PageNode[] = [];
  let at: PageElement = body;
  for (let up = at.parent; up !== null; up = up.type === 'element' ? up.parent : null) {
    const from = up === node.parent ? up.children.indexOf(node) + 1 : 0;
    before.unshift(...up.children.slice(from, up.children.indexOf(at)));
    if (up === node.parent || up.type === 'root') break;
    at = up;
  }
  return [...after, ...before];
}

/** True when an element ends before another begins. */
function precedes(element: PageElement, other: PageElement): boolean {
  const path = [other, ...ancestorsOf(other)];
  const common = [element, ...ancestorsOf(element)];
  const top = common.find((node) => path.includes(node));
  const parent = top ?? other.parent;
  const of = (nodes: readonly PageElement[]): PageElement | undefined =>
    nodes.find((node) => node.parent === parent);
  const [first, second] = [of(common), of(path)];
  if (first === undefined || second === undefined || parent === null) return false;
  return parent.children.indexOf(first) < parent.children.indexOf(second);
}
