import { extensionsOf } from '../extensions';
import { entryDocuments } from '../feeds/entryDocuments';
import { readXmlFeed } from '../feeds/xmlFeed';
import { readDocument } from '../feeds/readDocument';
import { declaredCharset } from '../html/pageBytes';
import { rootTag } from '../xml/rootTag';
import type { TextFormat } from './format';

const vocabulary = {
  rss: /^/,
  feed: /xmlns(?::\w+)?\s*=\s*["'][^"']*(?:w3\.org\/2005\/Atom|purl\.org\/atom\/)/i,
  entry: /xmlns(?::\w+)?\s*=\s*["'][^"']*(?:w3\.org\/2005\/Atom|purl\.org\/atom\/)/i,
  rdf: /purl\.org\/rss\/|netscape\.com\/rdf\/simple\//i,
};

/** A feed in RSS 0.9 to 2.0 or Atom 0.3 or 1.0 (RFC 4287): each of its entries is an article. */
export const feed: TextFormat = {
  name: 'feed',
  reads: 'text',
  extensions: extensionsOf.feed,
  recognises(bytes) {
    const root = rootTag(bytes);
    if (root === null || !Object.hasOwn(vocabulary, root.name)) return false;
    return vocabulary[root.name as keyof typeof vocabulary].test(root.tag);
  },
  declaredEncoding: declaredCharset,
  parse({ original, text }) {
    const root = readDocument(text, /<(?:[\w.-]+:)?(?:item|entry)[\s/>]/gi);
    return entryDocuments(original, { name: 'feed', extension: 'xml' }, readXmlFeed(root));
  },
};
