import type { Element, ElementContent, RootContent } from 'hast';
import type { Direction } from '#shared/article';
import { isPlaceName } from '#shared/safeTree';
import { directionInside, sampleText } from '#shared/text/blockDirection';
import { isBlockElement } from '#shared/text/plainText';
import { inlinesOf } from './inlines';
import type { Block, HoldingBlock, Inline, Own, TextBlock } from './model';
import { ownOf } from './own';
import { tableOf } from './table';

const headings: Readonly<Record<string, number>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const textKinds: Readonly<Record<string, TextBlock['kind']>> = {
  ...{ p: 'paragraph', pre: 'preformatted', figcaption: 'caption', caption: 'caption', dt: 'term' },
  ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
};
const holdingKinds: Readonly<Record<string, HoldingBlock['kind']>> = {
  ...{ blockquote: 'quotation', figure: 'figure', dd: 'definition' },
};

type Node = RootContent | ElementContent;

const isElement = (node: Node): node is Element => node.type === 'element';

/** True for a block, and for what has one somewhere inside. */
function holdsBlock(node: Node): boolean {
  return isElement(node) && (isBlockElement(node.tagName) || node.children.some(holdsBlock));
}

/** Gathers the blocks of some nodes; loose text between blocks becomes paragraphs. */
class Gathering {
  readonly blocks: Block[] = [];
  readonly #around: Direction;
  #loose: Node[] = [];
  /** Places whose element is no block of its own: they stand at the beginning of what comes next. */
  #places: Inline[] = [];

  constructor(around: Direction, places: readonly Inline[] = []) {
    this.#around = around;
    this.#places = [...places];
  }

  take(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (!holdsBlock(node)) this.#loose.push(node);
      else if (isElement(node)) {
        this.finish();
        this.#takeElement(node);
      }
    }
  }

  #takeElement(element: Element): void {
    const { tagName, properties, children } = element;
    if (isPlaceName(properties.id)) this.#places.push({ kind: 'place', id: properties.id });
    const textKind = textKinds[tagName];
    const holding = holdingKinds[tagName];
    const hasBlocks = children.some(holdsBlock);
    if (tagName === 'hr') this.blocks.push({ kind: 'rule' });
    else if (textKind !== undefined && !hasBlocks) this.#addText(element, textKind);
    else if (tagName === 'ul' || tagName === 'ol') this.#addList(element);
    else if (tagName === 'table') this.#addTable(element);
    else if (holding !== undefined) this.#addHolding(element, holding);
    else {
      this.take(children);
      this.finish();
    }
  }

  #addText(element: Element, kind: TextBlock['kind']): void {
    const own = ownOf(element, this.#around);
    this.#push(kind, headings[element.tagName] ?? 0, own, element.children);
  }

  #push(kind: TextBlock['kind'], rank: number, own: Own, nodes: readonly Node[]): void {
    const inlines = inlinesOf(nodes, own.direction);
    const isEmpty = nodes.every((node) => sampleText(node, 1).trim() === '' && !hasPicture(node));
    if (isEmpty && kind !== 'preformatted') return;
    this.blocks.push({ kind, rank, ...own, inlines: [...this.#places, ...inlines] });
    this.#places = [];
  }

  /** The blocks of an element's children, which the waiting places go to. */
  #inside(nodes: readonly Node[], direction: Direction): readonly Block[] {
    const inside = new Gathering(direction, this.#places);
    this.#places = [];
    inside.take(nodes);
    inside.finish();
    this.#places = inside.#places;
    return inside.blocks;
  }

  #addList(element: Element): void {
    const own = ownOf(element, this.#around);
    const items = element.children.flatMap((node) => {
      const isItem = isElement(node) && node.tagName === 'li';
      if (isItem && isPlaceName(node.properties.id)) {
        this.#places.push({ kind: 'place', id: node.properties.id });
      }
      const blocks = this.#inside(isItem ? node.children : [node], own.direction);
      return blocks.length === 0 ? [] : [blocks];
    });
    const { start } = element.properties;
    const isOrdered = element.tagName === 'ol';
    const first = Number.isInteger(Number(start ?? 1)) ? Number(start ?? 1) : 1;
    if (items.length > 0) {
      this.blocks.push({ kind: 'list', isOrdered, start: first, ...own, items });
    }
  }

  #addTable(element: Element): void {
    const own = ownOf(element, this.#around);
    const table = tableOf(element, own, (nodes, direction) => this.#inside(nodes, direction));
    if (table !== null) this.blocks.push(table);
  }

  #addHolding(element: Element, kind: HoldingBlock['kind']): void {
    const own = ownOf(element, this.#around);
    const blocks = this.#inside(element.children, own.direction);
    if (blocks.length > 0) this.blocks.push({ kind, ...own, blocks });
  }

  finish(): void {
    const nodes = this.#loose;
    this.#loose = [];
    if (nodes.length === 0) return;
    const text = nodes.map((node) => sampleText(node)).join('');
    const own: Own = { direction: directionInside(text, this.#around) };
    this.#push('paragraph', 0, own, nodes);
  }
}

const hasPicture = (node: Node): boolean =>
  isElement(node) && (node.tagName === 'img' || node.children.some(hasPicture));

/** The blocks of an article's nodes, inside something that runs `around`. */
export function blocksOf(nodes: readonly Node[], around: Direction): readonly Block[] {
  const gathering = new Gathering(around);
  gathering.take(nodes);
  gathering.finish();
  return gathering.blocks;
}
