import type { Mark } from '#shared/searching';
import type { Place } from '#shared/text/matching/placedWords';
import { mergeSpans, type Span } from '#shared/text/spans';
import type { Shown } from './shownText';

/** About two lines of a list; the reader wants to see the word, not the article. */
const excerptLength = 160;
const before = 50;
const longestWord = 30;

/** Places as marks, those that overlap made one. */
export const marksOf = (places: readonly Span[]): readonly Mark[] =>
  mergeSpans(places).map(({ start, end }): Mark => [start, end]);

/** The nearest place at or after `at` where no word is cut, looking no further than one long word. */
function wordEdge(text: string, at: number): number {
  const space = /\s/u.exec(text.slice(at, at + longestWord));
  return space === null ? at : at + space.index + 1;
}

/** For each that is sought the worth of its best place, while places are gone through. */
let worths = new Float64Array(16);

/** What the best places of each that is sought are worth together, from a place up to the first that ends later. */
function worthFrom(places: readonly Place[], from: number, end: number): number {
  worths.fill(0);
  let sum = 0;
  for (let at = from; at < places.length; at += 1) {
    const place = places[at];
    if (place === undefined || place.end > end) break;
    while (place.sought >= worths.length) worths = new Float64Array([...worths, ...worths]);
    const known = worths[place.sought] ?? 0;
    if (place.worth <= known) continue;
    worths[place.sought] = place.worth;
    sum += place.worth - known;
  }
  return sum;
}

/** Where an excerpt first shows the most of what is sought, best found, and what all that is worth. */
function bestWindow(places: readonly Place[]): { readonly start: number; readonly sum: number } {
  const most = worthFrom(places, 0, Infinity);
  let [start, sum] = [0, 0];
  for (let index = 0; index < places.length && sum < most; index += 1) {
    const first = places[index]?.start ?? 0;
    const own = worthFrom(places, index, first + excerptLength - before);
    if (own > sum) [start, sum] = [first, own];
  }
  return { start, sum };
}

/** The places of a text behind a lead, as they are when both are one. */
function behind(lead: string, inText: readonly Place[]): readonly Place[] {
  const shift = lead === '' ? 0 : lead.length + 1;
  if (shift === 0) return inText;
  return inText.map((place) => ({
    ...place,
    start: place.start + shift,
    end: place.end + shift,
  }));
}

/** Whether an excerpt of a lead and of the head of a text is worth so much, so that the rest need not be read. */
export function showsAll(
  { lead, text }: Pick<Shown, 'lead' | 'text'>,
  inLead: readonly Place[],
  inText: readonly Place[],
  worth: number,
): boolean {
  const { start, sum } = bestWindow([...inLead, ...behind(lead, inText)]);
  const shift = lead === '' ? 0 : lead.length + 1;
  return sum > 0 && sum >= worth && start + excerptLength + longestWord < shift + text.length;
}

/** The stretch of an article's lead and text that shows best where words stand in them: see `excerpt`. */
export function pageExcerpt(
  { lead, text }: Pick<Shown, 'lead' | 'text'>,
  inLead: readonly Place[],
  inText: readonly Place[],
): ReturnType<typeof excerpt> {
  if (lead === '') return excerpt(text, inText);
  return excerpt(`${lead}\n${text}`, [...inLead, ...behind(lead, inText)]);
}

/** The stretch of a text that shows best where words stand in it, on one line, with all marks inside it. */
export function excerpt(
  text: string,
  places: readonly Place[],
): { readonly snippet: string; readonly marks: readonly Mark[] } {
  const { start: first } = bestWindow(places);
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
