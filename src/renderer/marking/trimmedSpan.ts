import type { Span } from '#shared/text/spans';

/** A stretch of text without the white space at its two ends; empty where it began when it is nothing else. */
export function trimmedSpan(text: string, { start, end }: Span): Span {
  const stretch = text.slice(start, end);
  const trimmed = stretch.trim();
  if (trimmed === '') return { start, end: start };
  const from = start + stretch.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}
