import type { Span } from '#shared/text/spans';
import { partAt, type Part, type PreparedArticle, type TextLeaf } from './parts';

/** The way between an article's plain text (UTF-16 offsets) and the DOM that was drawn from its tree. */
export interface TextMap {
  /** The stretch of text that a range covers; null when none of it is the article's text. */
  spanOf(range: Range): Span | null;
  /** The range of a stretch of text; null when a part that it begins or ends in is not drawn. */
  rangeOf(span: Span): Range | null;
  /** The element that a part is drawn in, or room is kept for it. */
  elementOf(part: number): Element | null;
}

/** A DOM text node or `br` with its place in the text. */
interface Placed {
  readonly node: Text | Element;
  readonly start: number;
  readonly end: number;
}

const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

function leavesIn(root: Element): (Text | Element)[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const leaves: (Text | Element)[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (isText(node)) leaves.push(node);
    else if (node instanceof Element && node.localName === 'br') leaves.push(node);
  }
  return leaves;
}

/** Pairs a part's leaves with the DOM's, one to one in document order, as `drawNodes` makes them. */
function placedLeaves(part: Part, root: Element): readonly Placed[] {
  const drawn = leavesIn(root);
  if (drawn.length !== part.leaves.length) return [];
  const nodeOf = new Map<TextLeaf, Text | Element>();
  part.leaves.forEach((leaf, index) => {
    const node = drawn[index];
    if (node !== undefined) nodeOf.set(leaf, node);
  });
  return part.blocks.flatMap((block) =>
    block.pieces.flatMap(({ node: leaf, start, end }) => {
      const node = nodeOf.get(leaf);
      return node === undefined ? [] : [{ node, start, end }];
    }),
  );
}

/** Whether a boundary point lies before (-1), at (0) or after (1) the beginning or the end of a leaf. */
function comparePoint(point: Range, { node }: Placed, side: 'start' | 'end'): number {
  const edge = document.createRange();
  edge.selectNodeContents(node);
  if (!isText(node)) edge.selectNode(node);
  edge.collapse(side === 'start');
  return point.compareBoundaryPoints(Range.START_TO_START, edge);
}

/** The index of the first item for which `holds`; items for which it does not come before the others. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pointOf(node: Node, offset: number): Range {
  const point = document.createRange();
  point.setStart(node, offset);
  point.collapse(true);
  return point;
}

/** The text's offset at a boundary point, or at the nearest text after (`start`) or before it (`end`). */
function offsetAt(placed: readonly Placed[], point: Range, side: 'start' | 'end'): number | null {
  const container = point.startContainer;
  const own = isText(container) ? placed.find(({ node }) => node === container) : undefined;
  if (own !== undefined) return own.start + point.startOffset;
  if (side === 'start') {
    const after = firstIndex(placed, (leaf) => comparePoint(point, leaf, 'start') <= 0);
    return placed[after]?.start ?? null;
  }
  const after = firstIndex(placed, (leaf) => comparePoint(point, leaf, 'end') < 0);
  return placed[after - 1]?.end ?? null;
}

function setBoundary(range: Range, side: 'start' | 'end', leaf: Placed, offset: number): void {
  const { node } = leaf;
  if (isText(node)) {
    const inside = Math.min(Math.max(0, offset - leaf.start), node.length);
    if (side === 'start') range.setStart(node, inside);
    else range.setEnd(node, inside);
  } else if (offset <= leaf.start) {
    if (side === 'start') range.setStartBefore(node);
    else range.setEndBefore(node);
  } else if (side === 'start') range.setStartAfter(node);
  else range.setEndAfter(node);
}

/**
 * Maps an article that `ArticleBody` draws in `root`, whose children are the parts. Parts drawn later
 * are found when they are asked for; drop the map when the article is another one.
 */
export function mapText(root: Element, prepared: PreparedArticle): TextMap {
  const { parts } = prepared;
  const known = new Map<Part, readonly Placed[]>();

  const elementOf = (part: number): Element | null => root.children.item(part);
  const placedIn = (part: Part | undefined): readonly Placed[] => {
    if (part === undefined) return [];
    const before = known.get(part);
    if (before !== undefined) return before;
    const element = elementOf(part.index);
    const placed = element === null ? [] : placedLeaves(part, element);
    if (placed.length > 0) known.set(part, placed);
    return placed;
  };

  return {
    elementOf,
    spanOf(range) {
      const covered = parts.filter((part) => {
        const element = elementOf(part.index);
        return element !== null && range.intersectsNode(element);
      });
      const leaves = covered.flatMap((part) => placedIn(part));
      const first = pointOf(range.startContainer, range.startOffset);
      const last = pointOf(range.endContainer, range.endOffset);
      const start = offsetAt(leaves, first, 'start');
      const end = offsetAt(leaves, last, 'end');
      return start === null || end === null || end < start ? null : { start, end };
    },
    rangeOf({ start, end }) {
      // A stretch ends in the leaf of its last letter, so that it does not reach into the next block.
      const startsIn = placedIn(partAt(parts, start));
      const endsIn = placedIn(partAt(parts, Math.max(start, end - 1)));
      const first = startsIn[firstIndex(startsIn, (leaf) => leaf.end > start)] ?? startsIn.at(-1);
      const last =
        endsIn[firstIndex(endsIn, (leaf) => leaf.end >= Math.max(end, start))] ?? endsIn.at(-1);
      if (first === undefined || last === undefined) return null;
      const range = document.createRange();
      setBoundary(range, 'start', first, start);
      setBoundary(range, 'end', start === end ? first : last, end);
      return range;
    },
  };
}
