import type { Span } from '#shared/text/anchor';
import { foldArabic, foldWithOffsets, type Folded } from '#shared/text/foldArabic';
import type { TextBlock } from '#shared/text/plainText';
import { tokenize } from '#shared/text/tokenize';

/** Where a query stands in a text: its matches in order, and the one that shows it best. */
export interface Matches {
  readonly spans: readonly Span[];
  /** The index in `spans` of the first match of the first block that holds all terms; 0 when none does. */
  readonly best: number;
}

const phrase = /["“”«»]([^"“”«»]+)["“”«»]/gu;
const letter = /[\p{L}\p{N}]/u;

/** The folded words of a query, and its phrases in quotation marks, each once. */
function termsOf(query: string): readonly string[] {
  const terms = new Set<string>();
  const words = query.replace(phrase, (_, quoted: string) => {
    terms.add(foldArabic(quoted).trim().replace(/\s+/gu, ' '));
    return ' ';
  });
  for (const { folded } of tokenize(words)) terms.add(folded);
  terms.delete('');
  return [...terms];
}

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

/** Spans in order, those that touch or overlap made one. */
function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last !== undefined && span.start <= last.end) {
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else whole.push(span);
  }
  return whole;
}

/**
 * Every place, up to `limit` of them, where a word or quoted phrase of a query stands in the blocks of
 * a text, in folded spelling and anywhere in a word, as the library's search finds them.
 */
export function findMatches(blocks: readonly TextBlock[], query: string, limit = 2000): Matches {
  const terms = termsOf(query);
  const spans: Span[] = [];
  let best: number | null = null;
  for (const block of terms.length === 0 ? [] : blocks) {
    // Most blocks hold no match, and the way back to the original costs the most.
    const plain = foldArabic(block.text);
    if (!terms.some((term) => plain.includes(term))) continue;
    const folded = foldWithOffsets(block.text);
    const found = terms.map((term) => spansOfTerm(folded, term));
    if (found.every((each) => each.length > 0)) best ??= spans.length;
    for (const { start, end } of merged(found.flat())) {
      spans.push({ start: block.start + start, end: block.start + end });
    }
    if (spans.length >= limit) break;
  }
  return { spans: spans.slice(0, limit), best: best !== null && best < limit ? best : 0 };
}
