import type { Selector } from '../marks';
import { anchorPlaces } from './anchorPlaces';
import type { Span } from './spans';

/** How much of the text around a quote is kept to tell it from its like; as Hypothesis and others do. */
const contextLength = 32;

function whole(text: string, at: number): number {
  const inside =
    /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
  return inside ? at - 1 : at;
}

/** Names a stretch of a text by its quote, the text around it and its position (W3C Web Annotation). */
export function describe(text: string, start: number, end: number): Selector {
  const inside = (at: number): number => whole(text, Math.max(0, Math.min(at, text.length)));
  const from = inside(Math.min(start, end));
  const to = inside(Math.max(start, end));
  return {
    quote: {
      exact: text.slice(from, to),
      prefix: text.slice(whole(text, Math.max(0, from - contextLength)), from),
      suffix: text.slice(to, whole(text, Math.min(text.length, to + contextLength))),
    },
    position: { start: from, end: to },
  };
}

/** The only place where a quote stands with all that stood around it; null when there is none, or several. */
function unchanged(text: string, { quote }: Selector): Span | null {
  const whole = quote.prefix + quote.exact + quote.suffix;
  if (quote.prefix + quote.suffix === '') return null;
  const at = text.indexOf(whole);
  if (at === -1 || text.includes(whole, at + 1)) return null;
  const start = at + quote.prefix.length;
  return { start, end: start + quote.exact.length };
}

/** Where an exact quote stands next to where it stood: all that can be told of signs without letters. */
function nearest(text: string, { quote, position }: Selector): Span | null {
  const after = text.indexOf(quote.exact, position.start);
  const before = text.lastIndexOf(quote.exact, position.start);
  const isBefore =
    after === -1 || (before !== -1 && position.start - before < after - position.start);
  const start = isBefore ? before : after;
  return start === -1 ? null : { start, end: start + quote.exact.length };
}

/** The text whose letters were last looked for: a page asks for all its marks, one after another. */
let last: { readonly text: string; readonly find: ReturnType<typeof anchorPlaces> } | null = null;

function byLetters(text: string, selector: Selector): Span | null {
  if (last?.text !== text) last = { text, find: anchorPlaces(text) };
  return last.find(selector);
}

/** A point (an empty quote) lies between its prefix and its suffix; failing both, where it was. */
function locatePoint(text: string, { quote, position }: Selector): Span {
  const seam = text.indexOf(quote.prefix + quote.suffix);
  const at =
    seam === -1 || quote.prefix + quote.suffix === ''
      ? Math.min(position.start, text.length)
      : seam + quote.prefix.length;
  return { start: at, end: at };
}

/**
 * Finds the place that a selector names in a text that may have changed since: at its position when the quote
 * still stands there, else where it stands with the same surroundings, else where its letters stand, or letters
 * so like them that there is no doubt (`anchorPlaces`); null when the quote is gone.
 */
export function locate(text: string, selector: Selector): Span | null {
  const { quote, position } = selector;
  const stands =
    text.startsWith(quote.exact, position.start) &&
    text.startsWith(quote.suffix, position.end) &&
    text.slice(0, position.start).endsWith(quote.prefix);
  if (stands) return { start: position.start, end: position.start + quote.exact.length };
  if (quote.exact === '') return locatePoint(text, selector);
  const found = unchanged(text, selector);
  if (found !== null) return found;
  const hasLetters = /[\p{L}\p{N}]/u.test(quote.exact);
  return hasLetters ? byLetters(text, selector) : nearest(text, selector);
}
