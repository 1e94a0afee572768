import type { Element, Nodes, RootContent } from 'hast';
import type { SafeTree } from '#shared/safeTree';
import { sampleText } from '#shared/text/blockDirection';

/** Longer ones are no notes, but chapters that a link leads to; UTF-16 units. */
const longestNote = 3000;

const blocks: ReadonlySet<string> = new Set([
  ...['p', 'li', 'dd', 'div', 'section', 'td', 'blockquote'],
]);

/** The elements from the top of a tree down to the one with an id; none when it is not there. */
function wayTo(node: Nodes, id: string): readonly Element[] {
  if (!('children' in node)) return [];
  for (const child of node.children as readonly RootContent[]) {
    if (child.type !== 'element') continue;
    if (child.properties.id === id) return [child];
    const way = wayTo(child, id);
    if (way.length > 0) return [child, ...way];
  }
  return [];
}

/** A node without the names of places in it: each may stand once in a page. */
function unnamed(node: RootContent): RootContent {
  if (node.type !== 'element') return node;
  const { id: _id, ...properties } = node.properties;
  const children = node.children.map((child) => unnamed(child) as typeof child);
  return { ...node, properties, children };
}

/** What a note says that a place leads to: the block that the place is in, or null when that is no note. */
export function noteAt(tree: SafeTree, place: string): readonly RootContent[] | null {
  const way = wayTo(tree, place);
  const block = way.findLast(({ tagName }) => blocks.has(tagName)) ?? way.at(-1);
  if (block === undefined) return null;
  const length = sampleText(block, longestNote).trim().length;
  if (length === 0 || length >= longestNote) return null;
  // An item of a list of notes is shown without the list.
  const nodes = block.tagName === 'li' || block.tagName === 'td' ? block.children : [block];
  return nodes.map(unnamed);
}
