import { markColours, markKinds, type Mark, type MarkColour, type MarkKind } from '#shared/marks';
import { foldArabic } from '#shared/text/foldArabic';
import { tagKey } from '../library/tags';

/** Which marks are wanted; null for whatever. */
export interface MarkFilter {
  readonly kind: MarkKind | null;
  readonly colour: MarkColour | null;
  /** By its key. */
  readonly tag: string | null;
  readonly noted: boolean | null;
}

/** All marks. */
export const everything: MarkFilter = { kind: null, colour: null, tag: null, noted: null };

/** The marks that a filter wants, in their order. */
export function filteredMarks(marks: readonly Mark[], filter: MarkFilter): readonly Mark[] {
  const { kind, colour, tag, noted } = filter;
  return marks.filter(
    (mark) =>
      (kind === null || mark.kind === kind) &&
      (colour === null || mark.colour === colour) &&
      (noted === null || (mark.note !== '') === noted) &&
      (tag === null || mark.tags.some((own) => tagKey(own) === tag)),
  );
}

/** What there is to choose from among some marks: kinds and colours in their order, tags by how often they stand there. */
export function choicesAmong(marks: readonly Mark[]) {
  const kinds = new Set(marks.map(({ kind }) => kind));
  const colours = new Set(marks.map(({ colour }) => colour));
  const tags = new Map<string, { key: string; name: string; count: number }>();
  for (const name of marks.flatMap((mark) => mark.tags)) {
    const key = tagKey(name);
    tags.set(key, { key, name, count: (tags.get(key)?.count ?? 0) + 1 });
  }
  return {
    kinds: markKinds.filter((kind) => kinds.has(kind)),
    colours: markColours.filter((colour) => colours.has(colour)),
    tags: [...tags.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
  };
}

const known = new WeakMap<Mark, string>();

function wordsOf(mark: Mark): string {
  const before = known.get(mark);
  if (before !== undefined) return before;
  const words = foldArabic([mark.selector.quote.exact, mark.note, ...mark.tags].join('\n'));
  known.set(mark, words);
  return words;
}

/** The marks that say all of some words, or beginnings of words, in their quote, note or tags, however they are spelt. */
export function searchedMarks(marks: readonly Mark[], sought: string): readonly Mark[] {
  const words = foldArabic(sought)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return marks;
  return marks.filter((mark) => words.every((word) => wordsOf(mark).includes(word)));
}
