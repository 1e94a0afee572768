import type { Direction } from '#shared/article';
import { fragment, type Fragment } from './rows';

/** Lines that are read one after another, and the edges of what they stand in. */
export interface Region {
  readonly lines: readonly Fragment[];
  readonly left: number;
  readonly right: number;
}

const minimumLines = 3;
/** In sizes of the letters: the least gap between columns, and the least width of one. */
const minimumGutter = 0.65;
const minimumWidth = 7;
const maximumDepth = 4;
/** How much larger than the text a heading is, and how far above it, in sizes. */
const headSize = 1.3;
const headDistance = 1.5;
/** How finely a gap is looked for over the width of a page. */
const steps = 240;

/** Divides a page into the regions that it is read by: columns from the side where lines begin, what spans them apart. */
export function regionsOf(fragments: readonly Fragment[], direction: Direction): readonly Region[] {
  return divide(fragments, direction, 0);
}

function divide(fragments: readonly Fragment[], direction: Direction, depth: number): Region[] {
  if (fragments.length === 0) return [];
  const bands = depth < maximumDepth ? bandsOf(fragments) : null;
  if (bands === null) return [region(fragments)];
  return bands.flatMap(({ gutter, members: all }) => {
    if (gutter === null) return [region(all)];
    const above = headOf(all, gutter);
    const members = all.slice(above.length);
    const left = members.filter((one) => (one.left + one.right) / 2 < gutter);
    const right = members.filter((one) => (one.left + one.right) / 2 >= gutter);
    const columns = direction === 'rtl' ? [right, left] : [left, right];
    const head = above.length === 0 ? [] : [region(above)];
    return [...head, ...columns.flatMap((column) => divide(column, direction, depth + 1))];
  });
}

/** A heading that stands over two columns, though it is no wider than one. */
function headOf(members: readonly Fragment[], gutter: number): readonly Fragment[] {
  const usual = usualSize(members);
  const isLeft = (one: Fragment): boolean => (one.left + one.right) / 2 < gutter;
  const [first] = members;
  const other = members.find((one) => first !== undefined && isLeft(one) !== isLeft(first));
  if (other === undefined) return [];
  const end = members.findIndex(
    (one) => one.size < usual * headSize || one.y < other.y + other.size * headDistance,
  );
  return members.slice(0, Math.max(0, end));
}

interface Band {
  /** Where the columns part; null for what spans them. */
  readonly gutter: number | null;
  readonly members: readonly Fragment[];
}

/** The best division of fragments from top to end into bands of two columns and of one; null when there are no columns. */
function bandsOf(fragments: readonly Fragment[]): readonly Band[] | null {
  const left = Math.min(...fragments.map((one) => one.left));
  const right = Math.max(...fragments.map((one) => one.right));
  const half = (usualSize(fragments) * minimumGutter) / 2;
  let best: { readonly score: number; readonly bands: readonly Band[] } | null = null;
  for (let step = 1; step < steps; step += 1) {
    const gutter = left + ((right - left) * step) / steps;
    const bands = bandsAt(fragments, gutter, half);
    const score = bands.reduce((sum, band) => sum + scoreOf(band), 0);
    if (score > (best?.score ?? 0)) best = { score, bands };
  }
  return best === null ? null : merged(best.bands);
}

/** The size in the middle of all, by how many letters are set in it. */
function usualSize(fragments: readonly Fragment[]): number {
  const sorted = [...fragments].sort((a, b) => a.size - b.size);
  const half = sorted.reduce((sum, { letters }) => sum + letters.length, 0) / 2;
  let seen = 0;
  for (const { size, letters } of sorted) {
    seen += letters.length;
    if (seen >= half) return size;
  }
  return 0;
}

/** Runs of fragments that keep clear of a gutter, and runs of those that cross it. */
function bandsAt(fragments: readonly Fragment[], gutter: number, half: number): readonly Band[] {
  const bands: { gutter: number | null; members: Fragment[] }[] = [];
  for (const one of fragments) {
    const crosses = one.left < gutter + half && one.right > gutter - half;
    const last = bands.at(-1);
    const kind = crosses ? null : gutter;
    if (last?.gutter === kind && last !== undefined) last.members.push(one);
    else bands.push({ gutter: kind, members: [one] });
  }
  return bands;
}

/** How many lines stand beside others in a band; 0 when its sides are no columns of text. */
function scoreOf({ gutter, members }: Band): number {
  if (gutter === null) return 0;
  const sides = [
    members.filter((one) => one.right <= gutter),
    members.filter((one) => one.left >= gutter),
  ];
  if (!sides.every(isColumn)) return 0;
  const [a = [], b = []] = sides;
  const top = Math.min(yOf(a, 0), yOf(b, 0));
  const end = Math.max(yOf(a, -1), yOf(b, -1));
  const beside = [a, b].map((side) => side.filter(({ y }) => y <= top + 1 && y >= end - 1).length);
  return Math.min(...beside) < minimumLines ? 0 : members.length;
}

const yOf = (side: readonly Fragment[], at: number): number => side.at(at)?.y ?? 0;

/**
 * Cells of a table are short; the lines of a column mostly reach from edge to edge. Justified lines may
 * be in pieces, as rows of a table are, but never nearly all of them.
 */
function isColumn(side: readonly Fragment[]): boolean {
  const lines = linesOf(side);
  if (lines.length < minimumLines) return false;
  const left = Math.min(...side.map((one) => one.left));
  const right = Math.max(...side.map((one) => one.right));
  const full = lines.filter((line) => line.right - line.left > (right - left) * 0.7);
  const whole = full.filter(({ pieces }) => pieces === 1).length;
  const isWide = right - left > minimumWidth * (side[0]?.size ?? 0);
  return isWide && full.length * 2 >= lines.length && whole * 4 >= lines.length;
}

interface Line {
  readonly left: number;
  readonly right: number;
  readonly pieces: number;
}

function linesOf(side: readonly Fragment[]): readonly Line[] {
  const lines = new Map<number, Line>();
  for (const { y, left, right } of side) {
    const line = lines.get(y) ?? { left, right, pieces: 0 };
    lines.set(y, {
      left: Math.min(line.left, left),
      right: Math.max(line.right, right),
      pieces: line.pieces + 1,
    });
  }
  return [...lines.values()];
}

/** Bands that turned out to be no columns go with what is beside them. */
function merged(bands: readonly Band[]): readonly Band[] {
  const result: { gutter: number | null; members: Fragment[] }[] = [];
  for (const band of bands) {
    const gutter = scoreOf(band) > 0 ? band.gutter : null;
    const last = result.at(-1);
    if (gutter === null && last?.gutter === null) last.members.push(...band.members);
    else result.push({ gutter, members: [...band.members] });
  }
  return result;
}

/** One region: pieces on one baseline are one line. */
function region(fragments: readonly Fragment[]): Region {
  const lines: Fragment[] = [];
  for (const one of fragments) {
    const last = lines.at(-1);
    if (last?.y === one.y) {
      lines[lines.length - 1] = fragment([...last.letters, ...one.letters], one.y);
    } else lines.push(one);
  }
  const left = Math.min(...lines.map((one) => one.left));
  const right = Math.max(...lines.map((one) => one.right));
  return { lines, left, right };
}
