import { TooLargeError } from '../refusal';
import type { XmlElement } from '../xml/readXml';
import { tagsOf, writeXml } from '../xml/writeXml';
import { childrenOf } from '../xml/xml';
import { isAlternate } from './addresses';
import { fieldName } from './vocabulary';

/** What of a feed's head its entries are read with; no dates and counts, so that the same entry stays the same file. */
const kept = new Set([
  ...['title', 'link', 'language', 'dc:title', 'dc:language', 'author', 'managingeditor'],
  ...['dc:creator', 'dc:author', 'itunes:author', 'itunes:title', 'media:title'],
]);

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** All heads together are not longer than this many characters. */
const maximumHeads = 64_000_000;

/**
 * What writes an entry of a feed as a feed of its own: root and channel with their attributes, the head,
 * and the one entry in the same place. Written and read again, it comes out in the same characters.
 * Throws `too-large` when the head is so long that so many copies of it fill the memory.
 */
export function feedsAlone(
  root: XmlElement,
  channel: XmlElement,
  parent: XmlElement = channel,
  count = 1,
): (item: XmlElement) => string {
  if (parent === root && channel === root && fieldName(root) === 'entry') {
    return (item) => `${declaration}${writeXml([item])}\n`;
  }
  const head = childrenOf(channel)
    .filter((child) => kept.has(fieldName(child)))
    .filter((child) => fieldName(child) !== 'link' || isAlternate(child));
  const lines = head.map((child) => `${writeXml([child])}\n`).join('');
  if (lines.length * count > maximumHeads) {
    throw new TooLargeError('the head of the feed is too long');
  }
  const [rootStart, rootEnd] = tagsOf(root);
  const [start, end] = channel === root ? ['', ''] : tagsOf(channel).map((tag) => `${tag}\n`);
  const before = `${declaration}${rootStart}\n${start ?? ''}${lines}`;
  const after = `${end ?? ''}${rootEnd}\n`;
  return parent === channel
    ? (item) => `${before}${writeXml([item])}\n${after}`
    : (item) => `${before}${end ?? ''}${writeXml([item])}\n${rootEnd}\n`;
}
