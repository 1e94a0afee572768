import type { Searchable } from '#shared/searchable';
import type { Mark } from '#shared/searching';
import type { Place } from '#shared/text/matching/placedWords';
import { mergeSpans, type Span } from '#shared/text/spans';

/** About two lines of a list; the reader wants to see the word, not the article. */
const excerptLength = 160;
const before = 50;

/** Places as marks, those that overlap made one. */
export const marksOf = (places: readonly Span[]): readonly Mark[] =>
  mergeSpans(places).map(({ start, end }): Mark => [start, end]);

/** The nearest place at or after `at` where no word is cut, looking no further than one long word. */
function wordEdge(text: string, at: number): number {
  const space = /\s/u.exec(text.slice(at, at + 30));
  return space === null ? at : at + space.index + 1;
}

/** The first place after which, within an excerpt, the most of what is sought stands, best found. */
function bestStart(places: readonly Place[]): number {
  let [best, most] = [0, 0];
  places.forEach((first, index) => {
    const worths = new Map<number, number>();
    for (let at = index; at < places.length; at += 1) {
      const { start, end, sought, worth } = places[at] ?? first;
      if (end > first.start + excerptLength - before) break;
      if (start >= first.start) worths.set(sought, Math.max(worth, worths.get(sought) ?? 0));
    }
    const sum = [...worths.values()].reduce((all, worth) => all + worth, 0);
    if (sum > most) [best, most] = [first.start, sum];
  });
  return best;
}

/** The stretch of an article's lead and text that shows best where words stand in them: see `excerpt`. */
export function pageExcerpt(
  { lead, text }: Searchable,
  inLead: readonly Place[],
  inText: readonly Place[],
): ReturnType<typeof excerpt> {
  if (lead === undefined) return excerpt(text, inText);
  const shift = lead.length + 1;
  const shifted = inText.map((place) => ({
    ...place,
    start: place.start + shift,
    end: place.end + shift,
  }));
  return excerpt(`${lead}\n${text}`, [...inLead, ...shifted]);
}

/** The stretch of a text that shows best where words stand in it, on one line, with all marks inside it. */
function excerpt(
  text: string,
  places: readonly Place[],
): { readonly snippet: string; readonly marks: readonly Mark[] } {
  const first = bestStart(places);
  const start = first <= before ? 0 : Math.min(first, wordEdge(text, first - before));
  const end =
    start + excerptLength >= text.length ? text.length : wordEdge(text, start + excerptLength);
  const lead = start > 0 ? '… ' : '';
  const tail = end < text.length ? ' …' : '';
  const shift = lead.length - start;
  return {
    // Line feeds become spaces one for one, so that the marks keep their places.
    snippet: lead + text.slice(start, end).replace(/\s/gu, ' ').trimEnd() + tail,
    marks: marksOf(places.filter((place) => place.start >= start && place.end <= end)).map(
      ([from, to]): Mark => [from + shift, to + shift],
    ),
  };
}
