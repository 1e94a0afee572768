import { onScopeDispose } from 'vue';
import type { Span } from '#shared/text/spans';
import { lineBelow, lineGap, lineTop, partBelow } from './lines';
import { partAt, type PreparedArticle } from './parts';
import type { TextMap } from './textMap';

/** The page that a line is kept on: what scrolls, what grows in it, and the text drawn there. */
export interface Page {
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  readonly map: TextMap;
  readonly prepared: PreparedArticle;
  /** Has parts drawn, by their index, that have come into view. */
  drawParts(first: number, last: number): void;
}

/** What is kept: a line of the text that far below the top edge, or a share of the head above the text. */
type Kept = { readonly offset: number; readonly distance: number } | { readonly head: number };

/** Where a page is: its first line in view (null when that is above the text), and how far down, 0 to 1. */
export interface PagePosition {
  readonly line: Span | null;
  readonly share: number;
}

/** The place on a page, kept and told of. */
export interface KeptLine {
  /** Scrolls until the line of an offset stands `distance` pixels below the top edge, and keeps it there. */
  hold(offset: number, distance?: number): void;
  /** Scrolls to a share of the whole page, and keeps the head of the article where that is in it. */
  holdShare(at: number): void;
  /** Brings the kept line back to its place after a change of layout. */
  apply(): void;
  /** The first line in view; null above the text. */
  firstLine(): Span | null;
  /** Tells `moved` where the page is now. */
  report(): void;
}

/**
 * Keeps the line being read where it is while the page around it changes its size: fonts that arrive,
 * another size or column, a window's edge, pictures, parts of a long article that come into view.
 * `moved` hears of every scroll, the reader's and our own.
 */
export function useKeptLine(page: Page, moved: (position: PagePosition) => void): KeptLine {
  const { scroller, content, map, prepared } = page;
  let kept: Kept = { head: 0 };
  /** Where we scrolled to ourselves; the scroll event that tells of it is not the reader's. */
  let ours: number | null = null;
  /** The layout that `kept` was last taken from or applied to. */
  let layout = '';
  /** The part that the kept line is in. */
  let laidOut: HTMLElement | null = null;

  const topEdge = (): number => scroller.getBoundingClientRect().top + scroller.clientTop;
  const currentLayout = (): string =>
    [scroller.scrollHeight, scroller.clientHeight, scroller.clientWidth].join();

  /** How far the page can be scrolled until its text ends at the bottom edge; pixels. */
  const textLength = (): number => {
    const end = map.elementOf(prepared.parts.length - 1) ?? content;
    const bottom = end.getBoundingClientRect().bottom - topEdge() + scroller.scrollTop;
    return bottom - scroller.clientHeight;
  };
  const share = (): number => {
    const length = textLength();
    return length <= 0 ? 1 : Math.min(1, Math.max(0, scroller.scrollTop / length));
  };
  /** How far the page must be scrolled for its text to begin at the top edge; pixels. */
  const headLength = (): number => {
    const begin = map.elementOf(0) ?? content;
    return begin.getBoundingClientRect().top - topEdge() + scroller.scrollTop;
  };

  const firstLine = (): Span | null =>
    scroller.scrollTop <= headLength() ? null : lineBelow(map, prepared, topEdge());

  const capture = (line: Span | null): void => {
    const top = line === null ? null : lineTop(map, prepared, line.start);
    kept =
      line === null || top === null
        ? { head: scroller.scrollTop / Math.max(1, headLength()) }
        : { offset: line.start, distance: top - topEdge() };
    ours = null;
    layout = currentLayout();
  };

  /**
   * Has a line's part laid out wherever it is. The engine believes a part out of sight to be as high
   * as it was guessed, or once was; a line measured in it may stand far below that.
   */
  const layOut = (offset: number): void => {
    const part = map.elementOf(partAt(prepared.parts, offset)?.index ?? 0);
    if (part === laidOut || !(part instanceof HTMLElement)) return;
    laidOut?.style.removeProperty('content-visibility');
    part.style.setProperty('content-visibility', 'visible');
    laidOut = part;
  };

  const apply = (): void => {
    if ('head' in kept) scroller.scrollTop = kept.head * headLength();
    else {
      layOut(kept.offset);
      const top = lineTop(map, prepared, kept.offset);
      if (top === null) return;
      scroller.scrollTop += top - topEdge() - kept.distance;
    }
    ours = scroller.scrollTop;
    layout = currentLayout();
  };

  const onScroll = (): void => {
    const top = topEdge();
    page.drawParts(
      partBelow(map, prepared, top),
      partBelow(map, prepared, top + scroller.clientHeight),
    );
    // A page that became shorter is scrolled by the engine, not by the reader.
    if (layout !== currentLayout()) apply();
    const line = firstLine();
    if (ours === null || Math.abs(scroller.scrollTop - ours) > 1) capture(line);
    moved({ line, share: share() });
  };

  const sizes = new ResizeObserver(apply);
  sizes.observe(content);
  sizes.observe(scroller);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  onScopeDispose(() => {
    sizes.disconnect();
    scroller.removeEventListener('scroll', onScroll);
  });

  return {
    hold(offset: number, distance: number = lineGap): void {
      kept = { offset, distance };
      apply();
    },
    holdShare(at: number): void {
      scroller.scrollTop = at * Math.max(0, textLength());
      capture(firstLine());
    },
    apply,
    firstLine,
    report: onScroll,
  };
}
