import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Nodes } from 'hast';
import { decodeText } from '../../src/main/importing/decodeText';
import type { FeedEntry } from '../../src/main/importing/feeds/entry';
import { blocksOfContent } from '../../src/main/importing/feeds/markup';
import { readXmlFeed } from '../../src/main/importing/feeds/xmlFeed';
import { declaredCharset } from '../../src/main/importing/html/pageBytes';
import { elementsOf, type PageRoot } from '../../src/main/importing/html/page';
import { parsePage } from '../../src/main/importing/html/parsePage';
import { removeUnreadable } from '../../src/main/importing/html/boilerplate';
import { textOf } from '../../src/main/importing/textOf';
import { readXml } from '../../src/main/importing/xml/readXml';

const fixtures = resolve(import.meta.dirname, '../../../shared/fixtures/feeds');

/** What a reader of feeds has found in one entry, in the words that feedparser's expectations are put in. */
export type Answers = Readonly<Record<string, string | null>>;
/** Reads a feed's entries; throws where it cannot. */
export type ReadFeed = (text: string, bytes: Uint8Array) => readonly Answers[];

/** One field of one entry that feedparser's authors expect of a file. */
interface Expectation {
  readonly file: string;
  readonly entry: number;
  readonly field: string;
  readonly value: string;
}

/** Their names for the fields that an article keeps. */
const fields: Readonly<Record<string, string>> = {
  ...{ title: 'title', 'title_detail.value': 'title', link: 'link' },
  ...{ author: 'author', 'author_detail.name': 'author', 'authors.0.name': 'author' },
  ...{ published: 'date', updated: 'date', created: 'date', published_parsed: 'date' },
  ...{ updated_parsed: 'date', created_parsed: 'date' },
  ...{ summary: 'content', description: 'content', 'summary_detail.value': 'content' },
  ...{ 'content.0.value': 'content', 'content.0.language': 'language' },
  ...{ 'summary_detail.language': 'language' },
};

const statement =
  /entries\[(\d+)\]((?:\['\w+'\]|\[\d+\]|\.\w+)+) ?== ?(?:u?'((?:[^'\\]|\\.)*)'|u?"((?:[^"\\]|\\.)*)"|\(([\d, ]+)\)|(None))/gu;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .map((name) => join(folder, name))
    .sort();
}

/** All expectations on fields that are kept; what a server's headers would say is not in the files, and CDF is no format of ours. */
export function expectations(): readonly Expectation[] {
  return filesIn(fixtures).flatMap((file): Expectation[] => {
    if (/\/http_|\/http\/|\/cdf\//.test(file)) return [];
    const line = /Expect:(.*)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    if (line.includes(' or ') || line.includes('!=')) return [];
    return [...line.matchAll(statement)].flatMap((found): Expectation[] => {
      const path = (found[2] ?? '').replace(/\['(\w+)'\]|\[(\d+)\]|\.(\w+)/g, '.$1$2$3').slice(1);
      const field = Object.hasOwn(fields, path) ? fields[path] : undefined;
      const [, entry, , single, double, tuple] = found;
      const value = tuple === undefined ? unquoted(single ?? double ?? '') : dateOf(tuple);
      if (field === undefined || (field === 'author' && value.includes('@'))) return [];
      if (field === 'date' && Number.isNaN(Date.parse(value))) return [];
      return [{ file, entry: Number(entry), field, value }];
    });
  });
}

/** A string of Python. */
const unquoted = (written: string): string =>
  written
    .replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, wide?: string, narrow?: string) =>
      String.fromCharCode(parseInt(wide ?? narrow ?? '', 16)),
    )
    .replace(/\\n/g, '\n')
    .replace(/\\(.)/g, '$1');

/** A moment in UTC as Python takes it apart. */
function dateOf(tuple: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple
    .split(',')
    .map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
}

/** What a reader sees and can follow of a piece of HTML: its words and its links. */
export function seen(markup: string): string {
  const page = parsePage(markup);
  removeUnreadable(page);
  return wordsAndLinks(page);
}

