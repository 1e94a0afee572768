import type { AdvanceOf } from './advances';
import { maximumReach, type Character, type Edges } from './glyphs';

/** How far the space that a letter takes may reach beyond its ink, and stay behind it, in sizes. */
const maximumBearing = 0.12;
const maximumOverhang = 0.45;
/** How far its ink may reach beyond the right end of a letter's own measure, in sizes. */
const maximumHead = 0.1;
/** How far it ends behind its ink where nothing says so, in sizes. */
const usualBearing = 0.05;
const arabic = /\p{Script=Arabic}/u;

/**
 * The space that the characters of one place take on their line. A font's own measure is best, for
 * tails reach under the next word; but where a file gives a glyph's text in so many words (ActualText),
 * the engine measures another form of the letter, and what is drawn, or learned from the page, is the better witness.
 */
export function edgesOf(
  bases: readonly Character[],
  marks: readonly Character[],
  size: number,
  advanceOf: AdvanceOf,
): Edges {
  const loose = around(bases.map((base) => base.loose));
  const [only] = bases;
  if (bases.length + marks.length > 1) {
    return ofGroup(loose, around([...bases, ...marks].map(({ ink }) => ink)), size);
  }
  if (only === undefined || !arabic.test(only.text)) return loose;
  return ofLetter(roomOf(only, loose, size, advanceOf), only.ink, size);
}

/** A letter's room by its own measure, unless its ink shows that this is another form's: then by what the page taught. */
function roomOf(letter: Character, loose: Edges, size: number, advanceOf: AdvanceOf): Edges {
  const { x, ink } = letter;
  const isShort = loose.right < ink.right - maximumHead * size;
  const isLong = loose.right > ink.right + maximumBearing * size;
  const advance = isShort || isLong ? advanceOf(letter) : null;
  if (advance === null) return loose;
  const right = isLong ? Math.max(x + advance, ink.right + usualBearing * size) : x + advance;
  return { left: loose.left, right };
}

const around = (edges: readonly Edges[]): Edges => ({
  left: Math.min(...edges.map(({ left }) => left)),
  right: Math.max(...edges.map(({ right }) => right)),
});

function ofLetter(loose: Edges, ink: Edges, size: number): Edges {
  if (loose.right - loose.left <= size * 0.02) return ink;
  if (ink.right <= ink.left) return loose;
  const [bearing, overhang] = [maximumBearing * size, maximumOverhang * size];
  const left = Math.min(Math.max(loose.left, ink.left - bearing), ink.left + overhang);
  const right = Math.max(
    Math.min(loose.right, ink.right + bearing),
    ink.right - maximumReach * size,
  );
  return left < right ? { left, right } : ink;
}

function ofGroup(loose: Edges, ink: Edges, size: number): Edges {
  const bearing = maximumBearing * size;
  return {
    left: Math.max(Math.min(loose.left, ink.left), ink.left - bearing),
    right: Math.min(Math.max(loose.right, ink.right), ink.right + bearing),
  };
}
