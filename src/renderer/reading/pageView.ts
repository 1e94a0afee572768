import type { Span } from '#shared/text/spans';

/** What the page on screen can be asked and told, by those who do not know how it is drawn. */
export interface PageView {
  /** The stretch of the article's text that is selected; null when none of it is. */
  selected(): Span | null;
  /** The paragraph that has the focus, else the first one in view; null when no text is in view. */
  paragraph(): Span | null;
  /** Brings a stretch of text into view; calls the eye to it when `calling`. */
  goTo(span: Span, calling: boolean): void;
  /** Goes to a stretch of text and takes the focus there; the page then offers the way back. */
  visit(span: Span): void;
  /** Goes to the very top, above the text. */
  toTop(): void;
}

/** Where an article that was opened is to be shown: where reading stopped, at a query's match, at a mark. */
export interface Destination {
  readonly find: string | null;
  readonly bookmarkId: string | null;
}