function wordsAndLinks(page: PageRoot): string {
  const links = elementsOf(page)
    .filter(({ tagName }) => tagName === 'a')
    .map(({ properties }) => properties['href'] ?? '');
  return [bare(textOf(page)), ...links.filter(isFollowed).map(addressOf)].join(' ');
}

const isFollowed = (address: string): boolean => /^(?:https?:|mailto:|[^:]+$)/.test(address);

/** True when an answer is what was expected, as far as a reader can tell. */
export function agrees(field: string, expected: string, answer: string | null): boolean {
  const given = answer ?? '';
  if (field === 'date') {
    return given !== '' && new Date(expected).toISOString().startsWith(given.slice(0, 16));
  }
  if (field === 'link') return addressOf(expected) === addressOf(given);
  if (field === 'language') return expected.toLowerCase() === given.replace('_', '-').toLowerCase();
  if (field === 'author') return expected.trim() === given.trim();
  // Of a text that is no HTML they expect the text itself.
  const possible = [seen(expected), bare(expected)];
  return field === 'title'
    ? possible.map((each) => each.split(' http')[0]).includes(bare(given))
    : possible.includes(given);
}

const bare = (text: string): string => text.replace(/\s+/g, '');
const addressOf = (text: string): string => (URL.canParse(text) ? new URL(text).href : text.trim());

/** Our own reader. */
export const readOurs: ReadFeed = (text) =>
  readXmlFeed(readXml(text)).map((entry: FeedEntry) => ({
    title: entry.title,
    link: entry.link,
    author: entry.authors[0] ?? null,
    date: entry.published?.instant ?? null,
    content: entry.content === null ? null : shown(entry),
    language: entry.language,
  }));

function shown({ content }: FeedEntry): string {
  if (content === null) return '';
  const { tree } = blocksOfContent(content);
  const links: string[] = [];
  const waiting: Nodes[] = [tree];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const href = next.type === 'element' && next.tagName === 'a' ? next.properties.href : '';
    if (typeof href === 'string') links.push(href);
    if ('children' in next) waiting.unshift(...next.children);
  }
  return [bare(textOf(tree)), ...links.filter(isFollowed).map(addressOf)].join(' ');
}

/** How one expectation came out. */
export interface FeedScore extends Expectation {
  readonly answer: string | null;
  readonly agrees: boolean;
}

/** Reads every file that something is expected of. */
export async function scoreFeeds(read: ReadFeed): Promise<readonly FeedScore[]> {
  const scores: FeedScore[] = [];
  const answers = new Map<string, readonly Answers[]>();
  for (const expected of expectations()) {
    const { file, entry, field, value } = expected;
    if (!answers.has(file)) answers.set(file, await answersOf(file, read));
    const answer = answers.get(file)?.[entry]?.[field] ?? null;
    scores.push({ ...expected, answer, agrees: agrees(field, value, answer) });
  }
  return scores;
}

async function answersOf(file: string, read: ReadFeed): Promise<readonly Answers[]> {
  const bytes = new Uint8Array(readFileSync(file));
  const decoded = await decodeText({ name: file, bytes }, declaredCharset(bytes));
  if (!decoded.ok) return [];
  try {
    return read(decoded.value.text, bytes);
  } catch {
    return []; // what cannot be read answers nothing
  }
}

/** Prints how many of feedparser's expectations on the fields that an article keeps hold, by field. */
export async function main(): Promise<void> {
  if (!existsSync(fixtures)) {
    console.log('feeds: not there, skipped');
    return;
  }
  const scores = await scoreFeeds(readOurs);
  console.log(summaryOf(scores).join('\n'));
}

/** One line a field, and one for all. */
export function summaryOf(scores: readonly FeedScore[]): string[] {
  const line = (name: string, some: readonly FeedScore[]): string => {
    const held = some.filter((score) => score.agrees).length;
    return `${name}: ${held} of ${some.length} (${(held / some.length).toFixed(4)})`;
  };
  const names = [...new Set(scores.map(({ field }) => field))].sort();
  return [
    line('feeds', scores),
    ...names.map((name) =>
      line(
        `  ${name}`,
        scores.filter(({ field }) => field === name),
      ),
    ),
  ];
}
