import type { TextMap } from './textMap';

/** A line of the head that carries its words as they were written. */
const written = '[data-line][data-text]';

/** How many units of an element's text come before a point in it. */
function lengthBefore(element: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** What a range covers of a line of the head; a line whose words are not its text (a date) as it is shown. */
function ofLine(line: HTMLElement, range: Range): string {
  const clip = range.cloneRange();
  if (!line.contains(range.startContainer)) clip.setStart(line, 0);
  if (!line.contains(range.endContainer)) clip.setEnd(line, line.childNodes.length);
  const text = line.dataset['text'] ?? '';
  if (text.length !== line.textContent?.length) return clip.toString();
  const start = lengthBefore(line, clip.startContainer, clip.startOffset);
  return text.slice(start, start + clip.toString().length);
}

/**
 * What a range of an article's page says, as it was written: lines of the head and stretches of `text`,
 * which `map` leads to. Null when it covers nothing of either, or all of it is shown as it was written.
 */
export function writtenText(
  range: Range,
  page: Element,
  map: TextMap | null,
  text: string,
): string | null {
  const lines = [...page.querySelectorAll<HTMLElement>(written)]
    .filter((line) => range.intersectsNode(line))
    .map((line) => ofLine(line, range));
  const span = map?.spanOf(range) ?? null;
  const body = span === null ? [] : [text.slice(span.start, span.end)];
  const all = [...lines, ...body].filter((piece) => piece.trim() !== '').join('\n\n');
  const same = (piece: string): string => piece.replace(/\s+/gu, '');
  return all === '' || same(all) === same(range.toString()) ? null : all;
}
