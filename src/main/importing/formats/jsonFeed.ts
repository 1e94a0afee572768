import { extensionsOf } from '../extensions';
import { entryDocuments } from '../feeds/entryDocuments';
import { isJsonFeed, readJsonFeed } from '../feeds/jsonFeed';
import { Refusal } from '../refusal';
import type { TextFormat } from './format';

/** A JSON Feed (jsonfeed.org, 1 and 1.1): each of its items is an article. */
export const jsonFeed: TextFormat = {
  name: 'jsonFeed',
  reads: 'text',
  extensions: extensionsOf.jsonFeed,
  recognises(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, searched));
    return isJsonFeed(head.toString('latin1').replace(/\0/g, ''));
  },
  parse({ original, text }) {
    if (!isJsonFeed(text)) throw new Refusal('unknown-format', 'the JSON is no feed');
    return entryDocuments(original, { name: 'jsonFeed', extension: 'json' }, readJsonFeed(text));
  },
};

/** The version is the first thing in nearly every feed, and in all before the items. */
const searched = 65_536;
