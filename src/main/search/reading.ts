import {
  placesOf,
  placeWords,
  type Place,
  type PlacedWords,
} from '#shared/text/matching/placedWords';
import type { Rule } from '#shared/text/matching/rules';
import type { Sought } from '#shared/text/matching/seek';
import type { WordsAsked } from '#shared/text/querying/queryTree';
import { FoundWords } from './foundWords';
import type { AskedWord } from './index/askedWord';

/** What is sought, each part with its words; not what is asked not to be there. */
export type SoughtWords = ReadonlyMap<WordsAsked, readonly AskedWord[]>;

/** What the closest way is worth by which the words of a part stand in an article. */
export type WorthOf = (words: WordsAsked) => number;

/** Sums of what the same words are worth differ by no more. */
export const hair = 1e-4;

/** Reads texts, and says of each word in them how it matches what is sought. */
export class Reading {
  readonly #words: FoundWords;
  /** For each word asked what the word of each number is worth, as far as they are known. */
  #worths: readonly Float32Array[];
  #known = 0;
  /** All that is sought, and of it what may stand outside of titles. */
  #all: readonly Sought[] = [];
  #anywhere: readonly Sought[] = [];

  /** Whether nothing of two words is sought. */
  readonly #hasNoPhrase: boolean;

  constructor(readonly sought: SoughtWords) {
    this.#hasNoPhrase = [...sought.values()].every(({ length }) => length === 1);
    this.#words = new FoundWords([...new Set([...sought.values()].flat())]);
    this.#worths = this.#words.asked.map(() => new Float32Array());
    this.#judge();
  }

  /** Finds and judges the words of a text. */
  place(text: string): PlacedWords {
    const placed = placeWords(text, this.#words, this.#hasNoPhrase);
    if (this.#known < this.#words.size) this.#judge();
    return placed;
  }

  /** Where what is sought stands in a text, of a title or not. */
  places(placed: PlacedWords, isTitle: boolean): readonly Place[] {
    return placesOf(placed, isTitle ? this.#all : this.#anywhere, this.#words.and);
  }

  /** What an excerpt is worth that shows all that stands in an article as well as it stands there. */
  bestWorth(worthOf: WorthOf): number {
    return this.#anywhere.reduce((sum, { asked }) => sum + worthOf(asked), 0);
  }

  /** Whether no word asked can stand anywhere else in an article more closely than in these texts. */
  hasClosest(placed: readonly PlacedWords[], worthOf: WorthOf): boolean {
    return this.#all.every(({ asked, worths }) => {
      const isKnown = worths.length === 1 && asked.field === 'anywhere';
      const most = isKnown ? worthOf(asked) : 1;
      return worths.every((own) => (own[closest(own, placed)] ?? 0) >= most - hair);
    });
  }

  /** The rules by which each word asked stands in some texts where it is closest to what was typed. */
  rules(placed: readonly PlacedWords[]): readonly Rule[] {
    const rules = new Set<Rule>();
    this.#worths.forEach((worths, asked) => {
      const match = this.#words.match(closest(worths, placed), asked);
      for (const rule of match?.rules ?? []) rules.add(rule);
    });
    return [...rules];
  }

  /** Takes in the words that are new. */
  #judge(): void {
    const words = this.#words;
    this.#worths = this.#worths.map((before, asked) => {
      const isFull = before.length < words.size;
      const worths = isFull ? new Float32Array(words.size * 2) : before;
      if (isFull) worths.set(before);
      for (let id = this.#known; id < words.size; id += 1) {
        worths[id] = words.match(id, asked)?.worth ?? 0;
      }
      return worths;
    });
    this.#known = words.size;
    const tables = new Map(words.asked.map((asked, at) => [asked, this.#worths[at]]));
    this.#all = [...this.sought].map(([asked, own]) => ({
      ...{ asked, matches: [] },
      worths: own.map((word) => tables.get(word) ?? new Float32Array()),
    }));
    this.#anywhere = this.#all.filter(({ asked }) => asked.field === 'anywhere');
  }
}

/** The number of the word in some texts that is worth most; 0 for none. */
function closest(worths: Float32Array, placed: readonly PlacedWords[]): number {
  let [id, most] = [0, 0];
  for (const { ids } of placed) {
    for (const each of ids) {
      if (each === 0) continue;
      const own = worths[each] ?? 0;
      if (own > most) [id, most] = [each, own];
    }
    if (most === 1) break;
  }
  return id;
}
