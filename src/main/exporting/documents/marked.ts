import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { SafeTree } from '#shared/safeTree';
import { articleBlocks, type TextPiece } from '#shared/text/plainText';
import type { Span } from '#shared/text/spans';

/** A copy of an article's tree in which the text of some stretches stands in `mark` elements. */
export function markedTree(tree: SafeTree, spans: readonly Span[]): Root {
  const united = unite(spans);
  if (united.length === 0) return tree;
  const pieces = new Map<unknown, TextPiece>();
  for (const block of articleBlocks(tree)) {
    for (const piece of block.pieces) pieces.set(piece.node, piece);
  }
  const copy = <Node extends RootContent | ElementContent>(nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node): Node[] => {
      if (node.type === 'element') return [{ ...node, children: copy(node.children) }];
      const piece = node.type === 'text' ? pieces.get(node) : undefined;
      if (node.type !== 'text' || piece === undefined) return [node];
      return cut(node, piece, united) as Node[];
    });
  return { type: 'root', children: copy(tree.children) };
}

/** The same stretches in their order, those that touch as one. */
function unite(spans: readonly Span[]): readonly Span[] {
  const united: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = united.at(-1);
    if (end <= start) continue;
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}

/** A text in pieces, those that are in a stretch marked. */
function cut({ value }: Text, piece: TextPiece, spans: readonly Span[]): (Text | Element)[] {
  const parts: (Text | Element)[] = [];
  let at = 0;
  const until = (end: number, isMarked: boolean): void => {
    if (end <= at) return;
    const text: Text = { type: 'text', value: value.slice(at, end) };
    const mark: Element = { type: 'element', tagName: 'mark', properties: {}, children: [text] };
    parts.push(isMarked ? mark : text);
    at = end;
  };
  for (const { start, end } of spans) {
    if (end <= piece.start || start >= piece.end) continue;
    until(Math.max(0, start - piece.start), false);
    until(Math.min(value.length, end - piece.start), true);
  }
  until(value.length, false);
  return parts;
}
