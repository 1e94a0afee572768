import { toMatch, type MatchWord } from '#shared/text/matching/matchWord';
import { parseQuery } from '#shared/text/querying/parseQuery';
import type { Query, WordsAsked } from '#shared/text/querying/queryTree';
import type { Span } from '#shared/text/spans';
import { eachWord } from '#shared/text/wordSpans';
import { confusedWith, slipCost } from './slips';

/** A word of a library. */
export interface KnownWord {
  /** As it is written there most often. */
  readonly text: string;
  /** The form that all its spellings share. */
  readonly folded: string;
  /** In how many articles it stands, in any of its spellings; about so many. */
  readonly count: number;
}

/** The vocabulary of a library, as far as a suggestion looks into it. */
export interface KnownWords {
  /** In how many articles something stands that a search for the word finds but for slips; `isBegun`: or that begins so. */
  holding(word: string, isBegun: boolean): number;
  /** The word of a folded form; null when it stands nowhere. */
  known(folded: string): KnownWord | null;
  /** The words that a folded form may be mistyped for: see `similarTerms`. */
  similar(folded: string): readonly KnownWord[];
}

/** A word that stands in no more articles may be mistyped there too. */
const rarely = 2;
/** What is to be meant by a rare word must be so many times commoner. */
const outweighs = 30;
/** Shorter ones are too near to too many others. */
const shortest = 3;
/** What one slip takes off a word's chances, against the logarithm of its count. */
const worthOfSlip = 5;

/** The words that a query asks for, but for those that may be a date. */
function wordsWanted(query: Query): readonly WordsAsked[] {
  if (query.kind === 'words') return [query];
  if (query.kind === 'near') return [query.left, query.right];
  if (query.kind !== 'all' && query.kind !== 'any') return [];
  const isDate = query.kind === 'any' && query.parts.some(({ kind }) => kind === 'dates');
  return isDate ? [] : query.parts.flatMap(wordsWanted);
}

/** Where the words of a part stand in the typed text; the name of a field before them is not among them. */
function placesOf(text: string, { words, span }: WordsAsked): readonly Span[] {
  const places: Span[] = [];
  eachWord(text.slice(span.start, span.end), (start, end) => {
    places.push({ start: span.start + start, end: span.start + end });
  });
  return places.slice(-words.length);
}

/** A way to write a word otherwise, and how likely it was meant. */
interface Guess {
  readonly text: string;
  readonly chance: number;
  readonly count: number;
}

/** All that one letter taken for another may have made this word of, the first letter too. */
function* unconfused(folded: string): Generator<string> {
  for (let at = 0; at < folded.length; at += 1) {
    for (const letter of confusedWith(folded.charAt(at))) {
      yield folded.slice(0, at) + letter + folded.slice(at + 1);
    }
  }
}

/** What a stretch of a word from some letter on may be meant for, with what stands before it. */
function* guesses(word: MatchWord, from: number, words: KnownWords): Generator<Guess> {
  const folded = word.folded.slice(from);
  if (folded.length < shortest) return;
  const before = word.letters.slice(0, from).join('');
  const found = [...words.similar(folded)];
  for (const form of unconfused(folded)) {
    const known = words.known(form);
    if (known !== null) found.push(known);
  }
  for (const { text, count, folded: meant } of found) {
    // A word without its particles is a guess more.
    const slips = slipCost(meant, folded) + (from === 0 ? 0 : 0.3);
    yield { text: before + text, count, chance: Math.log(count) - worthOfSlip * slips };
  }
}

/** The likeliest word in place of one that stands nowhere, or nearly so; null when it is right, or nothing is better. */
function instead(typed: string, isBegun: boolean, words: KnownWords): string | null {
  const word = toMatch(typed);
  if (word.folded.length < shortest || /\p{N}/u.test(word.folded)) return null;
  const holding = words.holding(typed, isBegun);
  if (holding > rarely) return null;
  const least = Math.max(1, holding * outweighs);
  let best: Guess | null = null;
  for (const from of new Set(word.readings.map((reading) => Math.max(0, reading.from)))) {
    for (const guess of guesses(word, from, words)) {
      if (guess.count >= least && guess.chance > (best?.chance ?? -Infinity)) best = guess;
    }
  }
  return best?.text ?? null;
}

/**
 * The query with the likeliest words of the library in place of those that stand nowhere in it, or nearly
 * nowhere while a word like them is common; null when there is nothing better.
 */
export function suggest(text: string, words: KnownWords): string | null {
  const query = parseQuery(text);
  if (query === null) return null;
  let answer = '';
  let at = 0;
  for (const part of wordsWanted(query)) {
    placesOf(text, part).forEach(({ start, end }, index, { length }) => {
      const isBegun = part.prefix && index === length - 1;
      const better = instead(text.slice(start, end), isBegun, words);
      if (better === null) return;
      answer += text.slice(at, start) + better;
      at = end;
    });
  }
  return at === 0 ? null : answer + text.slice(at);
}
