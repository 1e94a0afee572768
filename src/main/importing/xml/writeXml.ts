import type { XmlElement, XmlNode } from './readXml';

/**
 * Writes nodes as XML that `readXml` reads as the same nodes, whatever was wrong with the text that they
 * came from. In ASCII where decoding would change or doubt the characters.
 */
export function writeXml(nodes: readonly XmlNode[]): string {
  return write(nodes, (node) => {
    const name = nameOf(node);
    const start = `<${name}${attributesIn(node)}`;
    return node.children.length === 0 ? [`${start}/>`, ''] : [`${start}>`, `</${name}>`];
  });
}

/** The start of an element with other children than its own: its tags. */
export function tagsOf(element: XmlElement): readonly [start: string, end: string] {
  const name = nameOf(element);
  return [`<${name}${attributesIn(element)}>`, `</${name}>`];
}

/** Elements that HTML knows without an end tag. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Writes XHTML as the HTML that a page's parser reads: no prefixes, and an end tag for whatever HTML gives one. */
export function writeMarkup(nodes: readonly XmlNode[]): string {
  return write(nodes, (node) => {
    const name = plainName(node.name).toLowerCase();
    const start = `<${name}${attributesIn(node)}>`;
    return empty.test(name) ? [start, ''] : [start, `</${name}>`];
  });
}

/** Not recursive: its parts are taken from a stack, the end tags among them as they are. */
function write(
  nodes: readonly XmlNode[],
  tags: (element: XmlElement) => readonly [string, string],
): string {
  const parts: string[] = [];
  const waiting: (XmlNode | { readonly tag: string })[] = [...nodes].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(escapeXml(next));
    else if ('tag' in next) parts.push(next.tag);
    else {
      const [start, end] = tags(next);
      parts.push(start);
      waiting.push({ tag: end });
      waiting.push(...[...next.children].reverse());
    }
  }
  return parts.join('');
}

const nameOf = ({ prefix, name }: XmlElement): string =>
  prefix === '' ? plainName(name) : `${plainName(prefix)}:${plainName(name)}`;

/** Broken markup leaves signs in a name that would be read as others. */
const plainName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}_.-]/gu, '-')
    .replace(doubtful, '-')
    .replace(/^(?![\p{L}_])/u, '_');

function attributesIn({ attributes }: XmlElement): string {
  const plain = new Map<string, string>();
  for (const [written, value] of attributes) {
    const name = written.split(':').map(plainName).join(':');
    if (!plain.has(name)) plain.set(name, value);
  }
  return [...plain].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
}

/** A text as it stands between tags or in quotation marks; ASCII where decoding would change or doubt it. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(doubtful, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Characters that decoding takes for debris, line ends, drawn letters or signs of another encoding; a
 * text in which they were written by number needs them so again.
 */
export const doubtful =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufb50-\ufdff\ufe80-\ufeff\ufffe\uffff]|~(?=\{)/g;
