import { markColours, type MarkColour } from '#shared/marks';

/** What the page draws behind or under stretches of text. */
export type HighlightName =
  | `highlight-${MarkColour}`
  | `underline-${MarkColour}`
  | 'bookmarked'
  | 'spoken'
  | 'found'
  | 'found-now';

/** Those of marks, in the order of their painting, the last on top. */
export const markHighlights: readonly HighlightName[] = [
  ...markColours.map((colour) => `highlight-${colour}` as const),
  ...markColours.map((colour) => `underline-${colour}` as const),
  'bookmarked',
];
/** All of them, in that order. */
export const highlightNames: readonly HighlightName[] = [
  // What is read aloud passes under the marks, which stay.
  'spoken',
  ...markHighlights,
  ...(['found', 'found-now'] as const),
];

/**
 * Shows ranges with a highlight of the CSS Custom Highlight API, in place of those it showed before,
 * so that the text's own nodes stay as they are. Where the engine has none, nothing is shown.
 */
export function showHighlight(name: HighlightName, ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = highlightNames.indexOf(name);
  CSS.highlights.set(name, highlight);
}
