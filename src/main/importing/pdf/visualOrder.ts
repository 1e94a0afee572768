import type { Direction } from '#shared/article';
import { filler } from './glyphs';
import type { Fragment } from './rows';
import { spacedLetters } from './spaces';

/** A text with the addresses that parts of it are links to, by their places in it. */
export interface LinkedText {
  readonly text: string;
  readonly links: readonly {
    readonly start: number;
    readonly end: number;
    readonly href: string;
  }[];
}

/** One thing on a line as it is drawn: a letter with its marks, or a space. */
interface Item {
  readonly text: string;
  readonly kind: 'right' | 'left' | 'digit' | 'arabic-digit' | 'neutral' | 'space';
  readonly href: string | null;
}

/**
 * A line, which a page holds as it is drawn from the left edge to the right, in the order in which
 * it is read (UAX #9 the other way round); spaces are where there is room for one.
 */
export function logicalLine(line: Fragment, direction: Direction): LinkedText {
  const items = itemsOf(line);
  return linkedText(direction === 'rtl' ? fromRight(items) : fromLeft(items));
}

function itemsOf(line: Fragment): Item[] {
  return spacedLetters(line).flatMap(({ letter, afterSpace }): Item[] => {
    const text = letter.text.trim();
    const space: Item[] = afterSpace ? [{ text: ' ', kind: 'space', href: null }] : [];
    return text === filler ? space : [...space, { text, kind: kindOf(text), href: letter.href }];
  });
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function kindOf(text: string): Item['kind'] {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  if (/[\u0660-\u0669\u06f0-\u06f9]/u.test(first)) return 'arabic-digit';
  if (/\p{Nd}/u.test(first)) return 'digit';
  if (!/\p{L}/u.test(first)) return 'neutral';
  return rightToLeft.test(first) ? 'right' : 'left';
}

/** In a text that runs the other way, only a line that is clearly of the other script does not. */
const clearShare = 0.7;

/** The direction that a line of a text in some direction runs in. */
export function lineDirection({ letters }: Fragment, direction: Direction): Direction {
  const kinds = letters.map(({ text }) => kindOf(text));
  const right = kinds.filter((kind) => kind === 'right').length;
  const left = kinds.filter((kind) => kind === 'left').length;
  if (right + left === 0) return direction;
  const share = right / (right + left);
  if (direction === 'rtl') return share < 1 - clearShare ? 'ltr' : 'rtl';
  return share > clearShare ? 'rtl' : 'ltr';
}

const isLeftward = ({ kind }: Item): boolean =>
  kind === 'left' || kind === 'digit' || kind === 'arabic-digit';

/** The reading order of a line that begins at the right: all from there, but numbers and Latin words from their left. */
function fromRight(drawn: readonly Item[]): Item[] {
  const read: Item[] = [];
  let afterArabic = false;
  for (let at = drawn.length - 1; at >= 0; at -= 1) {
    const item = drawn[at];
    if (item === undefined) continue;
    if (!isLeftward(item)) {
      afterArabic ||= item.kind === 'right';
      read.push(item);
      continue;
    }
    const start = startOfRun(drawn, at, afterArabic);
    read.push(...drawn.slice(start, at + 1));
    at = start;
  }
  return read;
}

/** Where the run that is read from its left begins, of which the last item drawn is at `end`. */
function startOfRun(drawn: readonly Item[], end: number, afterArabic: boolean): number {
  let furthest = end;
  let start = end;
  while (furthest > 0 && drawn[furthest - 1]?.kind !== 'right') furthest -= 1;
  for (let at = end - 1; at >= furthest; at -= 1) {
    const item = drawn[at];
    if (item !== undefined && isLeftward(item)) {
      if (!belongTogether(drawn, at, start, furthest, afterArabic)) break;
      start = at;
    }
  }
  return start;
}

/** Whether what is drawn at `left` and at `right`, with only signs between them, is read as one from the left. */
function belongTogether(
  drawn: readonly Item[],
  left: number,
  right: number,
  furthest: number,
  afterArabic: boolean,
): boolean {
  const kinds = [drawn[left]?.kind, drawn[right]?.kind];
  const signs = drawn
    .slice(left + 1, right)
    .map(({ text }) => text)
    .join('');
  if (signs === '' && kinds[0] === kinds[1]) return true;
  if (kinds.includes('arabic-digit')) return kinds[0] === kinds[1] && /^[.,:/٫٬،]$/u.test(signs);
  if (kinds.includes('left') || /^[.,:/]$/u.test(signs)) return true;
  // Two numbers: one after the other from the left only when a Latin word leads them.
  if (drawn.slice(furthest, left).some(({ kind }) => kind === 'left')) return true;
  return !afterArabic && /^\S$/u.test(signs);
}

/** The reading order of a line that begins at the left: as drawn, but words of Arabic letters from their right. */
function fromLeft(drawn: readonly Item[]): Item[] {
  const read: Item[] = [];
  for (let at = 0; at < drawn.length; at += 1) {
    const item = drawn[at];
    if (item === undefined) continue;
    if (item.kind !== 'right') {
      read.push(item);
      continue;
    }
    let end = at;
    for (let next = at + 1; next < drawn.length && drawn[next]?.kind !== 'left'; next += 1) {
      if (drawn[next]?.kind === 'right') end = next;
    }
    read.push(...fromRight(drawn.slice(at, end + 1)));
    at = end;
  }
  return read;
}

function linkedText(items: readonly Item[]): LinkedText {
  let text = '';
  const links: { start: number; end: number; href: string }[] = [];
  for (const item of items) {
    if (item.kind === 'space' && (text === '' || text.endsWith(' '))) continue;
    const start = text.length;
    text += item.text;
    const last = links.at(-1);
    if (item.href === null) continue;
    const goesOn = last?.href === item.href && text.slice(last.end, start).trim() === '';
    if (goesOn) last.end = text.length;
    else links.push({ start, end: text.length, href: item.href });
  }
  return { text: text.trimEnd(), links };
}
