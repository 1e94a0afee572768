import { foldArabic } from '#shared/text/foldArabic';
import { isBlock } from '../html/measure';
import { ancestorsOf, elementsOf, isElement, type PageElement } from '../html/page';
import { textOf } from '../textOf';
import type { Chapter } from './chapters';
import type { ContentsEntry } from './contents';

const headingName = /^h[1-6]$/;
const isHeading = (element: PageElement): boolean => headingName.test(element.tagName);
const bare = (text: string): string => foldArabic(text).replace(/[^\p{L}\p{N}]+/gu, '');
/** Longer lines are no heading, whatever leads to them. */
const maximumLine = 300;
/** How many elements behind a target its line may begin. */
const nearby = 12;

/**
 * Gives a book's headings the ranks that its contents give them: a chapter's is `h1`, or deeper when its
 * line stands deeper, and those in it keep their relation to it. A line that the contents lead to and
 * that no one marked as a heading becomes one; a chapter without any gets the words of the contents.
 */
export function rankHeadings(
  chapters: readonly Chapter[],
  contents: readonly ContentsEntry[],
): void {
  const entries = new Map<string, ContentsEntry[]>();
  for (const entry of contents) {
    const own = entries.get(entry.path);
    if (own === undefined) entries.set(entry.path, [entry]);
    else own.push(entry);
  }
  const written = chapters.map(({ body }) => writtenRanks(body));
  let shift = 1 - lowest(written.map((ranks) => lowest(ranks.values())));
  chapters.forEach((chapter, at) => {
    const own = entries.get(chapter.path) ?? [];
    const ranks = written[at] ?? new Map<PageElement, number>();
    const { named, found } = nameLines(chapter, own, ranks);
    const isNamed = ranks.size === 0 || named.size > 0;
    const top = ranks.size === 0 ? 1 : lowest(ranks.values());
    // A document that the contents do not list goes on with the one before it.
    if (own.length > 0) shift = found ?? shiftTo(own, isNamed) - top;
    for (const [heading, rank] of ranks) heading.tagName = rankName(rank + shift);
    for (const [heading, rank] of named) heading.tagName = rankName(rank);
    if (ranks.size + named.size === 0) addHeading(chapter.body, own[0]);
  });
}

/** The least of some ranks; 7, deeper than any, for none. */
function lowest(ranks: Iterable<number>): number {
  let least = 7;
  for (const rank of ranks) least = Math.min(least, rank);
  return least;
}

/** The rank of a document's highest marked heading: below the lines that the contents name, if they do. */
const shiftTo = (own: readonly ContentsEntry[], isNamed: boolean): number =>
  lowest(own.map(({ depth }) => depth)) + (isNamed ? 1 : 0);

const rankName = (rank: number): string => `h${Math.min(6, Math.max(1, rank))}`;

/**
 * The ranks of a document's headings among one another. A section's heading is deeper than that of the
 * section around it, even where both are `h1`. Of several in one `header` the highest is the heading.
 */
function writtenRanks(body: PageElement): Map<PageElement, number> {
  const headings = elementsOf(body).filter((element) => isHeading(element) && hasText(element));
  const ranks = new Map<PageElement, number>();
  const firsts = new Map<PageElement, { readonly written: number; readonly rank: number }>();
  const kept = new Set(withoutSubheadings(headings));
  for (const heading of headings) {
    if (!kept.has(heading)) {
      heading.tagName = 'p';
      continue;
    }
    const written = Number(heading.tagName.slice(1));
    const sections = [...ancestorsOf(heading).filter(isSection), body];
    const [section = body, ...outer] = sections;
    const around = outer.flatMap((one) => firsts.get(one)?.rank ?? []);
    const least = Math.max(0, ...around) + 1;
    const first = firsts.get(section);
    const beside = first === undefined ? written : first.rank + written - first.written;
    const rank = Math.max(least, beside);
    ranks.set(heading, rank);
    if (first === undefined) firsts.set(section, { written, rank });
  }
  return ranks;
}

const hasText = (element: PageElement): boolean => textOf(element).trim() !== '';
const isSection = (element: PageElement): boolean =>
  isElement(element, 'section', 'article', 'aside');

/** In a `header` or `hgroup` a number stands above the name of a chapter, or a subtitle below it. */
function withoutSubheadings(headings: readonly PageElement[]): PageElement[] {
  const highest = new Map<unknown, PageElement>();
  for (const heading of headings) {
    const { parent } = heading;
    if (!isElement(parent, 'header', 'hgroup')) continue;
    const other = highest.get(parent);
    if (other === undefined || heading.tagName < other.tagName) highest.set(parent, heading);
  }
  return headings.filter((one) => (highest.get(one.parent) ?? one) === one);
}

/**
 * Makes headings of the lines that the contents lead to, with the rank of each; `found` is how much deeper
 * the contents have the first heading of the document that they lead to than the document itself.
 */
function nameLines(
  chapter: Chapter,
  entries: readonly ContentsEntry[],
  ranks: ReadonlyMap<PageElement, number>,
): { readonly named: ReadonlyMap<PageElement, number>; readonly found: number | null } {
  const named = new Map<PageElement, number>();
  let found: number | null = null;
  const lineOf = createLines(chapter);
  for (const entry of entries) {
    const line = lineOf(entry);
    if (line === undefined) continue;
    const rank = ranks.get(line);
    if (rank === undefined) {
      const isFree = !named.has(line) && !ancestorsOf(line).some(isHeading);
      if (isFree && says(line, entry)) named.set(line, entry.depth);
    } else if (entry.fragment !== '' || says(line, entry)) found ??= entry.depth - rank;
  }
  return { named, found };
}

const says = (line: PageElement, { label }: ContentsEntry): boolean =>
  bare(textOf(line).slice(0, maximumLine)) === bare(label);

/** Finds the line that an entry of the contents leads to; undefined for none. */
function createLines({ body, ids }: Chapter): (entry: ContentsEntry) => PageElement | undefined {
  const elements = elementsOf(body);
  const places = new Map(elements.map((element, at) => [element, at]));
  return ({ fragment }) => {
    const target = fragment === '' ? body : ids.get(fragment);
    if (target === undefined) return undefined;
    const from = places.get(target) ?? 0;
    const near = elements.slice(from, from + nearby).filter(isLine);
    return [...lineAround(target), ...near].find(hasText);
  };
}

/** The line that a target is a part of. */
const lineAround = (target: PageElement): PageElement[] =>
  isBlock(target) ? [] : ancestorsOf(target).filter(isLine).slice(0, 1);

const isLine = (element: PageElement): boolean =>
  (isHeading(element) || isElement(element, 'p', 'div')) &&
  !element.children.some((child) => isElement(child) && isBlock(child));

/** Puts the words of the contents above a text without a heading, where they lead to its beginning. */
function addHeading(body: PageElement, entry: ContentsEntry | undefined): void {
  if (entry?.fragment !== '' || !hasText(body)) return;
  const heading: PageElement = {
    ...{ type: 'element', tagName: rankName(entry.depth), properties: {}, children: [] },
    parent: body,
  };
  heading.children = [{ type: 'text', value: entry.label, parent: heading }];
  body.children.unshift(heading);
}
