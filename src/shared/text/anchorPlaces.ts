import type { Selector } from '../marks';
import { align } from './alignment';
import { skeletonOf, unitsBefore } from './skeleton';
import type { Span } from './spans';

/** A selector's words as letters alone, and about where they stand among those of the text. */
interface Wanted {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly near: number;
}

/** A stretch of the letters with what speaks for it, in letters. */
interface Candidate extends Span {
  /** What of the quote and around it stands there, less what is otherwise. */
  readonly score: number;
  /** What is otherwise in the quote, as a share of it. */
  readonly changes: number;
  /** What stands there of what stood around the quote. */
  readonly context: number;
}

/** A quote of at least so many letters is looked for by its two ends, each of so many letters at the most. */
const shortest = 32;
const edge = 96;
/** So many letters may have come between them: a paragraph of an editor's. */
const between = 200;
/** So much of a quote may be otherwise. */
const mostChanges = 0.25;
/** A quote of so many letters stands for itself when it is there letter for letter, or nearly so. */
const telling = { alike: 24, nearly: 36 };
/** So many letters around a shorter quote have to be there with it. */
const leastContext = 9;
/** The pieces by which places are found: their length, how far apart, and how many places of one are looked at. */
const seed = { length: 9, step: 3, most: 12 };
/** Places nearer than this to each other are one window; so many windows are held against the quote. */
const bin = 32;
const mostWindows = 12;

/** A quote's two ends by which it is found: halves of it, or of a long one as many letters. */
function endsOf(exact: string): readonly [head: string, tail: string] {
  const length =
    exact.length < shortest ? exact.length : Math.min(edge, Math.ceil(exact.length / 2));
  return [exact.slice(0, length), exact.slice(-length)];
}

/** Changes between a quote and what stands at a place; of all but short ones as their ends tell, for something may have come between. */
function changesOf(exact: string, there: string): number {
  if (exact === there) return 0;
  const held = (a: string, b: string): number => {
    const { errors, start, end } = align(a, b);
    return errors + start + (b.length - end);
  };
  if (exact.length < shortest) return held(exact, there);
  const [head, tail] = endsOf(exact);
  const ends = held(head, there.slice(0, head.length)) + held(tail, there.slice(-tail.length));
  const other = Math.abs(there.length - exact.length);
  const beyond = Math.max(
    0,
    other - (there.length > exact.length ? between : 0) - exact.length / 8,
  );
  return (ends / (head.length + tail.length)) * exact.length + beyond;
}

/** How many letters of a context stand beside a place; those next to the quote have to. */
function contextAt(context: string, window: string, side: 'before' | 'after'): number {
  if (context === '') return 0;
  const { errors, start, end } = align(context, window);
  const gap = side === 'before' ? window.length - end : start;
  return Math.max(0, context.length - 2 * errors - gap);
}

function isConvincing({ exact, prefix, suffix }: Wanted, { changes, context }: Candidate): boolean {
  if (changes > mostChanges) return false;
  if (exact.length >= telling.nearly) return true;
  if (changes === 0 && exact.length >= telling.alike) return true;
  // A quote without anything around it, as services give them, has nothing else to be told by.
  if (prefix + suffix === '') return changes === 0;
  return context >= Math.min(leastContext, prefix.length + suffix.length);
}

/**
 * Finds where a selector's quote stands among a text's letters, whatever became of its spaces, punctuation and
 * tashkeel, and of some of its letters: it is looked for whole, and by pieces of it and of what stood around it,
 * and each place is held against all three (edit distance). Answers a span of `letters`, or null when none is
 * convincing. Bounded: a dozen windows of the text, however long it is.
 */
