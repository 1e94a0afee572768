import type { PageElement } from '../html/page';
import { append, createElement } from './elements';

/**
 * Puts each `caption` among some blocks where it belongs, under the picture before it or over the
 * table behind it; one without either becomes a paragraph.
 */
export function placeCaptions(nodes: readonly PageElement[]): PageElement[] {
  const placed: PageElement[] = [];
  nodes.forEach((node, at) => {
    if (node.tagName !== 'caption') {
      placed.push(node);
      return;
    }
    const before = placed.at(-1);
    const next = nodes[at + 1];
    if (before?.tagName === 'figure' && before.children.length === 1) {
      append(before, createElement('figcaption', node.children));
    } else if (next?.tagName === 'table') {
      node.parent = next;
      next.children.unshift(node);
    } else placed.push(createElement('p', node.children, node.properties));
  });
  return placed;
}
