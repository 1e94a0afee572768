import { arabicLetter, type Letter } from './glyphs';

/** What stands on one baseline without a wide gap, from its left edge to its right. */
export interface Fragment {
  readonly letters: readonly Letter[];
  readonly left: number;
  readonly right: number;
  /** Its baseline, in points from the bottom of the page. */
  readonly y: number;
  readonly size: number;
}

/** In sizes of the letters: what is on one line, and what is wider than a space in a line. */
const sameBaseline = 0.08;
const raised = 0.55;
const neighbour = 1.5;
const wideGap = 0.7;

interface Row {
  y: number;
  size: number;
  letters: Letter[];
}

/** Sorts the letters of a page into pieces of lines, from the top of the page to its end. */
export function fragmentsOf(letters: readonly Letter[]): readonly Fragment[] {
  return rowsOf(letters).flatMap(splitAtGaps);
}

/**
 * Letters by their baselines; raised and lowered ones go with the line that they stand in, lines of
 * two columns that do not stand level stay apart.
 */
function rowsOf(letters: readonly Letter[]): readonly Row[] {
  const levels = levelsOf(letters).sort((a, b) => b.letters.length - a.letters.length);
  const rows: Row[] = [];
  for (const level of levels) {
    const near = rows
      .filter((row) => Math.abs(row.y - level.y) < raised * Math.max(row.size, level.size))
      .sort((a, b) => Math.abs(a.y - level.y) - Math.abs(b.y - level.y));
    const home = near.find((row) => stand(level, row));
    if (home === undefined) rows.push(level);
    else {
      home.letters.push(...level.letters);
      home.letters.sort((a, b) => a.left - b.left);
    }
  }
  return rows.sort((a, b) => b.y - a.y);
}

function levelsOf(letters: readonly Letter[]): Row[] {
  const levels: Row[] = [];
  for (const letter of [...letters].sort((a, b) => b.y - a.y)) {
    const last = levels.at(-1);
    const together = last !== undefined && last.y - letter.y < sameBaseline * letter.size;
    if (together) last.letters.push(letter);
    else levels.push({ y: letter.y, size: 0, letters: [letter] });
  }
  for (const level of levels) {
    level.letters.sort((a, b) => a.left - b.left);
    level.size = middleSize(level.letters);
  }
  return levels;
}

const middleSize = (letters: readonly Letter[]): number =>
  letters.map(({ size }) => size).sort((a, b) => a - b)[letters.length >> 1] ?? 0;

/** True when most of a level's letters have a letter of the row beside them. */
function stand(level: Row, row: Row): boolean {
  let beside = 0;
  for (const { left, right, size } of level.letters) {
    const reach = neighbour * Math.max(size, row.size);
    const at = firstFrom(row.letters, left - reach);
    const found = row.letters[at];
    if (found !== undefined && found.left < right + reach) beside += 1;
  }
  return beside * 2 > level.letters.length;
}

/** The first of letters in their order that begins at or after a place, by halving. */
function firstFrom(letters: readonly Letter[], left: number): number {
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((letters[middle]?.left ?? 0) < left) low = middle + 1;
    else high = middle;
  }
  return low;
}

function splitAtGaps({ letters, y }: Row): Fragment[] {
  const ordered = inOrder(letters);
  const pieces: Letter[][] = [];
  let right = -Infinity;
  let size = 0;
  for (const letter of ordered) {
    // Between two sizes (a heading beside the next column) the smaller one counts.
    if (letter.left - right > wideGap * Math.min(size, letter.size)) pieces.push([letter]);
    else pieces.at(-1)?.push(letter);
    right = Math.max(right, letter.right);
    size = letter.size;
  }
  return pieces
    .filter((piece) => piece.some(({ text }) => text.trim() !== ''))
    .map((piece) => fragment(piece, y));
}

/**
 * The letters of a line from its left edge. Their middles tell, since some programs begin a space where its word ends; of
 * two Arabic letters one of which is drawn above the other, the place that each begins at.
 */
function inOrder(letters: readonly Letter[]): Letter[] {
  const ordered = [...letters].sort((a, b) => middleOf(a) - middleOf(b) || a.index - b.index);
  for (let at = 1; at < ordered.length; at += 1) {
    const [left, right] = [ordered[at - 1], ordered[at]];
    if (left === undefined || right === undefined || left.x <= right.x) continue;
    if (!arabicLetter.test(left.text) || !arabicLetter.test(right.text)) continue;
    [ordered[at - 1], ordered[at]] = [right, left];
  }
  return ordered;
}

const middleOf = ({ left, right }: Letter): number => (left + right) / 2;

/** A piece of a line out of letters in their order from the left. */
export function fragment(letters: readonly Letter[], y: number): Fragment {
  let left = Infinity;
  let right = -Infinity;
  for (const letter of letters) {
    if (letter.text.trim() === '') continue;
    left = Math.min(left, letter.left);
    right = Math.max(right, letter.right);
  }
  return { letters, left, right, y, size: middleSize(letters) };
}
