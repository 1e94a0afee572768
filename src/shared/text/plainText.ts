import type { Element, Nodes, Text } from 'hast';
import type { SafeTree } from '../safeTree';

const blockElements: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'li'],
  ...['dl', 'dt', 'dd', 'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot'],
  ...['tr', 'th', 'td', 'div', 'section'],
]);

/** True for an element that ends the block before it. */
export const isBlockElement = (name: string): boolean => blockElements.has(name);

/** A text node, or a `br` (which counts as one line break), where it stands in the plain text. */
export interface TextPiece {
  readonly node: Text | Element;
  readonly start: number;
  readonly end: number;
}

/** A paragraph, heading, item or cell of an article where it stands in the plain text. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

/**
 * The blocks of an article in reading order, with their place in `articleText` in UTF-16 units
 * (end exclusive). A block ends where another begins; blocks of nothing but white space are left out.
 */
export function articleBlocks(tree: SafeTree): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let nodes: (Text | Element)[] = [];
  let at = 0;

  const finish = (): void => {
    const values = nodes.map((node) => (node.type === 'text' ? node.value : '\n'));
    const text = values.join('');
    if (text.trim() !== '') {
      let start = at;
      const pieces = nodes.map((node, index) => {
        const end = start + (values[index]?.length ?? 0);
        const piece = { node, start, end };
        start = end;
        return piece;
      });
      blocks.push({ start: at, end: start, text, pieces });
      at = start + 1;
    }
    nodes = [];
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'text' || (node.type === 'element' && node.tagName === 'br')) {
      nodes.push(node);
    } else if ('children' in node) {
      const isBlock = node.type !== 'element' || blockElements.has(node.tagName);
      if (isBlock) finish();
      node.children.forEach(visit);
      if (isBlock) finish();
    }
  };
  visit(tree);
  return blocks;
}

/** An article's body as plain text, its blocks joined by one line feed: what selectors count in. */
export function articleText(tree: SafeTree): string {
  return articleBlocks(tree)
    .map((block) => block.text)
    .join('\n');
}

/** The text of each block of an article. */
export function paragraphs(tree: SafeTree): string[] {
  return articleBlocks(tree).map((block) => block.text);
}
