import type { XmlElement } from '../xml/readXml';
import { writeMarkup } from '../xml/writeXml';
import { attributeOf, isXmlElement, xmlText } from '../xml/xml';
import { resolve } from './addresses';
import { knownMarkup } from './markup';

/** What holds for everything inside an element: `xml:base` resolved, and `xml:lang`. */
export interface Scope {
  readonly base: string | null;
  readonly language: string | null;
}

/** The scope inside an element that stands in another. */
export function scopeIn(element: XmlElement, around: Scope): Scope {
  const base = element.attributes.get('xml:base');
  const language = element.attributes.get('xml:lang');
  return {
    base: base === undefined ? around.base : (resolve(base.trim(), around.base) ?? around.base),
    // An empty one takes back what holds around it (XML 1.0, 2.12).
    language: language === undefined ? around.language : language.trim() || null,
  };
}

/** Words of a feed: HTML, or a text as it stands. */
export interface Words {
  readonly kind: 'text' | 'markup';
  readonly value: string;
}

const text = (value: string): Words => ({ kind: 'text', value });
const markup = (value: string): Words => ({ kind: 'markup', value });

const atom1 = 'http://www.w3.org/2005/Atom';

/**
 * What an element says, by its type (RFC 4287, 3.1 and 4.1.3; Atom 0.3 with its modes). Where a
 * vocabulary knows no types, what has tags or references in it is HTML. Null for what is no text.
 */
export function wordsOf(element: XmlElement): Words | null {
  const type = (attributeOf(element, 'type') ?? '').trim().toLowerCase();
  if (/^(?:image|audio|video|font)\/|^application\/(?!.*xml)/.test(type)) return null;
  const inner = element.children.some((child) => isXmlElement(child));
  if (inner) {
    return isXmlType(type) ? text(xmlText(element)) : markup(writeMarkup(element.children));
  }
  const written = contentOf(element);
  if (type.includes('html')) return markup(written);
  const isPlain = /^text(?:\/|$)/.test(type) || isXmlType(type);
  const isStrict = isPlain || (type === '' && element.space === atom1);
  return isStrict || !knownMarkup(written) ? text(written) : markup(written);
}

/** XML of some other kind: its words are all that is of use. */
const isXmlType = (type: string): boolean => /[/+]xml$/.test(type) && !type.includes('html');

function contentOf(element: XmlElement): string {
  const written = xmlText(element);
  const isEncoded = attributeOf(element, 'mode')?.toLowerCase() === 'base64';
  return isEncoded ? Buffer.from(written, 'base64').toString('utf8') : written;
}
