import type { Root } from 'hast';
import { TooLargeError } from '../refusal';

/** No article has as many paragraphs. */
const maximumParagraphs = 20_000;

/** Elements whose content is no text, up to their end or the file's. */
const unread =
  /<(script|style|template|svg|math|head|noscript|iframe|textarea)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi;
const blockTag =
  /<\/?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|section|article|blockquote|pre|body|hr)\b[^>]*>/gi;
const otherTag = /<!--[^]*?(?:-->|$)|<[a-z/!?][^>]*(?:>|$)/gi;
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * The text of markup that no browser could show (nested thousands deep), a paragraph for each block:
 * nothing but its words, found in one pass. Throws a `TooLargeError` when it is longer than any article.
 */
export function bareText(markup: string): Root {
  const text = markup.replace(unread, '\n').replace(blockTag, '\n').replace(otherTag, '');
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  if (lines.length > maximumParagraphs) throw new TooLargeError('too many paragraphs');
  return {
    type: 'root',
    children: lines.map((line) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [{ type: 'text', value: line.replace(reference, readReference) }],
    })),
  };
}

function readReference(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  const isText = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : '';
}
