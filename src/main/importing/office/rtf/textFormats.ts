import { isComplexScript, type RunFormat } from '../document';
import type { RtfState } from './rtfState';

/** Tells in which format a text is: Arabic and its like have a weight and a slant of their own. */
export interface TextFormats {
  /** Equal formats of texts that follow one another are one object; what has no letters goes with what is before it. */
  readonly of: (text: string, state: RtfState) => RunFormat;
}

const letter = /\p{L}/u;

/** Begins a document. */
export function createTextFormats(): TextFormats {
  let isComplex = false;
  let last: { from: RunFormat; complex: RtfState['complex']; made: RunFormat } | null = null;
  return {
    of(text, { format, complex }) {
      if (letter.test(text)) isComplex = isComplexScript(text);
      // Programs write one word or the other for Arabic, or both.
      const bold = format.bold || complex.bold;
      const italic = format.italic || complex.italic;
      if (!isComplex || (bold === format.bold && italic === format.italic)) return format;
      if (last?.from !== format || last.complex !== complex) {
        last = { from: format, complex, made: { ...format, bold, italic } };
      }
      return last.made;
    },
  };
}
