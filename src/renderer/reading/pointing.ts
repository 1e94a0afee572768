import type { TextMap } from './textMap';

/** Selects a range, and scrolls no further than to show its end. */
export function selectRange(range: Range): void {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  const end = endContainer instanceof Element ? endContainer : endContainer.parentElement;
  const [box] = [...range.getClientRects()].slice(-1);
  const isShown = box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
  if (!isShown) end?.scrollIntoView({ block: 'nearest' });
}

/** An engine's own way to a caret: Chromium has the standard one since 128 alone. */
interface CaretDocument {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  const page: CaretDocument = document;
  const caret = page.caretPositionFromPoint?.(x, y) ?? null;
  if (caret !== null) return { node: caret.offsetNode, offset: caret.offset };
  const range = page.caretRangeFromPoint?.(x, y) ?? null;
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** The offset of the letter that stands at a point of the window, in CSS pixels; null where there is none. */
export function offsetAtPoint(map: TextMap | null, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (caret === null || !(caret.node instanceof Text) || map === null) return null;
  const { node, offset } = caret;
  // The caret stands before or after the letter, whichever edge is nearer.
  for (const from of [offset, offset - 1]) {
    if (from < 0 || from >= node.length) continue;
    const letter = document.createRange();
    letter.setStart(node, from);
    letter.setEnd(node, from + 1);
    const isOn = [...letter.getClientRects()].some(
      (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
    );
    if (isOn) return map.spanOf(letter)?.start ?? null;
  }
  return null;
}
