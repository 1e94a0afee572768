import type { Comment, Element, Root, Text } from 'hast';

/** A text or a remark on a page, and what it stands in. */
export type PageText = Text & { parent: PageParent | null };
type PageComment = Comment & { parent: PageParent | null };

/** An element as the page has it: `properties` are its attributes under their HTML names, as written. */
export interface PageElement extends Element {
  properties: Record<string, string>;
  children: PageNode[];
  parent: PageParent | null;
  /** The name of a place that links in the article lead to (`placeName`); ours alone, never an attribute of the page. */
  place?: string;
}

/** A whole page. */
export interface PageRoot extends Root {
  children: PageNode[];
  parent: null;
}

/** What can stand in an element of a page. */
export type PageNode = PageElement | PageText | PageComment;

/** What can have children on a page. */
export type PageParent = PageElement | PageRoot;

/** An attribute's value; empty when the element has none of that name. */
export const attribute = (element: PageElement, name: string): string =>
  element.properties[name] ?? '';

/** True for an element, of one of these names if any are given. */
export function isElement(
  node: PageNode | PageParent | null | undefined,
  ...names: readonly string[]
): node is PageElement {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The elements below a node in the order of the page; `enter` says whether to look into one. */
export function elementsOf(
  parent: PageParent,
  enter: (element: PageElement) => boolean = () => true,
): PageElement[] {
  const found: PageElement[] = [];
  const waiting: PageParent[] = [parent];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'element') found.push(next);
    if (next.type === 'element' && next !== parent && !enter(next)) continue;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child?.type === 'element') waiting.push(child);
    }
  }
  return parent.type === 'element' ? found.slice(1) : found;
}

/** The elements that a node stands in, the nearest first. */
export function ancestorsOf(node: PageNode): PageElement[] {
  const ancestors: PageElement[] = [];
  for (let up = node.parent; up?.type === 'element'; up = up.parent) ancestors.push(up);
  return ancestors;
}

/** Takes all nodes that `unwanted` names out of a page, with what is in them. */
export function removeAll(parent: PageParent, unwanted: (node: PageNode) => boolean): void {
  const waiting: PageParent[] = [parent];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    next.children = next.children.filter((child) => !unwanted(child));
    for (const child of next.children) if (child.type === 'element') waiting.push(child);
  }
}
