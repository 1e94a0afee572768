import { foldArabic, foldWithOffsets, type Folded } from '#shared/text/foldArabic';
import type { TextBlock } from '#shared/text/plainText';
import { readQuery } from '#shared/text/query';
import { mergeSpans, type Span } from '#shared/text/spans';

/** Where a query stands in a text: its matches in order, and the one that shows it best. */
export interface Matches {
  readonly spans: readonly Span[];
  /** The index in `spans` of the first match of the first block that holds all terms; 0 when none does. */
  readonly best: number;
}

const letter = /[\p{L}\p{N}]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  return !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
}

function spansOfTerm({ folded, offsets }: Folded, term: string): Span[] {
  const spans: Span[] = [];
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) {
    const end = at + term.length;
    // One letter is in nearly every word: it counts as a word of its own only.
    if (term.length > 1 || standsAlone(folded, at, end)) {
      spans.push({ start: offsets[at] ?? 0, end: offsets[end] ?? 0 });
    }
  }
  return spans;
}

/**
 * Every place, up to `limit` of them, where a word or quoted phrase of a query stands in the blocks of
 * a text, in folded spelling and anywhere in a word, as the library's search finds them.
 */
export function findMatches(blocks: readonly TextBlock[], query: string, limit = 2000): Matches {
  const terms = readQuery(query);
  const spans: Span[] = [];
  let best: number | null = null;
  for (const block of terms.length === 0 ? [] : blocks) {
    // Most blocks hold no match, and the way back to the original costs the most.
    const plain = foldArabic(block.text);
    if (!terms.some((term) => plain.includes(term))) continue;
    const folded = foldWithOffsets(block.text);
    const found = terms.map((term) => spansOfTerm(folded, term));
    if (found.every((each) => each.length > 0)) best ??= spans.length;
    for (const { start, end } of mergeSpans(found.flat())) {
      spans.push({ start: block.start + start, end: block.start + end });
    }
    if (spans.length >= limit) break;
  }
  return { spans: spans.slice(0, limit), best: best !== null && best < limit ? best : 0 };
}
