import type { Character, Placed } from './glyphs';

/** In sizes of the letters: how far a mark may stand from its letter. */
const reach = 0.8;
/** The order of the file decides between two letters that are about as near. */
const orderCounts = 0.2;
/** The side of the squares that letters are looked up by, in points. */
const square = 16;

const arabicMark = /^[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/u;

/**
 * Finds the letter that a mark stands over or under, among all of a page: some programs draw a
 * word's marks after it, others after the line. `after` is how many letters came before the mark in
 * the file; the answer is the letter's place in the file, or null where none is near.
 */
export function ownerFinder(
  letters: readonly Placed[],
): (mark: Character, after: number) => number | null {
  const squares = new Map<string, number[]>();
  for (const [index, { text, left, right, y }] of letters.entries()) {
    if (!/^\p{L}/u.test(text)) continue;
    const key = keyOf((left + right) / 2, y);
    const known = squares.get(key);
    if (known === undefined) squares.set(key, [index]);
    else known.push(index);
  }
  return (mark, after) => {
    const expected = expectedOwner(mark, after, letters);
    const middle = (mark.ink.left + mark.ink.right) / 2;
    let owner: number | null = null;
    let least = reach;
    for (const index of near(squares, middle, mark.y, mark.size)) {
      const letter = letters[index];
      if (letter === undefined || Math.abs(letter.y - mark.y) > mark.size) continue;
      const cost = distance(letter, middle) / mark.size + (index === expected ? 0 : orderCounts);
      if (cost >= least) continue;
      least = cost;
      owner = index;
    }
    return owner;
  };
}

const keyOf = (x: number, y: number): string =>
  `${Math.floor(x / square)} ${Math.floor(y / square)}`;

/** The letters of the squares around a place. */
function near(
  squares: ReadonlyMap<string, readonly number[]>,
  x: number,
  y: number,
  size: number,
): readonly number[] {
  const steps = Math.min(8, Math.ceil((size * 1.5) / square));
  const found: number[] = [];
  for (let across = -steps; across <= steps; across += 1) {
    for (let up = -steps; up <= steps; up += 1) {
      found.push(...(squares.get(keyOf(x + across * square, y + up * square)) ?? []));
    }
  }
  return found;
}

/** From a place to a letter: how far outside, and a little for how far from its middle. */
function distance({ left, right }: Placed, x: number): number {
  const outside = Math.max(left - x, x - right, 0);
  return outside + Math.abs(x - (left + right) / 2) / 10;
}

/**
 * The letter of a mark by the file's own order: programs draw Arabic from the left, where a mark comes
 * before its letter; where PDFium has turned the line round, and in other scripts, it comes after.
 */
function expectedOwner(mark: Character, after: number, letters: readonly Placed[]): number {
  if (!arabicMark.test(mark.text)) return after - 1;
  const pairs = [
    [after - 1, after],
    [after - 2, after - 1],
    [after, after + 1],
  ];
  const isTurned = pairs
    .map(([from = 0, to = 0]) => turnedBetween(letters[from], letters[to]))
    .find((answer) => answer !== null);
  return isTurned === undefined || isTurned ? after - 1 : after;
}

/** Whether two letters that follow each other in the file stand from the right to the left; null when on two lines. */
function turnedBetween(from: Placed | undefined, to: Placed | undefined): boolean | null {
  if (from === undefined || to === undefined) return null;
  const near = Math.abs(from.y - to.y) < from.size * 0.6 && Math.abs(from.x - to.x) < from.size * 4;
  return near ? to.x < from.x : null;
}
