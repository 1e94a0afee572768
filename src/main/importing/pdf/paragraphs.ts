import type { Direction } from '#shared/article';
import { listItem, sentenceEnd } from '../lineForms';
import type { Region } from './columns';
import type { Fragment } from './rows';
import { lineDirection, logicalLine, type LinkedText } from './visualOrder';

/** Lines that were one paragraph, joined again. */
export interface Paragraph extends LinkedText {
  readonly size: number;
  readonly weight: number;
  /** Where its first line stands. */
  readonly page: number;
  readonly y: number;
}

/** A region with the page that it stands on. */
export interface PlacedRegion extends Region {
  readonly page: number;
}

interface Line {
  readonly fragment: Fragment;
  readonly linked: LinkedText;
  readonly weight: number;
  readonly region: PlacedRegion;
}

/** In usual distances between lines: what parts two paragraphs. In sizes: what is set in. */
const wideDistance = 1.25;
const minimumIndent = 0.8;
const maximumIndent = 5;
const otherSize = 0.07;

/** Joins the lines of regions to paragraphs, in columns and on pages that follow one another too. */
export function paragraphsOf(regions: readonly PlacedRegion[], direction: Direction): Paragraph[] {
  const lines = regions.flatMap((region) =>
    region.lines.map((fragment): Line => ({
      fragment,
      linked: logicalLine(fragment, lineDirection(fragment, direction)),
      weight: weightOf(fragment),
      region,
    })),
  );
  const shown = lines.filter(({ linked }) => linked.text !== '');
  const usual = { ...usualOf(shown), direction };
  const paragraphs: Paragraph[] = [];
  for (const [at, line] of shown.entries()) {
    const previous = shown[at - 1];
    const last = paragraphs.at(-1);
    if (previous !== undefined && last !== undefined && goesOn(previous, line, usual)) {
      paragraphs[paragraphs.length - 1] = { ...last, ...joined(last, line.linked) };
    } else paragraphs.push(paragraph(line));
  }
  return paragraphs;
}

function paragraph({ linked, fragment, weight, region }: Line): Paragraph {
  return { ...linked, size: fragment.size, weight, page: region.page, y: fragment.y };
}

const weightOf = ({ letters }: Fragment): number =>
  letters.map(({ weight }) => weight).sort((a, b) => a - b)[letters.length >> 1] ?? 400;

interface Usual {
  /** The size of most letters. */
  readonly size: number;
  /** The distance of most lines, in sizes of their letters. */
  readonly distance: number;
  readonly direction: Direction;
}

function usualOf(lines: readonly Line[]): Omit<Usual, 'direction'> {
  const distances: number[] = [];
  for (const [at, { fragment, region }] of lines.entries()) {
    const previous = lines[at - 1];
    if (previous?.region !== region || !isSameSize(previous.fragment, fragment)) continue;
    distances.push((previous.fragment.y - fragment.y) / (fragment.size || 1));
  }
  distances.sort((a, b) => a - b);
  return { size: usualSize(lines), distance: distances[Math.floor(distances.length * 0.4)] ?? 1.3 };
}

function usualSize(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { fragment } of lines) {
    const size = Math.round(fragment.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + fragment.letters.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

const isSameSize = (one: Fragment, other: Fragment): boolean =>
  Math.abs(one.size - other.size) <= otherSize * Math.max(one.size, other.size);

const otherWeight = 150;

/** Whether a line belongs to the paragraph of the line before it. */
function goesOn(previous: Line, line: Line, usual: Usual): boolean {
  const [before, after] = [previous.fragment, line.fragment];
  const isAlike =
    isSameSize(before, after) && Math.abs(previous.weight - line.weight) <= otherWeight;
  if (!isAlike || listItem.test(line.linked.text)) return false;
  const isHeading = after.size > usual.size * (1 + otherSize);
  if (previous.region !== line.region) {
    const ended = sentenceEnd.test(previous.linked.text) || hadRoom(previous, line, usual);
    return !isHeading && !ended && indent(line, usual) < minimumIndent;
  }
  if (before.y - after.y > usual.distance * wideDistance * after.size) return false;
  return isHeading || !(isIndented(previous, line, usual) || hadRoom(previous, line, usual));
}

/** Whether a line is set in from where the line before it begins. */
function isIndented(previous: Line, line: Line, usual: Usual): boolean {
  const own = indent(line, usual);
  const isIn = own > minimumIndent && own < maximumIndent;
  return isIn && indent(previous, usual) < minimumIndent / 2;
}

/** How far from the side where lines begin a line begins, in sizes. */
function indent({ fragment, region }: Line, { direction }: Usual): number {
  const free = direction === 'rtl' ? region.right - fragment.right : fragment.left - region.left;
  return free / (fragment.size || 1);
}

/** Whether the first word of a line had fitted into the line before: then that line's end is a paragraph's. */
function hadRoom(previous: Line, line: Line, { direction }: Usual): boolean {
  const { fragment, region } = previous;
  const free = direction === 'rtl' ? fragment.left - region.left : region.right - fragment.right;
  const word = /^\S+/u.exec(line.linked.text)?.[0] ?? '';
  const width = line.fragment.right - line.fragment.left;
  const share = word.length / (line.linked.text.length || 1);
  return free > width * share * 1.25 + fragment.size * 0.6;
}

const brokenWord = /\p{Script=Latin}[-\u00ad\u2010]$/u;

/** Two lines as one; a word that was broken at the end of the first is whole again. */
function joined(first: LinkedText, second: LinkedText): LinkedText {
  const isBroken = brokenWord.test(first.text) && /^\p{Ll}/u.test(second.text);
  const start = isBroken ? first.text.slice(0, -1) : `${first.text} `;
  const moved = second.links.map((link) => ({
    ...link,
    start: link.start + start.length,
    end: link.end + start.length,
  }));
  const links = first.links.map((link) => ({ ...link, end: Math.min(link.end, start.length) }));
  return { text: start + second.text, links: [...links, ...moved] };
}
