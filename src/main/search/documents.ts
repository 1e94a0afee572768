import type { Searchable } from '#shared/searchable';
import { eachWord } from '#shared/text/wordSpans';
import type { IndexedDocument } from './index/buildSegment';
import type { Lexicon } from './index/lexicon';
import { idLength, keyLength } from './index/segmentWriter';
import { pack } from './shownText';

/** Where the words of one text after the other are gathered. */
let room = new Uint32Array(1024);

/** The words of a text in order, by their numbers; 0 for what has no letter. */
function wordsIn(text: string, lexicon: Lexicon): Uint32Array {
  let count = 0;
  eachWord(text, (start, end) => {
    if (count === room.length) room = largerOf(room);
    room[count] = lexicon.numberIn(text, start, end);
    count += 1;
  });
  return room.slice(0, count);
}

function largerOf(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

const noKey = new Uint8Array(keyLength);

/** The bytes of an article's id and key: see `Searchable`. */
function identityOf(id: string, key?: string): Uint8Array {
  const bytes = Buffer.alloc(idLength + keyLength);
  bytes.write(id, 'hex');
  if (key === undefined) bytes.set(noKey, idLength);
  else bytes.write(key, idLength, 'hex');
  return bytes;
}

/** The id of an article as a reader's program writes it, from its bytes. */
export const idFrom = (identity: Uint8Array): string =>
  Buffer.from(identity.buffer, identity.byteOffset, idLength).toString('hex');

/** An article as an index takes it in; a lexicon gives its words their numbers. */
export function documentOf(article: Searchable, lexicon: Lexicon): IndexedDocument {
  const { id, key, title, kicker = '', lead = '', text, published } = article;
  const instant = published === undefined ? Number.NaN : Date.parse(published);
  return {
    identity: identityOf(id, key),
    date: instant,
    day: published === undefined ? 0 : Number(published.slice(0, 10).replaceAll('-', '')),
    source: article.source ?? '',
    programme: article.programme ?? '',
    language: (article.language ?? '').split('-')[0]?.toLowerCase() ?? '',
    tags: [...new Set(article.tags)],
    text: pack({ title, kicker, lead, text }),
    words: [title, kicker, lead, text].map((part) => wordsIn(part, lexicon)),
  };
}

/** So many bytes an identity has. */
export const identityLength = idLength + keyLength;

/** Packs the ids and keys of articles: see `Searchable`. */
export function identitiesOf(
  articles: readonly { readonly id: string; readonly key?: string }[],
): Uint8Array {
  const all = Buffer.alloc(articles.length * identityLength);
  articles.forEach(({ id, key }, index) => all.set(identityOf(id, key), index * identityLength));
  return all;
}
