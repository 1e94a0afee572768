import { foldArabic, foldWithOffsets } from '#shared/text/foldArabic';

const edges = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** The end of a sentence, or of a line that goes on; names and labels have none. */
export const endsSentence = (line: string): boolean => /[.!?؟،؛,;:…][»”"')\]]*$/u.test(line);

/** A regular expression's alternatives for some words in any spelling, to be matched with `readFolded`. */
export function anyOf(words: readonly string[]): string {
  return words
    .map((word) => foldArabic(word).replace(/ /g, '\\s+'))
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** A pattern's named groups as a line spells them, trimmed; one that took no part is empty. */
export type Groups = Readonly<Partial<Record<string, string>>>;

/**
 * Matches a line whatever its tashkeel, tatweel, hamza and case, and gives the pattern's named groups;
 * null when it does not match.
 */
export const readFolded = (line: string, pattern: RegExp): Groups | null =>
  foldedReader(line)(pattern);

/** As `readFolded`, for several patterns: the line is folded once. */
export function foldedReader(line: string): (pattern: RegExp) => Groups | null {
  const folded = foldedLine(line);
  return (pattern) => {
    // Most lines match nothing: where the groups are costs more than whether there are any.
    if (!pattern.test(folded)) return null;
    const { offsets } = foldWithOffsets(line);
    const match = withIndices(pattern).exec(folded);
    const groups = Object.entries(match?.indices?.groups ?? {}).map(([name, indices]) => {
      // A group that took no part has no indices, whatever its type says.
      const [start, end] = (indices as [number, number] | undefined) ?? [0, 0];
      return [name, line.slice(offsets[start], offsets[end]).replace(edges, '')] as const;
    });
    return Object.fromEntries(groups);
  };
}

/** The lines that were asked for last: a line at either end of a text is held against a dozen patterns. */
const recent = new Map<string, string>();
const mostRecent = 32;
const longestKept = 1_000;

function foldedLine(line: string): string {
  const kept = recent.get(line);
  if (kept !== undefined) return kept;
  const folded = foldArabic(line);
  if (line.length > longestKept) return folded;
  if (recent.size >= mostRecent) recent.clear();
  recent.set(line, folded);
  return folded;
}

const known = new WeakMap<RegExp, RegExp>();

/** The pattern as it must be compiled to tell where its groups are, each once. */
function withIndices(pattern: RegExp): RegExp {
  const compiled = known.get(pattern) ?? new RegExp(pattern, `${pattern.flags.replace('d', '')}d`);
  known.set(pattern, compiled);
  return compiled;
}
