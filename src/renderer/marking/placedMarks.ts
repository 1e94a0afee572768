import { isOfArticle, type Mark } from '#shared/marks';
import { locate } from '#shared/text/anchor';
import type { Span } from '#shared/text/spans';
import type { TextBlock } from '#shared/text/plainText';
import { trimmedSpan } from './trimmedSpan';

/** A mark with the stretch of text that it marks; null when its quote is no longer in the text. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly span: Span | null;
  /** It marks a paragraph (or several) as a whole, not words in it. */
  readonly whole: boolean;
  /** It is on the article itself, and has no place in the text to lose. */
  readonly ofArticle: boolean;
}

interface MarkedText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

/** Finds each mark's place in an article's text: first those on the article, then in the text's order, last those without a place. */
export function placeMarks(
  marks: readonly Mark[],
  { text, blocks }: MarkedText,
): readonly PlacedMark[] {
  const whole = blocks.map((block) => trimmedSpan(text, block));
  const starts = new Set(whole.map(({ start }) => start));
  const ends = new Set(whole.map(({ end }) => end));
  const placed = marks.map((mark): PlacedMark => {
    const ofArticle = isOfArticle(mark.selector);
    const span = ofArticle ? null : locate(text, mark.selector);
    const isWhole = span !== null && starts.has(span.start) && ends.has(span.end);
    return { mark, span, whole: isWhole, ofArticle };
  });
  const order = ({ span, ofArticle }: PlacedMark): number =>
    ofArticle ? -1 : (span?.start ?? text.length + 1);
  return placed.sort(
    (a, b) => order(a) - order(b) || a.mark.createdAt.localeCompare(b.mark.createdAt),
  );
}

/** Whether a mark has lost the place that it had in the text. */
export const isLost = ({ span, ofArticle }: PlacedMark): boolean => span === null && !ofArticle;

/** The marks that an offset of the text lies in, the shortest first. */
export function marksAt(placed: readonly PlacedMark[], offset: number): readonly PlacedMark[] {
  const length = ({ span }: PlacedMark): number => (span === null ? 0 : span.end - span.start);
  return placed
    .filter(({ span }) => span !== null && span.start <= offset && offset < span.end)
    .sort((a, b) => length(a) - length(b));
}
