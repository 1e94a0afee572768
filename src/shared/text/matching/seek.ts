import type { WordsAsked } from '../querying/queryTree';
import { strictFor, type Rule } from './rules';
import type { Vocabulary } from './vocabulary';
import type { WordMatch } from './matchWord';

/** Words asked for, with the words of a vocabulary that count for each of them. */
export interface Sought {
  readonly asked: WordsAsked;
  /** For each word asked, in order. */
  readonly matches: readonly ReadonlyMap<number, WordMatch>[];
  /** The same for the eye of a loop: what the word of each number is worth, 0 for no match. */
  readonly worths: readonly Float32Array[];
}

/** How words are sought. */
export interface SeekOptions {
  readonly strict: ReadonlySet<Rule>;
  /** Whether the word of a number stands in any text that is searched. */
  readonly isThere: (id: number) => boolean;
}

/**
 * Finds the words of a vocabulary that count for the words asked. Mistyped ones count only for a word
 * that none of those counts for of which `isThere` holds, and never in a quotation.
 */
export function seek(
  asked: WordsAsked,
  vocabulary: Vocabulary,
  { strict: asStrict, isThere }: SeekOptions,
): Sought {
  const strict = strictFor(asked, asStrict);
  const matches = asked.words.map((word, index) => {
    const prefix = asked.prefix && index === asked.words.length - 1;
    const found = vocabulary.matching(word, { strict, prefix, typos: false });
    for (const id of found.keys()) if (isThere(id)) return found;
    return asked.quoted ? found : vocabulary.matching(word, { strict, prefix, typos: true });
  });
  const worths = matches.map((each) => {
    const table = new Float32Array(vocabulary.size());
    for (const [id, { worth }] of each) table[id] = worth;
    return table;
  });
  return { asked, matches, worths };
}

/** A line of a vocabulary's numbers, and the number of a lone و in it. */
export interface WordLine {
  readonly ids: ArrayLike<number>;
  readonly and: number;
}

/** Where asked words stand in a line of words: the first, the one after the last, and what they are worth. */
export type Visit = (from: number, to: number, worth: number) => void;

const noTable = new Float32Array(0);

/**
 * Tells of each place between `from` and `to` of a line where the words asked stand one after the
 * other. A lone و, as stray spaces make it, is passed over between them.
 */
export function eachPlace(
  { worths }: Sought,
  line: WordLine,
  from: number,
  to: number,
  visit: Visit,
): void {
  const { ids } = line;
  const first = worths[0] ?? noTable;
  for (let at = from; at < to; at += 1) {
    const worth = first[ids[at] ?? 0] ?? 0;
    if (worth === 0) continue;
    if (worths.length === 1) visit(at, at + 1, worth);
    else followOn(worths, line, at, to, visit);
  }
}

// eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
function followOn(
  worths: readonly Float32Array[],
  { ids, and }: WordLine,
  at: number,
  to: number,
  visit: Visit,
): void {
  let worth = worths[0]?.[ids[at] ?? 0] ?? 0;
  let next = at + 1;
  for (const table of worths.slice(1)) {
    // Several lone و in a row are one, in a text as in what is asked.
    if (ids[next - 1] === and && (table[and] ?? 0) > 0) continue;
    while (ids[next] === and && (table[and] ?? 0) === 0) next += 1;
    const following = next < to ? (table[ids[next] ?? 0] ?? 0) : 0;
    if (following === 0) return;
    worth = Math.min(worth, following);
    next += 1;
  }
  visit(at, next, worth);
}
