import type { Element, ElementContent, Root } from 'hast';
import { hasContent, inlineIn, paragraphsOf, plain, renamed } from './inline';
import { isBlock } from './measure';
import type { PageElement, PageNode, PageParent } from './page';
import { cellsOf, isLayout } from './tables';

/** Elements that hold blocks and say nothing themselves: what is in them stands for itself. */
const wrappers = new Set([
  ...['div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'center', 'form', 'body'],
  ...['html', 'hgroup', 'details', 'fieldset', 'address', 'template', 'nav'],
]);

/** Elements that hold only elements of certain names. */
const structured: Readonly<Record<string, readonly string[]>> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd'],
  table: ['caption', 'thead', 'tbody', 'tfoot', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
};

/** An article's body as a row of blocks: each paragraph, heading, list, table and figure is one. */
export function toBlocks(body: PageParent): Root {
  return { type: 'root', children: blocksIn(body.children) };
}

function blocksIn(nodes: readonly PageNode[]): Element[] {
  const blocks: Element[] = [];
  let run: PageNode[] = [];
  const endRun = (): void => {
    blocks.push(...paragraphsOf(run));
    run = [];
  };
  for (const node of nodes) {
    if (holdsBlocks(node)) {
      endRun();
      blocks.push(...blockOf(node));
    } else run.push(node);
  }
  endRun();
  return blocks;
}

/** True for a block, and for an inline element that has one in it (`<font><p>`). */
function holdsBlocks(node: PageNode): node is PageElement {
  if (node.type !== 'element') return false;
  return isBlock(node) || node.tagName === 'img' || node.children.some(holdsBlocks);
}

function blockOf(element: PageElement): Element[] {
  const tagName = renamed[element.tagName] ?? element.tagName;
  if (tagName === 'img') return [figureOf(element)];
  if (tagName === 'hr') return [plain(element, 'hr', [])];
  if (tagName === 'pre') return full(plain(element, 'pre', inlineIn(element.children, true)));
  if (tagName === 'table' && isLayout(element)) {
    return cellsOf(element).flatMap((cell) => blocksIn(cell.children));
  }
  if (Object.hasOwn(structured, tagName)) return full(structureOf(element, tagName));
  const blocks = blocksIn(element.children);
  if (wrappers.has(tagName) || !isBlock(element)) return blocks;
  if (/^(?:p|h[1-6])$/.test(tagName)) {
    return blocks.map((block) =>
      block.tagName === 'p' ? plain(element, tagName, block.children) : block,
    );
  }
  return full(plain(element, tagName, tagName === 'figure' ? pictureFirst(blocks) : alone(blocks)));
}

const full = (block: Element): Element[] => (hasContent(block) ? [block] : []);

const figureOf = (picture: PageElement): Element => ({
  type: 'element',
  tagName: 'figure',
  properties: {},
  children: [plain(picture, 'img', [])],
});

/** A picture in a figure needs none of its own. */
const pictureFirst = (blocks: readonly Element[]): ElementContent[] =>
  blocks.flatMap((block) => (block.tagName === 'figure' ? block.children : [block]));

/** One paragraph in an item or a cell, with at most a list below it, is the item's own text. */
function alone(blocks: readonly Element[]): ElementContent[] {
  const [first, second] = blocks;
  const isOwn =
    blocks.length === 1 || (blocks.length === 2 && /^[uo]l$/.test(second?.tagName ?? ''));
  return first?.tagName === 'p' && isOwn ? [...first.children, ...blocks.slice(1)] : [...blocks];
}

function structureOf(element: PageElement, tagName: string): Element {
  const children = element.children.flatMap((child) => partOf(child, tagName));
  return plain(element, tagName, children);
}

/** A part of a list or table; what may not stand there becomes an item of a list, and is left out of a table. */
function partOf(child: PageNode, tagName: string): Element[] {
  if (child.type !== 'element') return itemOf(child, tagName);
  const allowed = structured[tagName] ?? [];
  if (!allowed.includes(child.tagName)) {
    const isGroup = tagName === 'dl' && child.tagName === 'div';
    return isGroup ? child.children.flatMap((part) => partOf(part, 'dl')) : itemOf(child, tagName);
  }
  if (Object.hasOwn(structured, child.tagName)) return [structureOf(child, child.tagName)];
  const part = plain(child, child.tagName, alone(blocksIn(child.children)));
  // An empty cell keeps its column; an empty item is nothing.
  return tagName === 'tr' || part.children.length > 0 ? [part] : [];
}

function itemOf(node: PageNode, tagName: string): Element[] {
  const blocks = tagName === 'ul' || tagName === 'ol' ? blocksIn([node]) : [];
  if (blocks.length === 0) return [];
  return [{ type: 'element', tagName: 'li', properties: {}, children: alone(blocks) }];
}
