import type { Selector } from '../marks';
import { foldWithOffsets } from './foldArabic';
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

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) {
    length += 1;
  }
  return length;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function nearest(text: string, { quote, position }: Selector): Span | null {
  let best: { at: number; context: number; distance: number } | null = null;
  for (let at = text.indexOf(quote.exact); at !== -1; at = text.indexOf(quote.exact, at + 1)) {
    const context =
      commonEnd(text.slice(Math.max(0, at - contextLength), at), quote.prefix) +
      commonStart(text.slice(at + quote.exact.length), quote.suffix);
    const distance = Math.abs(at - position.start);
    if (
      best === null ||
      context > best.context ||
      (context === best.context && distance < best.distance)
    ) {
      best = { at, context, distance };
    }
    if (at >= text.length) break;
  }
  return best === null ? null : { start: best.at, end: best.at + quote.exact.length };
}

function nearestFolded(text: string, selector: Selector): Span | null {
  const { folded, offsets } = foldWithOffsets(text);
  const fold = (part: string): string => foldWithOffsets(part).folded;
  const exact = fold(selector.quote.exact);
  if (exact === '') return null;
  const span = nearest(folded, {
    quote: {
      exact,
      prefix: fold(selector.quote.prefix),
      suffix: fold(selector.quote.suffix),
    },
    position: selector.position,
  });
  if (span === null) return null;
  return { start: offsets[span.start] ?? text.length, end: offsets[span.end] ?? text.length };
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
 * Finds the place that a selector names in a text that may have changed since: at its position when
 * the quote still stands there, else where the quote stands with the likest surroundings, else the
 * same in folded spelling; null when the quote is gone.
 */
export function locate(text: string, selector: Selector): Span | null {
  const { quote, position } = selector;
  const stands =
    text.startsWith(quote.exact, position.start) &&
    text.startsWith(quote.suffix, position.end) &&
    text.slice(0, position.start).endsWith(quote.prefix);
  if (stands) return { start: position.start, end: position.start + quote.exact.length };
  if (quote.exact === '') return locatePoint(text, selector);
  return nearest(text, selector) ?? nearestFolded(text, selector);
}
