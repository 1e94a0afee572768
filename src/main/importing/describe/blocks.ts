import type { Element, ElementContent, Root, RootContent } from 'hast';
import { trimLine } from '../lineForms';
import { textOf } from '../textOf';

/** One piece of a document's top level with its lines, trimmed; no line at all for a rule or a picture. */
export interface Block {
  readonly node: RootContent;
  readonly lines: readonly string[];
}

/** How far into a document its front matter can reach, and how far from the end its closing lines begin. */
const headLength = 8;
const tailLength = 4;

/** True for a block among the first ones, where a document says what it is. */
export const inHead = (index: number): boolean => index < headLength;

/** True for a block among the last ones, where credits and invitations stand. */
export const inTail = (index: number, blocks: readonly unknown[]): boolean =>
  index >= blocks.length - tailLength;

/** A block's only line; null when it has several lines or none. */
export const onlyLine = ({ lines }: Block): string | null =>
  lines.length === 1 ? (lines[0] ?? null) : null;

/**
 * A document's blocks in order. A paragraph at either end whose lines are of different kinds (a
 * title, a date and a name under one another) is taken apart: `standsAlone` tells such lines.
 */
export function blocksOf(tree: Root, standsAlone: (line: string) => boolean): readonly Block[] {
  const nodes = tree.children;
  return nodes.flatMap((node, index) => {
    const lines = linesOf(node);
    const atAnEnd = inHead(index) || inTail(index, nodes);
    if (!atAnEnd || lines.length < 2 || node.type !== 'element' || !lines.some(standsAlone)) {
      return [{ node, lines }];
    }
    return takeApart(node, (line) => index === 0 || standsAlone(line));
  });
}

function linesOf(node: RootContent): readonly string[] {
  return textOf(node as Root | Element)
    .split('\n')
    .map(trimLine)
    .filter((line) => line !== '');
}

/** Divides a paragraph at its line breaks: each line that `isApart` by itself, others together as they were. */
function takeApart(paragraph: Element, isApart: (line: string) => boolean): Block[] {
  const pieces: ElementContent[][] = [];
  let together = false;
  for (const line of atBreaks(paragraph.children)) {
    const apart = isApart(trimLine(textOf({ type: 'root', children: line })));
    const last = pieces.at(-1);
    if (last !== undefined && together && !apart) {
      last.push({ type: 'element', tagName: 'br', properties: {}, children: [] }, ...line);
    } else pieces.push(line);
    together = !apart;
  }
  return pieces.map((children) => {
    const node: Element = { ...paragraph, children };
    return { node, lines: linesOf(node) };
  });
}

function atBreaks(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'element' && child.tagName === 'br') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines;
}
