import type { XmlElement } from '../xml/readXml';
import { xmlText } from '../xml/xml';
import { fieldsNamed, fieldsOf, type Fields } from './vocabulary';
import { lineOf } from './markup';

const maximumNames = 20;
const maximumLength = 200;

/** The names of an entry's authors as it states them; an address for letters is no name. */
export function authorsIn(fields: Fields): readonly string[] {
  const stated = ['author', 'dc:creator', 'itunes:author', 'dc:author'];
  for (const field of stated) {
    const names = namesIn(fieldsNamed(fields, field));
    if (names.length > 0) return names;
  }
  return [];
}

/** The names of those who write a whole feed. */
export function feedAuthorsIn(fields: Fields): readonly string[] {
  const names = authorsIn(fields);
  return names.length > 0 ? names : namesIn(fieldsNamed(fields, 'managingeditor'));
}

function namesIn(elements: readonly XmlElement[]): readonly string[] {
  const names = elements.map(nameOf).filter((name) => name !== '' && name.length <= maximumLength);
  return [...new Set(names)].slice(0, maximumNames);
}

/** Atom has a person's name in an element of its own, RSS beside an address: `a@b.example (name)`. */
function nameOf(element: XmlElement): string {
  const [name] = fieldsNamed(fieldsOf(element), 'name', 'foaf:name');
  return personName(xmlText(name ?? element));
}

/** The name in `name <address>` and `address (name)`; empty when there is only an address. */
export function personName(written: string): string {
  const line = lineOf(written.replace(/<[^<>\s]{1,200}@[^<>\s]{1,200}>/g, ' '));
  const inBrackets = /^\S{1,200}@\S{1,200} \(([^()]{1,200})\)$/.exec(line)?.[1];
  const name = (inBrackets ?? line.replace(/ ?\(\S{1,200}@[^\s()]{1,200}\)$/, '')).trim();
  return /^(?:mailto:)?\S{1,200}@\S{1,200}$/.test(name) ? '' : name.replace(/^["']|["']$/g, '');
}
