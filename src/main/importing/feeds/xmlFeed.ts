import type { Published } from '#shared/article';
import { Refusal, TooLargeError } from '../refusal';
import type { XmlElement } from '../xml/readXml';
import { attributeOf, childrenOf, xmlText } from '../xml/xml';
import { linkIn } from './addresses';
import { feedAuthorsIn, authorsIn } from './authors';
import { scopeIn, wordsOf, type Scope } from './constructs';
import { contentIn } from './content';
import { maximumEntries, type FeedEntry } from './entry';
import { readFeedDate } from './feedDate';
import { lineOf, oneLine } from './markup';
import { feedsAlone } from './smallestFeed';
import { fieldName, fieldsNamed, fieldsOf, type Fields } from './vocabulary';

/** What a feed says once for all its entries. */
interface Head {
  readonly title: string | null;
  readonly link: string | null;
  readonly authors: readonly string[];
  readonly scope: Scope;
}

/**
 * The entries of a feed in RSS (0.9 to 2.0), Atom (0.3 and 1.0) or a mixture of them, in their order.
 * Throws `unknown-format` for any other XML, and `too-large`.
 */
export function readXmlFeed(root: XmlElement): readonly FeedEntry[] {
  const name = fieldName(root);
  if (name === 'entry') return [entryOf(root, noHead, feedsAlone(root, root))];
  if (!['rss', 'feed', 'rdf:rdf'].includes(name)) {
    throw new Refusal('unknown-format', 'the document is no feed');
  }
  const channels = childrenOf(root).filter((child) => fieldName(child) === 'channel');
  const inRoot = itemsIn(root);
  const [first = root] = channels;
  const groups = [
    ...channels.map((channel) => ({ channel, items: itemsIn(channel), parent: channel })),
    { channel: first, items: inRoot, parent: root },
  ];
  if (groups.reduce((sum, { items }) => sum + items.length, 0) > maximumEntries) {
    throw new TooLargeError('the feed has too many entries');
  }
  return groups.flatMap(({ channel, items, parent }) => {
    const head = headOf(root, channel);
    const alone = feedsAlone(root, channel, parent, items.length);
    return items.map((item) => entryOf(item, head, alone));
  });
}

const itemsIn = (parent: XmlElement): readonly XmlElement[] =>
  childrenOf(parent).filter((child) => ['item', 'entry'].includes(fieldName(child)));

const noScope: Scope = { base: null, language: null };
const noHead: Head = { title: null, link: null, authors: [], scope: noScope };

function headOf(root: XmlElement, channel: XmlElement): Head {
  const around = scopeIn(root, noScope);
  const scope = channel === root ? around : scopeIn(channel, around);
  const fields = fieldsOf(channel);
  return {
    title: titleIn(fields),
    link: linkIn(new Map([['link', fieldsNamed(fields, 'link')]]), channel, scope.base),
    authors: feedAuthorsIn(fields),
    scope: { ...scope, language: languageIn(fields) ?? scope.language },
  };
}

function entryOf(item: XmlElement, head: Head, alone: (item: XmlElement) => string): FeedEntry {
  const groups = childrenOf(item).filter((child) => fieldName(child) === 'media:group');
  const fields = fieldsOf(item, ...groups);
  const scope = scopeIn(item, head.scope);
  const link = linkIn(fields, item, scope.base ?? head.link);
  const content = contentIn(fields, { scope, link, home: head.link });
  const origin = originIn(fields);
  const authors = authorsIn(fields);
  const authorsAround = origin.authors.length > 0 ? origin.authors : head.authors;
  return {
    id: textIn(fields, 'guid', 'id') ?? attributeOf(item, 'about') ?? '',
    title: titleIn(fields),
    authors: authors.length > 0 ? authors : authorsAround,
    published: dateIn(fields),
    tags: tagsIn(fields),
    link,
    source: origin.title ?? head.title,
    language: languageIn(fields) ?? (content ?? scope).language,
    content,
    alone: () => alone(item),
  };
}

function textIn(fields: Fields, ...names: readonly string[]): string | null {
  const texts = fieldsNamed(fields, ...names).map((element) => oneLine(xmlText(element)));
  return texts.find((text) => text !== '') ?? null;
}

const languageIn = (fields: Fields): string | null => textIn(fields, 'language', 'dc:language');

function titleIn(fields: Fields): string | null {
  for (const element of fieldsNamed(fields, 'title', 'dc:title', 'media:title', 'itunes:title')) {
    const words = wordsOf(element);
    const line = words?.kind === 'markup' ? lineOf(words.value) : oneLine(words?.value ?? '');
    if (line !== '') return line;
  }
  return null;
}

/** The feed that an entry was taken over from. */
function originIn(fields: Fields): Pick<Head, 'title' | 'authors'> {
  const [source] = fieldsNamed(fields, 'source');
  if (source === undefined) return noHead;
  const inside = fieldsOf(source);
  const title = titleIn(inside) ?? (inside.size === 0 ? lineOf(xmlText(source)) : '');
  return { title: title === '' ? null : title, authors: feedAuthorsIn(inside) };
}

/** When it came out, the surest field first; a change is better than nothing. */
const dateFields = [
  ...['pubdate', 'published', 'issued', 'dcterms:issued', 'dc:date', 'dcterms:date'],
  ...['created', 'dcterms:created', 'updated', 'modified', 'dcterms:modified'],
];

function dateIn(fields: Fields): Published | null {
  for (const element of fieldsNamed(fields, ...dateFields)) {
    const date = readFeedDate(xmlText(element));
    if (date !== null) return date;
  }
  return null;
}

const maximumTags = 100;
const maximumTagLength = 200;

function tagsIn(fields: Fields): readonly string[] {
  const stated = fieldsNamed(fields, 'category', 'dc:subject').map(
    (element) => attributeOf(element, 'label') ?? attributeOf(element, 'term') ?? xmlText(element),
  );
  const listed = fieldsNamed(fields, 'itunes:keywords').flatMap((element) =>
    xmlText(element).split(/[,،]/),
  );
  const tags = [...stated, ...listed].map(lineOf);
  const kept = tags.filter((tag) => tag !== '' && tag.length <= maximumTagLength);
  return [...new Set(kept)].slice(0, maximumTags);
}
