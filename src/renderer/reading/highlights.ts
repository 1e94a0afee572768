/** What the page draws behind stretches of text, in the order of their painting. */
export type HighlightName = 'marked' | 'found' | 'found-now';

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
  highlight.priority = { marked: 0, found: 1, 'found-now': 2 }[name];
  CSS.highlights.set(name, highlight);
}
