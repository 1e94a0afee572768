import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { importFile } from '../../../../src/main/importing/pipeline';

const folder = resolve(import.meta.dirname, '../../../../../shared/fixtures/exports-wallabag');

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));

type Json = Record<string, unknown>;
const jsonOf = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** What a file says of an entry, by other means than the importer's. */
interface Said {
  readonly title: unknown;
  readonly url: unknown;
  readonly tags: readonly unknown[];
  readonly archived: boolean;
  readonly starred: boolean;
}

const said = (
  title: unknown,
  url: unknown,
  tags: readonly unknown[] = [],
  archived: unknown = false,
  starred: unknown = false,
): Said => ({ title, url, tags, archived: Boolean(archived), starred: Boolean(starred) });

const listed = (text: unknown): string[] => String(text).split(/[ ,]/).filter(Boolean);
const wallabag1 = (entry: Json): Said =>
  said(
    entry['title'],
    entry['url'],
    listed(entry['tags']),
    entry['is_read'] === '1',
    entry['is_fav'] === '1',
  );
const wallabag2 = (entry: Json): Said =>
  said(
    entry['title'],
    entry['url'],
    entry['tags'] as string[],
    entry['is_archived'],
    entry['is_starred'],
  );
const readability = (document: unknown): Said[] =>
  (document as { bookmarks: Json[] }).bookmarks.map((entry) =>
    said(entry['article__title'], entry['article__url'], [], entry['archive'], entry['favorite']),
  );

const files: readonly [string, () => readonly Said[]][] = [
  ['wallabag-v1.json', () => (jsonOf('wallabag-v1.json') as Json[]).map(wallabag1)],
  ['wallabag-v1-read.json', () => (jsonOf('wallabag-v1-read.json') as Json[]).map(wallabag1)],
  ['wallabag-v2.json', () => (jsonOf('wallabag-v2.json') as Json[]).map(wallabag2)],
  ['wallabag-v2-read.json', () => (jsonOf('wallabag-v2-read.json') as Json[]).map(wallabag2)],
  ['readability.json', () => readability(jsonOf('readability.json'))],
  ['readability-read.json', () => readability(jsonOf('readability-read.json'))],
  [
    'omnivore.json',
    () =>
      (jsonOf('omnivore.json') as Json[]).map((entry) =>
        said(
          entry['title'],
          entry['url'],
          entry['labels'] as string[],
          entry['state'] === 'Archived',
        ),
      ),
  ],
  [
    'pinboard_export',
    () =>
      (jsonOf('pinboard_export') as Json[]).map((entry) =>
        said(entry['description'], entry['href'], listed(entry['tags'])),
      ),
  ],
  [
    'delicious_export.2021.02.06_21.10.json',
    () =>
      (jsonOf('delicious_export.2021.02.06_21.10.json') as Json[]).map((entry) =>
        said(entry['title'], entry['url'], (entry['tags'] as string[]).filter(Boolean)),
      ),
  ],
  ['ril_export.html', () => pocketLinks()],
  ['pocket.csv', () => pocketLines()],
  ['instapaper-export.csv', () => instapaperLines()],
  ['firefox-bookmarks.json', () => linesWith('firefox-bookmarks.json', '"uri": "')],
  ['chrome-bookmarks', () => linesWith('chrome-bookmarks', '"url": "')],
];

function pocketLinks(): Said[] {
  const page = readFileSync(join(folder, 'ril_export.html'), 'utf8');
  return [...page.matchAll(/<a href="([^"]*)"[^>]* tags="([^"]*)">([^<]*)<\/a>/g)].map(
    ([, url, tags, title]) => said(title, url, listed(tags)),
  );
}

/** Its titles hold commas in quotes, and one a line feed: the other cells are counted from the end. */
function pocketLines(): Said[] {
  const text = readFileSync(join(folder, 'pocket.csv'), 'utf8');
  const rows = text.replace(/^[^\n]*\n/, '').matchAll(/([^]+?),(https?:\S+),\d+,,(\w+)\n?/g);
  return [...rows].map(([, title = '', url, status]) =>
    said(title.replace(/^"|"$/g, '').replace(/\s+/g, ' '), url, [], status === 'archive'),
  );
}

function instapaperLines(): Said[] {
  const lines = readFileSync(join(folder, 'instapaper-export.csv'), 'utf8').trim().split('\n');
  return lines.slice(1).map((line) => {
    const [, url, title, place] = /^([^,]*),(.*),,(\w*)$/.exec(line.trim()) ?? [];
    const own = ['Unread', 'Archive', 'Starred'].includes(place ?? '') ? [] : [place];
    const bare = title?.replace(/^"|"$/g, '');
    return said(bare, url, own, place === 'Archive', place === 'Starred');
  });
}

/** Only the addresses, which stand on lines of their own. */
function linesWith(name: string, start: string): Said[] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const url = line.includes(start) ? line.split(start)[1]?.replace(/".*/, '') : undefined;
    return url === undefined ? [] : [said(undefined, url)];
  });
}

const href = (url: unknown): string => new URL(String(url)).href;

describe.skipIf(!existsSync(folder))('exports of real programs', () => {
  test.each(files)('%s', async (name, entries) => {
    const expected = entries();
    const result = await importFile({ name, bytes: bytesOf(name) });
    const articles = result.ok ? result.value.articles : [];
    expect(articles.map(({ article }) => article.url)).toEqual(
      expected.map(({ url }) => href(url)),
    );
    expected.forEach(({ title, tags, archived, starred }, at) => {
      const { article, reading } = articles[at]!;
      expect(isSafeTree(article.body)).toBe(true);
      if (title === undefined) return;
      expect(article.title).toBe(title);
      expect(reading).toMatchObject({ tags, archived, starred });
      if (archived) expect(reading?.status).toBe('read');
    });
  });

  test.each(files)('%s entry by entry, each from what is kept of it', async (name) => {
    const result = await importFile({ name, bytes: bytesOf(name) });
    for (const { article, original, reading } of result.ok ? result.value.articles : []) {
      const again = await importFile(original);
      const first = again.ok ? again.value.articles[0] : undefined;
      expect(first?.article.body).toEqual(article.body);
      expect(first?.article).toMatchObject({ id: article.id, title: article.title });
      expect(first?.reading).toEqual(reading);
    }
  });

  test('what is no export of these is not taken for one', async () => {
    const name = 'elcurator.json';
    const result = await importFile({ name, bytes: bytesOf(name) });
    expect(result).toMatchObject({ ok: false, error: { code: 'unknown-format', file: name } });
  });
});
