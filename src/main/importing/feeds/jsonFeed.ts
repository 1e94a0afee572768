import { isJsonObject, readJson, type Json, type JsonObject } from '../json/readJson';
import { Refusal, TooLargeError } from '../refusal';
import { doubtful } from '../xml/writeXml';
import { resolve } from './addresses';
import { personName } from './authors';
import { maximumEntries, type EntryContent, type FeedEntry } from './entry';
import { readFeedDate } from './feedDate';
import { oneLine } from './markup';

/** True for a text that begins as an object which names its version as a JSON Feed must. */
export function isJsonFeed(text: string): boolean {
  return /^[^{}[\]"\w]{0,20}\{/.test(text) && version.test(text);
}

const version = /(?<!\\)"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/jsonfeed\.org\\?\/version\\?\//;

/** The items of a JSON Feed in their order; throws `damaged-file`, `unknown-format` or `too-large`. */
export function readJsonFeed(text: string): readonly FeedEntry[] {
  const feed = readJson(text);
  if (!isJsonObject(feed) || !Array.isArray(feed['items'])) {
    throw new Refusal('unknown-format', 'the JSON has no items');
  }
  const items = feed['items'] as readonly Json[];
  if (items.length > maximumEntries) throw new TooLargeError('the feed has too many items');
  const head = keptOf(feed);
  if (JSON.stringify(head).length * items.length > maximumHeads) {
    throw new TooLargeError('the head of the feed is too long');
  }
  return items.filter(isJsonObject).map((item) => entryOf(item, head));
}

/** All heads together are not longer than this many characters. */
const maximumHeads = 64_000_000;

/** What of a feed its items are read with, in one order. */
function keptOf(feed: JsonObject): JsonObject {
  const names = ['version', 'title', 'home_page_url', 'language', 'author', 'authors'];
  const kept = names.filter((name) => feed[name] !== undefined);
  return Object.fromEntries(kept.map((name) => [name, feed[name]]));
}

function entryOf(item: JsonObject, head: JsonObject): FeedEntry {
  const home = stringIn(head, 'home_page_url');
  const address = stringIn(item, 'url', 'external_url');
  const link = address === null ? null : (resolve(address, home) ?? address);
  const authors = authorsIn(item);
  const title = oneLine(stringIn(item, 'title') ?? '');
  const source = oneLine(stringIn(head, 'title') ?? '');
  return {
    id: idOf(item),
    title: title === '' ? null : title,
    authors: authors.length > 0 ? authors : authorsIn(head),
    published: dateIn(item),
    tags: tagsIn(item),
    link,
    source: source === '' ? null : source,
    language: stringIn(item, 'language') ?? stringIn(head, 'language'),
    content: contentIn(item, link ?? home),
    alone: () => aloneIn(head, item),
  };
}

/** Version 1 allowed numbers. */
function idOf(item: JsonObject): string {
  const { id } = item;
  return typeof id === 'number' && Number.isFinite(id) ? String(id) : (stringIn(item, 'id') ?? '');
}

/** As JSON in which nothing stands that decoding would change or doubt. */
function aloneIn(head: JsonObject, item: JsonObject): string {
  const written = JSON.stringify({ ...head, items: [item] }, null, 1);
  const escaped = written.replace(
    doubtful,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}

/** The first of some members that is a string with something in it. */
function stringIn(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}

function contentIn(item: JsonObject, base: string | null): EntryContent | null {
  const kinds = [
    { name: 'content_html', kind: 'markup', isSummary: false },
    { name: 'content_text', kind: 'text', isSummary: false },
    { name: 'summary', kind: 'text', isSummary: true },
  ] as const;
  for (const { name, kind, isSummary } of kinds) {
    const value = stringIn(item, name);
    if (value !== null) return { kind, value, base, isSummary };
  }
  return null;
}

const maximumNames = 20;

/** Version 1.1 has a list of authors, version 1 one. */
function authorsIn(object: JsonObject): readonly string[] {
  const { author, authors } = object;
  const people = [...(Array.isArray(authors) ? (authors as readonly Json[]) : []), author ?? null];
  const names = people.map((person) =>
    personName(isJsonObject(person) ? (stringIn(person, 'name') ?? '') : ''),
  );
  return [...new Set(names.filter((name) => name !== ''))].slice(0, maximumNames);
}

function dateIn(item: JsonObject): FeedEntry['published'] {
  for (const name of ['date_published', 'date_modified']) {
    const date = readFeedDate(stringIn(item, name) ?? '');
    if (date !== null) return date;
  }
  return null;
}

const maximumTags = 100;

function tagsIn({ tags }: JsonObject): readonly string[] {
  if (!Array.isArray(tags)) return [];
  const words = (tags as readonly Json[]).filter((tag) => typeof tag === 'string').map(oneLine);
  return [...new Set(words.filter((tag) => tag !== ''))].slice(0, maximumTags);
}
