import { Refusal } from '../refusal';
import { readXml, type XmlElement } from '../xml/readXml';
import { countEntries } from './countEntries';

/**
 * Reads an XML text of entries, each of which begins with a match of `start`. Throws `too-large` as
 * `countEntries` does, `unsafe-file` for declared entities, and `unknown-format` for what is no XML at all.
 */
export function readDocument(text: string, start: RegExp): XmlElement {
  countEntries(text, start);
  try {
    return readXml(withoutOpenSection(text));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('unknown-format', String(error));
  }
}

const section = '<![CDATA[';

/** A section that never ends is read as markup instead, and so ends where the element around it does. */
function withoutOpenSection(text: string): string {
  const at = text.lastIndexOf(section);
  if (at < 0 || text.includes(']]>', at)) return text;
  return text.slice(0, at) + text.slice(at + section.length);
}
