/** A stretch of a line, in points from the left. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** An Arabic letter, whatever marks follow it. */
export const arabicLetter = /^(?=\p{L})\p{Script=Arabic}/u;

/** How far a glyph's ink may reach beyond its end to the right, in sizes: what reaches farther is drawn above the next one. */
export const maximumReach = 0.225;

/**
 * Stands for a glyph that the file gives no letter of: it fills a gap (as the strokes do that lengthen
 * a word to the edge of its column), and is no part of the text.
 */
export const filler = '\ue000';

/** One character of a page, in points from the page's corner at the lower left. */
export interface Character {
  readonly text: string;
  /** Where its glyph stands on the baseline; characters of one glyph share it. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** What is drawn, and the room that its font gives it. */
  readonly ink: Edges;
  readonly loose: Edges;
  /** From 100 to 900 as the font or its drawing says; 400 is usual. */
  readonly weight: number;
  /**
   * The engine's opinion whether there is a space between this one and the one before it in the file;
   * `maybe` beside a mark, which it often takes for a word.
   */
  readonly afterSpace: 'yes' | 'maybe' | 'no';
}

/** A letter with its marks, or a ligature, which stand in one place, and the space that it takes on its line. */
export interface Letter extends Omit<Character, 'ink' | 'loose'>, Edges {
  /** The second half of a ligature, which its font gives no room of its own. */
  readonly isPart: boolean;
  /** Where it stands in the file's own order. */
  readonly index: number;
  /** The address that it is a link to. */
  readonly href: string | null;
}

/** A letter before its place in the file is known. */
export type Placed = Omit<Letter, 'index' | 'href'>;
