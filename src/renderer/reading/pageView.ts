import type { AskedSearch } from '#shared/keptSearches';
import type { Span } from '#shared/text/spans';

/** What the page on screen can be asked and told, by those who do not know how it is drawn. */
export interface PageView {
  /** The stretch of the article's text that is selected; null when none of it is. */
  selected(): Span | null;
  /** The paragraph that has the focus, else the first one in view; null when no text is in view. */
  paragraph(): Span | null;
  /** The first sentence in view; null when no text is. */
  sentence(): Span | null;
  /** Whether the page stands at its very beginning, above the text. */
  isAtTop(): boolean;
  /** Selects a stretch of text, and brings its end into view. */
  select(span: Span): void;
  /** Where in the text a point of the window is, in CSS pixels; null beside the text. */
  offsetAt(x: number, y: number): number | null;
  /** The boxes of a stretch of text in the window; none where it is not drawn. */
  boxesOf(span: Span): readonly DOMRect[];
  /** Brings a stretch of text into view; calls the eye to it when `calling`. */
  goTo(span: Span, calling: boolean): void;
  /** Goes to a stretch of text and takes the focus there; the page then offers the way back. */
  visit(span: Span): void;
  /** Goes to the very top, above the text. */
  toTop(): void;
  /** Has every part of the article drawn, however long it is; resolves when it stands in the page with its fonts. */
  drawAll(): Promise<void>;
  /** Has something looked for in the text: the field for that takes the focus. */
  find(): void;
  /** Goes to the next place of what is looked for, or with -1 to the one before. */
  stepMatch(by: 1 | -1): void;
}

/** Where an article that was opened is to be shown: where reading stopped, at a query's match, at a mark. */
export interface Destination {
  readonly find: AskedSearch | null;
  readonly bookmarkId: string | null;
}
