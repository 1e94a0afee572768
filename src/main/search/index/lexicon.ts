import { createSpellings } from '#shared/text/matching/spellings';
import { plainWord } from '#shared/text/matching/wordForm';
import { isLoneAnd } from './layout';

const isWord = /[\p{L}\p{N}]/u;

/** The different terms of some documents, each under a number from 1 on; found in texts without cutting them out. */
export class Lexicon {
  /** Each at its number; the first is none. */
  readonly terms: string[] = [''];
  /** Whether each is a lone و. */
  readonly isAnd: boolean[] = [false];
  readonly #spellings = createSpellings();

  /** The number of the word that stands in a text from `start` to `end`; 0 for what has no letter. */
  numberIn(text: string, start: number, end: number): number {
    const known = this.#spellings.find(text, start, end);
    if (known > 0) return known;
    const surface = text.slice(start, end);
    const plain = plainWord(surface);
    if (!isWord.test(plain)) return 0;
    const own = plain === surface ? 0 : this.#spellings.find(plain, 0, plain.length);
    const number = own > 0 ? own : this.#add(plain);
    if (plain !== surface) this.#spellings.keep(text, start, end, number);
    return number;
  }

  #add(plain: string): number {
    const number = this.terms.length;
    this.terms.push(this.#spellings.keep(plain, 0, plain.length, number));
    this.isAnd.push(isLoneAnd(plain));
    return number;
  }
}
