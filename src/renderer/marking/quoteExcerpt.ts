/** What of a quote is shown in a list, in UTF-16 units at the most. */
const excerptLength = 100;

/**
 * A quote as one line for a list: white space made single, and cut at the end of a word with an
 * ellipsis when it is longer than `limit`; never inside a letter and its marks.
 */
export function quoteExcerpt(quote: string, limit = excerptLength): string {
  const line = quote.replace(/\s+/gu, ' ').trim();
  if (line.length <= limit) return line;
  const start = line.slice(0, limit);
  const space = start.lastIndexOf(' ');
  // One word without end: its last letter may have been cut off from its marks, or in half.
  const whole = space > 0 ? start.slice(0, space) : start.replace(/\P{M}\p{M}*$/u, '');
  return `${whole.replace(/[\s،؛:,;.–—-]+$/u, '')}…`;
}
