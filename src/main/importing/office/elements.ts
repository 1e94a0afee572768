import type { PageElement, PageNode, PageText } from '../html/page';

/** An element of a page with what is in it, under HTML's own names. */
export function createElement(
  tagName: string,
  children: PageNode[] = [],
  properties: Readonly<Record<string, string>> = {},
): PageElement {
  const element: PageElement = {
    type: 'element',
    tagName,
    properties: { ...properties },
    children,
    parent: null,
  };
  for (const child of children) child.parent = element;
  return element;
}

/** A text of a page. */
export const createText = (value: string): PageText => ({ type: 'text', value, parent: null });

/** Puts a node behind what an element holds already. */
export function append(parent: PageElement, node: PageNode): void {
  node.parent = parent;
  parent.children.push(node);
}
