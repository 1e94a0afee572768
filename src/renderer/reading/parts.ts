import type { Element, Nodes, RootContent, Text } from 'hast';
import type { SafeTree } from '#shared/safeTree';
import { articleBlocks, type TextBlock } from '#shared/text/plainText';

/** A text node or a `br`: what a selector's offsets count. */
export type TextLeaf = Text | Element;

/**
 * A stretch of an article that is drawn as one: some of its blocks, their place in `articleText`
 * (UTF-16 units, end exclusive), and every text node and line break in them in document order.
 */
export interface Part {
  readonly index: number;
  readonly nodes: readonly RootContent[];
  readonly blocks: readonly TextBlock[];
  readonly start: number;
  readonly end: number;
  readonly leaves: readonly TextLeaf[];
}

/** An article made ready for drawing: its plain text, its blocks, and the parts that it is drawn in. */
export interface PreparedArticle {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly parts: readonly Part[];
}

/** A part of about six screens: small enough to be laid out within a frame. */
const partLength = 10_000;
/** An article up to this long is drawn whole, and its layout is exact from the first moment. */
const wholeLength = 40_000;

/** A part may begin at these alone, so that a paragraph of loose text and inline elements stays together. */
const beginnings: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'ul', 'ol'],
  ...['dl', 'figure', 'table', 'div', 'section'],
]);

function visitLeaves(node: Nodes, visit: (leaf: TextLeaf) => void): void {
  if (node.type === 'text') visit(node);
  else if (node.type === 'element' && node.tagName === 'br') visit(node);
  else if ('children' in node) for (const child of node.children) visitLeaves(child, visit);
}

/** Passes through boxes that hold the whole article and say nothing, as pages often have. */
function topNodes(tree: SafeTree): readonly RootContent[] {
  let nodes: readonly RootContent[] = tree.children;
  for (;;) {
    const [only, ...others] = nodes.filter(
      (node) => node.type !== 'text' || node.value.trim() !== '',
    );
    const box = only?.type === 'element' && ['div', 'section'].includes(only.tagName);
    if (!box || others.length > 0) return nodes;
    nodes = only.children;
  }
}

function begins(node: RootContent): boolean {
  return node.type === 'element' && beginnings.has(node.tagName);
}

/** Cuts an article at top-level blocks into parts of some `partLength` units; a short one has one part. */
export function prepareArticle(tree: SafeTree): PreparedArticle {
  const blocks = articleBlocks(tree);
  const length = blocks.at(-1)?.end ?? 0;
  const limit = length <= wholeLength ? Infinity : partLength;
  const parts: Part[] = [];
  let nodes: RootContent[] = [];
  let leaves: TextLeaf[] = [];
  let size = 0;
  let firstBlock = 0;
  let nextBlock = 0;

  const finish = (): void => {
    if (nodes.length === 0) return;
    const own = blocks.slice(firstBlock, nextBlock);
    // A part of pictures alone stands before the next part's text, not at the end of the last one's.
    const start = own[0]?.start ?? (parts.at(-1)?.end ?? -1) + 1;
    const end = own.at(-1)?.end ?? start;
    parts.push({ index: parts.length, nodes, blocks: own, start, end, leaves });
    [nodes, leaves, size, firstBlock] = [[], [], 0, nextBlock];
  };
  const take = (leaf: TextLeaf): void => {
    if (blocks[nextBlock]?.pieces[0]?.node === leaf) nextBlock += 1;
    leaves.push(leaf);
    size += leaf.type === 'text' ? leaf.value.length : 1;
  };
  for (const node of topNodes(tree)) {
    if (size >= limit && begins(node)) finish();
    nodes.push(node);
    visitLeaves(node, take);
  }
  finish();
  return { text: blocks.map((block) => block.text).join('\n'), blocks, parts };
}

/** The part that holds an offset of the text: the last one that begins at or before it. */
export function partAt(parts: readonly Part[], offset: number): Part | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return parts[low];
}
