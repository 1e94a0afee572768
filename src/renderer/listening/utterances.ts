import type { Span } from '#shared/text/spans';
import { trimmedSpan } from '../marking/trimmedSpan';
import { tonguesOf } from './spokenLanguage';

/** What is spoken in one go: a stretch of its block's text, its words for the voice, and their language. */
export interface Utterance extends Span {
  readonly words: string;
  readonly language: string;
}

/** Chromium falls silent after some 15 seconds with some voices; at the slowest rate this takes less. */
const longest = 220;
/** Where a long sentence is cut, the best places first. */
const cuts = [/[؛;:…]\s|\.\.+\s?|\s[–—]\s/gu, /[،,]\s|[)»”"]\s/gu, /\s/gu] as const;

/** Signs that are for the eye or for the order of letters: some voices spell them out. */
const unspoken = /[\u0640\u034f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text's words as a voice gets them: all its letters and vowel signs, nothing that is only drawn. */
export const spokenWords = (text: string): string =>
  text.replace(unspoken, '').replace(/\s+/gu, ' ').trim();

/** Cuts a stretch at its best places into pieces of at most `longest`, longer only where there is no place at all. */
function cut(text: string, { start, end }: Span): readonly Span[] {
  if (end - start <= longest) return [{ start, end }];
  for (const places of cuts) {
    const at = [...text.slice(start, end).matchAll(places)]
      .map((match) => start + match.index + match[0].length)
      .filter((place) => place - start <= longest && place < end && place - start > longest / 5)
      .at(-1);
    if (at !== undefined) return [{ start, end: at }, ...cut(text, { start: at, end })];
  }
  return [{ start, end }];
}

/** What is spoken for a sentence of a block that is said to be in a language, in order. */
export function utterancesOf(text: string, sentence: Span, said: string): readonly Utterance[] {
  const own = text.slice(sentence.start, sentence.end);
  return tonguesOf(own, said).flatMap(({ start, end, language }) =>
    cut(text, { start: sentence.start + start, end: sentence.start + end })
      .map((piece) => trimmedSpan(text, piece))
      .map((piece) => ({
        ...piece,
        language,
        words: spokenWords(text.slice(piece.start, piece.end)),
      }))
      .filter(({ words }) => /[\p{L}\p{N}]/u.test(words)),
  );
}
