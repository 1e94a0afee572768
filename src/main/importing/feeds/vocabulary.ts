import type { XmlElement } from '../xml/readXml';
import { childrenOf } from '../xml/xml';

/** The vocabularies that feeds are written in, by their namespaces in lower case; RSS and Atom need no prefix. */
const vocabularies: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', ''],
  ['http://purl.org/atom/ns#', ''],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['http://purl.org/dc/elements/1.0/', 'dc:'],
  ['http://purl.org/dc/terms/', 'dcterms:'],
  ['http://purl.org/rss/1.0/modules/content/', 'content:'],
  ['http://purl.org/rss/1.0/modules/dcterms/', 'dcterms:'],
  ['http://www.w3.org/1999/xhtml', 'xhtml:'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes:'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes:'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner:'],
  ['http://search.yahoo.com/mrss/', 'media:'],
]);

/** An element's name in lower case, with the usual prefix of its vocabulary (`dc:creator`), whatever the file calls it. */
export function fieldName({ name, prefix, space }: XmlElement): string {
  const known = vocabularies.get(space.trim().toLowerCase());
  const usual = known ?? (prefix === '' ? '' : `${prefix.toLowerCase()}:`);
  return `${/^(?:atom|rss):$/.test(usual) ? '' : usual}${name.toLowerCase()}`;
}

/** What a feed or an entry says, by the names of its fields. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

/** The elements right inside one, and inside some groups in it, by the names of their fields. */
export function fieldsOf(parent: XmlElement, ...groups: readonly XmlElement[]): Fields {
  const fields = new Map<string, XmlElement[]>();
  for (const child of [parent, ...groups].flatMap((each) => childrenOf(each))) {
    const name = fieldName(child);
    const known = fields.get(name);
    if (known === undefined) fields.set(name, [child]);
    else known.push(child);
  }
  return fields;
}

/** The elements of some fields: all of the first one, then all of the second. */
export const fieldsNamed = (fields: Fields, ...names: readonly string[]): readonly XmlElement[] =>
  names.flatMap((name) => fields.get(name) ?? []);
