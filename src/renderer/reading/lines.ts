import type { Span } from '#shared/text/spans';
import { partAt, type PreparedArticle } from './parts';
import type { TextMap } from './textMap';

/** The room above the first line when a page is scrolled to it, in CSS pixels. */
export const lineGap = 4;

/** The first of `count` indices for which `holds`; those for which it does not come before the others. */
export function firstOf(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The box of the first letter at or after an offset that has one; spaces at a line's end have none. */
export function letterBox(map: TextMap, offset: number, end: number): DOMRect | null {
  for (let at = offset; at < end; at += 1) {
    const box = map.rangeOf({ start: at, end: at + 1 })?.getClientRects()[0];
    if (box !== undefined && box.height > 0) return box;
  }
  return null;
}

/** The stretch from an offset of the text to the end of its block. */
export function lineSpan({ parts }: PreparedArticle, offset: number): Span {
  const blocks = partAt(parts, offset)?.blocks ?? [];
  return { start: offset, end: blocks.find(({ end }) => end > offset)?.end ?? offset + 1 };
}

/** The top of the line that holds an offset of the text, in the viewport's pixels; null when it is not drawn. */
export function lineTop(map: TextMap, { text }: PreparedArticle, offset: number): number | null {
  return letterBox(map, Math.min(offset, Math.max(0, text.length - 1)), text.length)?.top ?? null;
}

/** The index of the first part of which something is below `y` (viewport pixels), drawn or not. */
export function partBelow(map: TextMap, { parts }: PreparedArticle, y: number): number {
  return firstOf(parts.length, (at) => {
    const box = map.elementOf(at)?.getBoundingClientRect();
    return box !== undefined && box.bottom > y;
  });
}

/**
 * The first line of the article that shows more than its half below `y` (viewport pixels), as the
 * stretch from its first letter to the end of its block; null when the article ends above, or
 * when what is there is not drawn.
 */
export function lineBelow(map: TextMap, prepared: PreparedArticle, y: number): Span | null {
  const at = partBelow(map, prepared, y);
  const blocks = prepared.parts[at]?.blocks ?? [];
  const following = prepared.parts[at + 1]?.blocks[0];
  const index = firstOf(blocks.length, (nth) => {
    const block = blocks[nth];
    const box = block === undefined ? null : map.rangeOf(block)?.getBoundingClientRect();
    return box !== null && box !== undefined && box.bottom > y;
  });
  const block = blocks[index];
  if (block === undefined) return following ?? null;
  const { start, end } = block;
  const inside = firstOf(end - start, (nth) => {
    const box = letterBox(map, start + nth, end);
    return box === null || (box.top + box.bottom) / 2 >= y;
  });
  // A last line that is more than half hidden gives way to the next block.
  const hidden = letterBox(map, start + inside, end) === null;
  return hidden ? (blocks[index + 1] ?? following ?? null) : { start: start + inside, end };
}
