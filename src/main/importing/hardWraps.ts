import { listItem, sentenceEnd } from './lineForms';

/** Where programs that wrap lines put their margin, in UTF-16 units. */
const narrowest = 50;
const widest = 100;
/** Fewer full lines may be chance. */
const minimumFull = 3;
/** The share of lines that must have been full for the next word: verse and lists stay far below. */
const requiredShare = 0.8;

const firstWord = (line: string): string => /^\S*/u.exec(line)?.[0] ?? '';
const isFull = (line: string, next: string, width: number): boolean =>
  line.length + 1 + firstWord(next).length > width;

/**
 * The margin at which a text's lines were broken by a program, judging by all its paragraphs; null
 * when the breaks are the writer's own. A wrapped line had no room for the next line's first word.
 */
export function wrapWidth(paragraphs: readonly (readonly string[])[]): number | null {
  let width = 0;
  for (const lines of paragraphs) {
    if (lines.length < 2) continue;
    for (const line of lines) {
      if (line.length > width && /\s/u.test(line)) width = line.length;
    }
  }
  if (width < narrowest || width > widest) return null;
  const breaks = paragraphs.flatMap((lines, at) => breaksIn(lines, width, at === 0));
  const full = breaks.filter((kind) => kind === 'full').length;
  const early = breaks.filter((kind) => kind === 'early').length;
  const isWrapped = full >= (full + early) * requiredShare && full * 2 >= breaks.length;
  return full >= minimumFull && isWrapped ? width : null;
}

/** Why each line but the last ended: no room, the end of a paragraph, or before it had to. */
function breaksIn(
  lines: readonly string[],
  width: number,
  first: boolean,
): readonly ('full' | 'end' | 'early')[] {
  return lines.slice(0, -1).map((line, index) => {
    const next = lines[index + 1] ?? '';
    if (isFull(line, next, width)) return 'full';
    const isTitle = first && index === 0;
    return isTitle || sentenceEnd.test(line) || listItem.test(next) ? 'end' : 'early';
  });
}

/** Joins what a program broke at `width`; a line that had room left ends its paragraph, a list item begins one. */
export function unwrap(lines: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1] ?? '';
    // Not every program fills its lines to the last letter; but the first line may be a title.
    const almostFull = index > 1 && previous.length > width * 0.75 && !sentenceEnd.test(previous);
    const goesOn = index > 0 && (isFull(previous, line, width) || almostFull);
    if (goesOn && !listItem.test(line)) paragraphs.push(`${paragraphs.pop() ?? ''} ${line}`);
    else paragraphs.push(line);
  }
  return paragraphs;
}
