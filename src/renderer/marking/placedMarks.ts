import type { Bookmark } from '#shared/marks';
import { locate } from '#shared/text/anchor';
import type { Span } from '#shared/text/spans';
import type { TextBlock } from '#shared/text/plainText';
import { trimmedSpan } from './trimmedSpan';

/** A bookmark with the stretch of text that it marks; null when its quote is no longer in the text. */
export interface PlacedMark {
  readonly bookmark: Bookmark;
  readonly span: Span | null;
  /** It marks a paragraph (or several) as a whole, not words in it. */
  readonly whole: boolean;
}

interface MarkedText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

/** Finds each bookmark's place in an article's text; in the text's order, those without a place last. */
export function placeMarks(
  bookmarks: readonly Bookmark[],
  { text, blocks }: MarkedText,
): readonly PlacedMark[] {
  const whole = blocks.map((block) => trimmedSpan(text, block));
  const starts = new Set(whole.map(({ start }) => start));
  const ends = new Set(whole.map(({ end }) => end));
  const placed = bookmarks.map((bookmark): PlacedMark => {
    const span = locate(text, bookmark.selector);
    const isWhole = span !== null && starts.has(span.start) && ends.has(span.end);
    return { bookmark, span, whole: isWhole };
  });
  const order = ({ span }: PlacedMark): number => span?.start ?? text.length + 1;
  return placed.sort(
    (a, b) => order(a) - order(b) || a.bookmark.createdAt.localeCompare(b.bookmark.createdAt),
  );
}
