import type { Mark } from '#shared/searching';

/** A stretch of a text that is marked throughout or not at all. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts a text at its marks (UTF-16 units, end exclusive). The pieces joined are the text again;
 * marks that overlap, touch nothing or lie outside of it do no harm.
 */
export function markedPieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of marks.slice().sort(([a], [b]) => a - b)) {
    const start = Math.max(at, Math.min(from, text.length));
    const end = Math.min(to, text.length);
    if (end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
