import type { Direction } from '../article';

const rightToLeft =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const scripts = rightToLeft.source.slice(1);
/** Tatweel is no letter: stretched words would be of no script. */
const letter = '[^\\P{L}ـ]';
/** Letters of one direction, as far as they go. */
const run = new RegExp(`(?:(?=${letter})${scripts})+|(?:(?!${scripts})${letter})+`, 'gu');
const address = /\b(?:https?:\/\/|www\.)[^\s\u0600-\u06ff]+/giu;

/**
 * The direction of most of a text's letters, so that one Latin name at the start of an Arabic title
 * does not turn it round; `fallback` when it has none. Addresses do not count: nobody reads them.
 */
export function directionOf(text: string, fallback: Direction = 'rtl'): Direction {
  let balance = 0;
  let first: Direction | null = null;
  for (const [letters] of text.replace(address, ' ').matchAll(run)) {
    const direction = rightToLeft.test(letters) ? 'rtl' : 'ltr';
    first ??= direction;
    balance += direction === 'rtl' ? letters.length : -letters.length;
  }
  if (first === null) return fallback;
  if (balance === 0) return first;
  return balance > 0 ? 'rtl' : 'ltr';
}
