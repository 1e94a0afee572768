import type { PreparedArticle } from './parts';

/** Parts of an article, by their index, that are laid out together as pages. */
export interface Section {
  readonly first: number;
  readonly last: number;
  /** Where its text begins and ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A section of some 30 pages: few enough letters to be broken into columns within a few frames. */
const sectionLength = 50_000;
/** A heading is waited for so long, so that sections begin where chapters do. */
const longestSection = 80_000;

const begins = /^h[12]$/;

/** Cuts an article into sections, each to begin on a page of its own; a short one has one. */
export function sectionsOf({ parts }: PreparedArticle): readonly Section[] {
  const sections: Section[] = [];
  let first = 0;
  for (const part of parts) {
    const next = parts[part.index + 1];
    const start = parts[first]?.start ?? 0;
    const length = part.end - start;
    const opening = next?.nodes.find(({ type }) => type === 'element');
    const atHeading = opening?.type === 'element' && begins.test(opening.tagName);
    const full = length >= longestSection || (length >= sectionLength && atHeading);
    if (next !== undefined && !full) continue;
    sections.push({ first, last: part.index, start, end: part.end });
    first = part.index + 1;
  }
  return sections;
}

/** The index of the section that a part is in. */
export function sectionAt(sections: readonly Section[], part: number): number {
  return Math.max(
    0,
    sections.findIndex(({ last }) => last >= part),
  );
}
