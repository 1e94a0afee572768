import { maximumReach, type Character } from './glyphs';

/** How far to the right of its origin the glyph of a character ends, in points; null where nothing tells. */
export type AdvanceOf = (character: Character) => number | null;

/** In sizes: what stands farther is not the next glyph, and what stands as near as this is the same distance. */
const farthest = 1.5;
const alike = 0.03;
/** Of all places where a glyph stands, so many have the next one at its end, and not behind a space. */
const leastShare = 0.25;
const leastTimes = 2;
/** In how many parts of its size a glyph is measured, to be known again. */
const parts = 40;

/**
 * Learns from the characters of a page, one for each glyph and none for a mark, how much room their glyphs take: the least
 * that is met again and again between a glyph and the next to its right. Where a file gives a glyph's text in so many words
 * (ActualText), the engine has the measure of some other glyph.
 */
export function advancesOf(characters: readonly Character[]): AdvanceOf {
  // Most pages never ask.
  let advances: ReadonlyMap<string, number | null> | null = null;
  return (one) => {
    advances ??= learned(characters);
    const advance = advances.get(glyphOf(one)) ?? null;
    return advance === null ? null : advance * one.size;
  };
}

/** The advance of each glyph in sizes; null where its places tell too little. */
function learned(characters: readonly Character[]): ReadonlyMap<string, number | null> {
  const met = new Map<string, number[]>();
  for (const row of rowsOf(characters)) {
    row.sort((a, b) => a.x - b.x);
    for (const [at, one] of row.entries()) {
      const distance = ((row[at + 1]?.x ?? Infinity) - one.x) / one.size;
      const least = (one.ink.right - one.x) / one.size - maximumReach;
      if (distance < least || distance > farthest) continue;
      const glyph = glyphOf(one);
      const known = met.get(glyph);
      if (known === undefined) met.set(glyph, [distance]);
      else known.push(distance);
    }
  }
  return new Map([...met].map(([glyph, distances]) => [glyph, leastUsual(distances)]));
}

/** Characters by the lines that they stand on, to half a point. */
function rowsOf(characters: readonly Character[]): Iterable<Character[]> {
  const rows = new Map<number, Character[]>();
  for (const one of characters) {
    const row = Math.round(one.y * 2);
    const known = rows.get(row);
    if (known === undefined) rows.set(row, [one]);
    else known.push(one);
  }
  return rows.values();
}

/** A glyph by its letter and where its ink begins and ends. */
function glyphOf({ text, ink, x, size }: Character): string {
  const inParts = (at: number): number => Math.round(((at - x) / size) * parts);
  return `${text} ${inParts(ink.left)} ${inParts(ink.right)}`;
}

/** The smallest of some distances that is met often enough; null when none is. */
function leastUsual(distances: number[]): number | null {
  distances.sort((a, b) => a - b);
  const enough = Math.max(leastTimes, Math.ceil(distances.length * leastShare));
  const least = distances.findIndex(
    (one, at) => (distances[at + enough - 1] ?? Infinity) <= one + alike,
  );
  return distances[least] ?? null;
}
