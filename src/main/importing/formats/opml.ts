import { extensionsOf } from '../extensions';
import { readDocument } from '../feeds/readDocument';
import { readOutlines } from '../feeds/outlines';
import { linkDocuments } from '../feeds/savedLinks';
import { declaredCharset } from '../html/pageBytes';
import { rootTag } from '../xml/rootTag';
import type { TextFormat } from './format';

/** A list of subscriptions or links in OPML: each link is an article that says it is no more than that. */
export const opml: TextFormat = {
  name: 'opml',
  reads: 'text',
  extensions: extensionsOf.opml,
  recognises: (bytes) => rootTag(bytes)?.name === 'opml',
  declaredEncoding: declaredCharset,
  parse({ original, text }) {
    const links = readOutlines(readDocument(text, /<outline[\s/>]/gi));
    return linkDocuments(original, { name: 'opml', extension: 'opml' }, links);
  },
};