function bestPlace(letters: string, wanted: Wanted): Span | null {
  const { exact, prefix, suffix, near } = wanted;

  /** The places of a piece on both sides of where it stood, the nearest first. */
  const placesOf = (piece: string, about: number, most: number): number[] => {
    const places: number[] = [];
    let after = letters.indexOf(piece, Math.max(0, about));
    let before = about > 0 ? letters.lastIndexOf(piece, about - 1) : -1;
    while ((after !== -1 || before !== -1) && places.length < most) {
      if (before === -1 || (after !== -1 && after - about <= about - before)) {
        places.push(after);
        after = letters.indexOf(piece, after + 1);
      } else {
        places.push(before);
        before = before === 0 ? -1 : letters.lastIndexOf(piece, before - 1);
      }
    }
    return places;
  };

  /** Where windows begin in which a pattern may stand, those with the most of its pieces first. */
  const windowsOf = (pattern: string, about: number): number[] => {
    const held = new Map<number, number>();
    for (let at = 0; at + seed.length <= pattern.length; at += seed.step) {
      const piece = pattern.slice(at, at + seed.length);
      for (const place of placesOf(piece, about + at, seed.most)) {
        const slot = Math.round((place - at) / bin);
        held.set(slot, (held.get(slot) ?? 0) + 1);
      }
    }
    const distance = (slot: number): number => Math.abs(slot * bin - about);
    return [...held]
      .sort(([a, of], [b, other]) => other - of || distance(a) - distance(b))
      .slice(0, mostWindows)
      .map(([slot]) => Math.max(0, slot * bin - bin - 16));
  };

  const [head, tail] = endsOf(exact);
  const spansIn = (from: number): Span[] => {
    const window = letters.slice(
      from,
      from + prefix.length + head.length + suffix.length + 4 * bin,
    );
    const own = align(head, window);
    if (exact.length < shortest) {
      const start = align(exact + suffix, window).start;
      const end = align(prefix + exact, window).end;
      const spans = [own, { start, end }, { start: own.start, end }, { start, end: own.end }];
      return spans.map((span) => ({ start: from + span.start, end: from + span.end }));
    }
    const start = from + own.start;
    const nearest = start + Math.max(0, Math.floor(exact.length * 0.75) - tail.length);
    const rest = letters.slice(nearest, start + Math.ceil(exact.length * 1.25) + between);
    return [{ start, end: nearest + align(tail, rest).end }];
  };

  const judged = ({ start, end }: Span): Candidate => {
    const errors = changesOf(exact, letters.slice(start, end));
    const before = letters.slice(Math.max(0, start - prefix.length - 8), start);
    const after = letters.slice(end, end + suffix.length + 8);
    const context = contextAt(prefix, before, 'before') + contextAt(suffix, after, 'after');
    const changes = errors / exact.length;
    return { start, end, context, changes, score: exact.length - 2 * errors + context };
  };

  const spans = placesOf(exact, near, 4 * seed.most).map((at) => ({
    start: at,
    end: at + exact.length,
  }));
  // A quote that is there with all that stood around it needs no likeness.
  const whole = spans
    .map(judged)
    .filter(({ context }) => context === prefix.length + suffix.length);
  const fuzzy =
    whole.length > 0
      ? []
      : windowsOf(prefix + head + (exact.length < shortest ? suffix : ''), near - prefix.length)
          .flatMap(spansIn)
          .filter(({ start, end }) => start < end);
  const distance = ({ start }: Span): number => Math.abs(start - near);
  const [best] = [...spans, ...fuzzy]
    .map(judged)
    .filter((candidate) => isConvincing(wanted, candidate))
    .sort((a, b) => b.score - a.score || distance(a) - distance(b));
  return best ?? null;
}

const isMark = /^\p{M}|^\u0640|^[\udc00-\udfff]/u;
const isSign = /[^\p{L}\p{N}\p{M}\s]/u;
const signs = /^[^\p{L}\p{N}\s]+/u;

/** A text made ready for selectors to be found in it by its letters. */
export function anchorPlaces(text: string): (selector: Selector) => Span | null {
  const { letters, offsets } = skeletonOf(text);
  const lettersOf = (part: string): string => skeletonOf(part).letters;
  return ({ quote, position }) => {
    const near = unitsBefore({ letters, offsets }, position.start);
    const exact = lettersOf(quote.exact);
    if (exact === '') return null;
    const wanted = {
      exact,
      prefix: lettersOf(quote.prefix),
      suffix: lettersOf(quote.suffix),
      near,
    };
    const place = bestPlace(letters, wanted);
    if (place === null) return null;
    const start = offsets[place.start] ?? text.length;
    const end = (offsets[place.end - 1] ?? text.length) + 1;
    return withSigns(text, { start, end }, quote.exact);
  };
}

/** A span of letters with the marks on the last one, and with the signs at its ends, whichever they are by now, if its quote had any. */
function withSigns(text: string, span: Span, exact: string): Span {
  let { start, end } = span;
  while (end < text.length && isMark.test(text.charAt(end))) end += 1;
  if (isSign.test(exact.slice(-1))) end += signs.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  while (isSign.test(exact.charAt(0)) && start > 0 && isSign.test(text.charAt(start - 1))) {
    start -= 1;
  }
  return { start, end };
}
