import type { Mark } from '#shared/searching';
import { foldWithOffsets } from '#shared/text/foldArabic';
import { mergeSpans, type Span } from '#shared/text/spans';

/** About two lines of a list; the reader wants to see the word, not the article. */
const excerptLength = 160;
const before = 50;

/** Where folded terms stand in a text in its own spelling, in order and without overlaps. */
export function marksOf(text: string, terms: readonly string[]): readonly Mark[] {
  const { folded, offsets } = foldWithOffsets(text);
  const spans: Span[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) {
      // Tashkeel after the last letter belongs to the word: the mark ends where the next letter begins.
      const end = offsets[at + term.length] ?? text.length;
      spans.push({ start: offsets[at] ?? 0, end });
    }
  }
  return mergeSpans(spans).map(({ start, end }): Mark => [start, end]);
}

/** The nearest place at or after `at` where no word is cut, looking no further than one long word. */
function wordEdge(text: string, at: number): number {
  const space = /\s/u.exec(text.slice(at, at + 30));
  return space === null ? at : at + space.index + 1;
}

/** A stretch of a text around the first of the terms, on one line, with all marks that fall inside it. */
export function excerpt(
  text: string,
  terms: readonly string[],
): { readonly snippet: string; readonly marks: readonly Mark[] } {
  const marks = marksOf(text, terms);
  const first = marks[0]?.[0] ?? 0;
  const start = first <= before ? 0 : wordEdge(text, first - before);
  const end =
    start + excerptLength >= text.length ? text.length : wordEdge(text, start + excerptLength);
  const lead = start > 0 ? '… ' : '';
  const tail = end < text.length ? ' …' : '';
  const shift = lead.length - start;
  return {
    // Line feeds become spaces one for one, so that the marks keep their places.
    snippet: lead + text.slice(start, end).replace(/\s/gu, ' ').trimEnd() + tail,
    marks: marks
      .filter((mark) => mark[0] >= start && mark[1] <= end)
      .map((mark): Mark => [mark[0] + shift, mark[1] + shift]),
  };
}
