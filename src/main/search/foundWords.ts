import { foldArabic } from '#shared/text/foldArabic';
import type { WordMatch } from '#shared/text/matching/matchWord';
import { plainWord } from '#shared/text/matching/wordForm';
import type { AskedWord } from './index/askedWord';

const tableEnd = 0x680;
const firstArabic = 0x620;
/** In place of a letter: a mark on one, or tatweel. */
const mark = 1;
/** What letters that need no further reading fold to; 0 for all other characters. */
const foldOf = Uint16Array.from({ length: tableEnd }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (/[\u0640\u064b-\u0652\u0670]/.test(letter)) return mark;
  const isLetter = /[0-9A-Za-z\u0621-\u063a\u0641-\u064a]/.test(letter);
  return isLetter ? foldArabic(letter).charCodeAt(0) : 0;
});

/** What articles and particles before a word are made of. */
const particleLetters = Array.from('وفبلكسا', (letter) => letter.charCodeAt(0));
const ofParticles = new Uint8Array(tableEnd);
for (const letter of particleLetters) ofParticles[letter] = 1;
/** As many bits of a word's hash tell it from most others. */
const sieveSize = 1 << 13;

const foldAt = (text: string, at: number): number => foldOf[text.charCodeAt(at)] ?? 0;

/** A number for the first and the last letter of a word. */
const edgesOf = (first: number, last: number): number => ((first & 63) << 6) | (last & 63);
const allEdges = 1 << 12;

/** A word as it is folded, letter by letter, without being cut out of its text. */
class FoldedWord {
  letters = new Uint16Array(64);
  length = 0;
  hash = 0;

  /** Reads the word that stands in a text from `start` to `end`; false when it takes more to read it. */
  read(text: string, start: number, end: number): boolean {
    if (end - start > this.letters.length) this.letters = new Uint16Array((end - start) * 2);
    const { letters } = this;
    let [length, hash] = [0, 0x811c9dc5];
    for (let at = start; at < end; at += 1) {
      const letter = foldOf[text.charCodeAt(at)] ?? 0;
      if (letter === 0) return false;
      if (letter === mark) continue;
      letters[length++] = letter;
      hash = Math.imul(hash ^ letter, 0x01000193);
    }
    this.length = length;
    this.hash = (hash ^ (hash >>> 15)) & (sieveSize - 1);
    return true;
  }

  /** Whether it begins with some letters, with or without particles. */
  mayBegin(beginning: string): boolean {
    const last = this.length - beginning.length;
    for (let from = 0; from <= last; from += 1) {
      let at = 0;
      while (at < beginning.length && this.letters[from + at] === beginning.charCodeAt(at)) at += 1;
      if (at === beginning.length) return true;
      if (ofParticles[this.letters[from] ?? 0] !== 1) return false;
    }
    return false;
  }
}

/**
 * The words of texts that match one of those asked, each under a number from 1 on; all others are 0.
 * Nearly all words of a text are told to be others without being cut out of it.
 */
export class FoundWords {
  /** The number of a lone و. */
  readonly and: number;
  readonly #matches: (readonly (WordMatch | null)[])[] = [[]];
  /** The numbers of plain words. */
  readonly #numbers = new Map<string, number>();
  /** The same of words as they stand in texts. */
  readonly #read = new Map<string, number>();
  /** By the hashes of folded words, whether one that is known has it. */
  readonly #sieve = new Uint8Array(sieveSize);
  /** By first and last letters, whether a word that is known, or goes on from one that is asked, has them. */
  readonly #edges = new Uint8Array(allEdges);
  readonly #folded = new FoldedWord();
  readonly #beginnings: readonly string[];

  constructor(readonly asked: readonly AskedWord[]) {
    this.#beginnings = asked.flatMap((each) => each.beginnings);
    this.#letEdges(this.#beginnings.map((beginning) => beginning.charCodeAt(0)));
    for (const each of asked) for (const word of each.known()) this.#numberOf(word);
    this.and = this.#numbers.get('و') ?? this.#add('و', []);
  }

  /** One more than the highest number. */
  get size(): number {
    return this.#matches.length;
  }

  /** The number of the word that stands in a text from `start` to `end`. */
  idIn(text: string, start: number, end: number): number {
    const [first, last] = [foldAt(text, start), foldAt(text, end - 1)];
    // Nearly all words are told by these two alone.
    if (first > mark && last > mark && this.#edges[edgesOf(first, last)] === 0) {
      return 0;
    }
    const folded = this.#folded;
    if (folded.read(text, start, end) && this.#sieve[folded.hash] === 0 && !this.#mayBegin()) {
      return 0;
    }
    return this.#idOf(text.slice(start, end));
  }

  /** How the word of a number matches one of those asked. */
  match(id: number, asked: number): WordMatch | null {
    return this.#matches[id]?.[asked] ?? null;
  }

  /** Lets words be read that begin with one of some letters or with a particle, if there are any such letters. */
  #letEdges(letters: readonly number[]): void {
    // What is elided before a Latin word may be almost any letter.
    if (letters.some((letter) => letter < firstArabic)) this.#edges.fill(1);
    const firsts = letters.length === 0 ? [] : [...letters, ...particleLetters];
    for (const first of firsts) {
      for (let last = 0; last < 64; last += 1) this.#edges[edgesOf(first, last)] = 1;
    }
  }

  #mayBegin(): boolean {
    for (const beginning of this.#beginnings) if (this.#folded.mayBegin(beginning)) return true;
    return false;
  }

  #idOf(surface: string): number {
    let id = this.#read.get(surface);
    if (id === undefined) {
      id = this.#numberOf(plainWord(surface));
      this.#read.set(surface, id);
    }
    return id;
  }

  /** The number of a plain word, which is given when it is new and matches. */
  #numberOf(plain: string): number {
    const known = this.#numbers.get(plain);
    if (known !== undefined) return known;
    const matches = this.asked.map((each) => each.match(plain));
    return matches.some((match) => match !== null) ? this.#add(plain, matches) : 0;
  }

  #add(plain: string, matches: readonly (WordMatch | null)[]): number {
    const id = this.#matches.push(matches) - 1;
    this.#numbers.set(plain, id);
    if (this.#folded.read(plain, 0, plain.length)) this.#sieve[this.#folded.hash] = 1;
    this.#edges[edgesOf(foldAt(plain, 0), foldAt(plain, plain.length - 1))] = 1;
    return id;
  }
}
