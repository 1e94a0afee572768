import type { Span } from '#shared/text/spans';
import { trimmedSpan } from '../marking/trimmedSpan';

/** What stands before a name or a number with a dot, in Arabic and in Latin letters. */
const abbreviations: ReadonlySet<string> = new Set([
  ...['مج', 'تح', 'أ.د', 'ا.د', 'أ.م', 'د.م'],
  ...[
    'dr',
    'mr',
    'mrs',
    'ms',
    'prof',
    'st',
    'vs',
    'vol',
    'pp',
    'fig',
    'jr',
    'sr',
    'e.g',
    'i.e',
    'cf',
  ],
]);
/** Initials with dots between them. */
const initials = /^(?:\p{Script=Latin}\.)+\p{Script=Latin}$/u;
const lastWord = /([\p{L}\p{M}\p{N}.]+)\.\s*$/u;
const saysSomething = /[\p{L}\p{N}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language === '' ? 'ar' : language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** Whether a dot belongs to the word before it, so that the sentence goes on behind it. */
function isOpen(before: string, after: string): boolean {
  const word = lastWord.exec(before)?.[1];
  if (word === undefined) return false;
  // A single letter is a title or an initial, a number alone counts what follows.
  const isLetter = /^\p{L}\p{M}*$/u.test(word);
  if (isLetter || /^\s*\p{N}+\.\s*$/u.test(before)) return true;
  if (abbreviations.has(word.toLowerCase()) || initials.test(word)) return true;
  // No space behind the dot: an address or a version; but between Arabic words it was forgotten.
  return (
    !/\s$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) && !/\p{Script=Arabic}{3}/u.test(word)
  );
}

/**
 * The sentences of a block's text, each from its first sign to its last, by the rules of Unicode (UAX 29) for the
 * language (BCP 47) mended by what they do not know: abbreviations, initials, addresses. Together they hold
 * all that can be said; signs that say nothing belong to the sentence before them.
 */
export function sentencesOf(text: string, language: string): readonly Span[] {
  const whole: { start: number; end: number }[] = [];
  for (const { index, segment } of segmenterOf(language).segment(text)) {
    const last = whole.at(-1);
    const end = index + segment.length;
    const goesOn =
      last !== undefined &&
      (!saysSomething.test(segment) ||
        !saysSomething.test(text.slice(last.start, last.end)) ||
        isOpen(text.slice(last.start, last.end), segment));
    if (goesOn) last.end = end;
    else whole.push({ start: index, end });
  }
  return whole
    .filter(({ start, end }) => saysSomething.test(text.slice(start, end)))
    .map((span) => trimmedSpan(text, span));
}
