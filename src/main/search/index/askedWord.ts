import {
  keysOf,
  matchWord,
  prefixKeys,
  toMatch,
  type Looseness,
  type MatchWord,
  type WordMatch,
} from '#shared/text/matching/matchWord';
import { foldArabic } from '#shared/text/foldArabic';
import { forgiven } from '#shared/text/matching/editDistance';
import { isTooShort, prefixOnly } from '#shared/text/matching/vocabulary';
import { longerTerms } from './longerTerms';
import type { Segment } from './segment';
import { similarTerms } from './similar';
import { hashOfKey } from './termKeys';

/** A word's terms in one segment: their numbers, and what each is worth. */
export type Terms = ReadonlyMap<number, number>;

/** Of more terms than so many that begin so, it is believed. */
const mostJudged = 96;

/** Whether nothing but spelling and particles may differ. */
const isFormStrict = ({ strict }: Looseness): boolean => strict.has('stem') && strict.has('plural');

/** A word of a query, with all that has been found out about which terms match it. */
export class AskedWord {
  readonly word: MatchWord;
  /** Whether there were too many terms to look for all of them. */
  isCut = false;
  /** Whether terms that begin so were not judged. */
  #isBelieving = false;
  readonly #judged = new Map<string, WordMatch | null>();
  readonly #terms = new WeakMap<Segment, Terms>();
  /** What longer words begin with, if any match. */
  readonly beginnings: readonly string[];

  constructor(
    surface: string,
    readonly looseness: Looseness,
  ) {
    this.word = toMatch(surface);
    this.beginnings = looseness.prefix ? prefixKeys(this.word) : [];
  }

  /** The terms of a segment that match, as `matchWord` judges each; `share` is the segment's part of the whole. */
  termsIn(segment: Segment, share: number): Terms {
    let terms = this.#terms.get(segment);
    if (terms === undefined) {
      terms = this.word.folded === '' ? new Map<number, number>() : this.#find(segment, share);
      this.#terms.set(segment, terms);
    }
    return terms;
  }

  /** The words that have been found out to match. */
  *known(): Generator<string> {
    for (const [word, match] of this.#judged) if (match !== null) yield word;
  }

  /** How a plain word of a text that was found matches; null for one that does not. */
  match(word: string): WordMatch | null {
    const known = this.#judged.get(word);
    // Without prefixes, all words that match were judged where they were found.
    if (known !== undefined || !this.looseness.prefix) return known ?? null;
    return this.#isBelieving ? this.#believe(word) : this.#judge(word);
  }

  #judge(term: string): WordMatch | null {
    const known = this.#judged.get(term);
    if (known !== undefined) return known;
    const match = matchWord(this.word, toMatch(term), this.looseness);
    this.#judged.set(term, match);
    return match;
  }

  /** How a longer word matches where such terms are believed. */
  #believe(word: string): WordMatch | null {
    // Most begin so as they stand; what stands behind particles takes longer to read.
    const begins =
      this.#beginsSo(foldArabic(word)) || prefixKeys(toMatch(word)).some(this.#beginsSo);
    const match = begins ? prefixOnly : null;
    this.#judged.set(word, match);
    return match;
  }

  readonly #beginsSo = (key: string): boolean =>
    this.beginnings.some((beginning) => key.length > beginning.length && key.startsWith(beginning));

  #find(segment: Segment, share: number): Terms {
    const terms = new Map<number, number>();
    const judge = (term: number): void => {
      if (terms.has(term)) return;
      const match = this.#judge(segment.dictionary.at(term));
      if (match !== null) terms.set(term, match.worth);
    };
    if (isFormStrict(this.looseness)) this.#findSpelled(segment, judge);
    else for (const key of keysOf(this.word)) segment.eachOfKey(hashOfKey(key), judge);
    if (this.looseness.prefix) this.#findLonger(segment, share, terms, judge);
    if (this.looseness.typos) this.#findSimilar(segment, judge);
    return terms;
  }

  #findLonger(
    segment: Segment,
    share: number,
    terms: Map<number, number>,
    judge: (term: number) => void,
  ): void {
    const { terms: longer, isCut } = longerTerms(segment, this.beginnings, share);
    if (isCut) this.isCut = true;
    const isTooMuch = this.looseness.strict.size === 0 && longer.size > mostJudged;
    const isBelieved = isTooMuch || isTooShort(this.word, this.looseness);
    if (isBelieved) this.#isBelieving = true;
    for (const term of longer) {
      if (terms.has(term)) continue;
      if (isBelieved) terms.set(term, prefixOnly.worth);
      else judge(term);
    }
  }

  /** Other forms have keys in common with the word as well, often hundreds; its spellings have a whole reading. */
  #findSpelled(segment: Segment, judge: (term: number) => void): void {
    for (const spelling of prefixKeys(this.word)) {
      const reading = segment.readings.indexOf(spelling);
      if (reading >= 0) segment.eachOfReading(reading, judge);
    }
  }

  #findSimilar(segment: Segment, judge: (term: number) => void): void {
    for (const { folded } of this.word.readings) {
      const most = forgiven(folded.length);
      if (most === 0) continue;
      for (const { term: reading } of similarTerms(segment.readings, folded)) {
        segment.eachOfReading(reading, judge);
      }
    }
  }
}
