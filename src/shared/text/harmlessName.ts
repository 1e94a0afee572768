/** Controls, and the marks that turn what stands behind them round (UAX #9: embeddings, overrides, isolates). */
const harmful = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/gu;
const maximumLength = 1_000;

/** A file's name without what would make it look like another (`gpj.exe`); its letters stay as they are. */
export function harmlessName(name: string): string {
  return name.replace(harmful, '').slice(0, maximumLength);
}

/** Ends of lines and tabs, which part words. */
const breaks = /[\t\n\v\f\r\x85\u2028\u2029]+/gu;

/**
 * A title, a name or a tag in one line, without what a name may not have either; the marks that letters
 * need (U+200C to U+200F) stay.
 */
export function harmlessLine(text: string): string {
  // Nearly all of them are, and those stay as they are.
  if (text.search(harmful) < 0) return text;
  return text.replace(breaks, ' ').replace(harmful, '').trim();
}
