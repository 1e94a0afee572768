import type { Nodes } from 'hast';

/** A tree as short markup for a test to compare: names, properties and text, nothing escaped. */
export function markupOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  const inner = 'children' in node ? node.children.map(markupOf).join('') : '';
  if (node.type !== 'element') return inner;
  const properties = Object.entries(node.properties).map(
    ([name, value]) => ` ${name}=${String(value)}`,
  );
  return `<${node.tagName}${properties.join('')}>${inner}</${node.tagName}>`;
}
