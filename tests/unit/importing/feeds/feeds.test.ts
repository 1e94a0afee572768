import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '#shared/imported';
import { importFile } from '../../../../src/main/importing/pipeline';
import { goldenCases } from '../../../support/goldenCases';
import { mutate, randomNumbers } from '../fuzz/mutate';
import { scoreFeeds, readOurs } from '../../../bench/feeds';

const fixtures = resolve(import.meta.dirname, '../../../../../shared/fixtures/feeds');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const item = '<item><title>عنوان الخبر</title><link>https://a.example/1</link></item>';
const rss = (inner: string): string => `<rss version="2.0"><channel>${inner}</channel></rss>`;
const outlines = (inner: string): string => `<opml version="2.0"><body>${inner}</body></opml>`;
const bookmarks = (inner: string): string =>
  `<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>Bookmarks</TITLE><DL><p>${inner}</DL><p>`;
const jsonFeed = (inner: string): string =>
  `{"version":"https://jsonfeed.org/version/1.1","title":"ت","items":[${inner}]}`;

/** The format that read a file, or the code of what went wrong. */
async function outcomeOf(name: string, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? encode(content) : content;
  const result = await importFile({ name, bytes });
  if (!result.ok) return result.error.code;
  return `${result.value.articles.length} ${result.value.articles[0]?.article.provenance.format}`;
}

describe('which files are feeds and lists of links', () => {
  const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>ع</title></entry></feed>';
  const link = '<DT><A HREF="https://a.example/">ع</A>';
  test.each([
    ['a.xml', `<?xml version="1.0"?><!-- ${'-'.repeat(5_000)} -->${rss(item)}`, '1 feed'],
    ['a.html', rss(item), '1 feed'],
    ['feed', rss(item), '1 feed'],
    ['a.xml', atom, '1 feed'],
    ['a.xml', atom.replace('xmlns', 'xmlns:a').replace(/(<\/?)(?=\w)/g, '$1a:'), '1 feed'],
    ['a.atom', atom.replace(/ xmlns="[^"]*"/, ''), '1 feed'],
    ['a.xml', '<entry xmlns="http://www.w3.org/2005/Atom"><title>ع</title></entry>', '1 feed'],
    [
      'a.xml',
      `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">${rss(item)}`,
      '1 feed',
    ],
    ['a.xml', outlines('<outline text="ع" url="https://a.example/"/>'), '1 opml'],
    ['a.json', jsonFeed('{"title":"ع"}'), '1 jsonFeed'],
    ['a.html', bookmarks(link), '1 bookmarkFile'],
    ['a.htm', `\ufeff\n${bookmarks(link)}`, '1 bookmarkFile'],
    ['a.txt', rss(item), '1 text'],
    ['a.html', '<!doctype html><p>&lt;rss version="2.0"&gt; هكذا تبدأ الملفات.', '1 html'],
    ['a.html', `<!doctype html><title>Pocket Export</title><ul><li>${link}</ul>`, '1 pocket-html'],
    ['a.xml', '<svg xmlns="http://www.w3.org/2000/svg"><title>ع</title></svg>', 'unknown-format'],
    ['a.xml', 'كلام لا وسوم فيه', 'unknown-format'],
    ['a.rdf', '<rdf:RDF xmlns:rdf="urn:x"><x/></rdf:RDF>', 'no-article'],
    ['a.json', '[{"url": "https://a.example/"}]', 'unknown-format'],
    ['a.json', '{"text": "\\"version\\": \\"https://jsonfeed.org/version/1\\""}', 'unknown-format'],
    ['a.json', '{"version": "https://jsonfeed.org/version/1"}', 'unknown-format'],
    ['a.json', '{"version": "https://jsonfeed.org/version/1", "items": [', 'damaged-file'],
    ['a.opml', rss(item), '1 feed'],
    ['a.opml', '<other/>', 'unknown-format'],
    ['a.opml', outlines('<outline text="ملاحظة"/>'), 'no-article'],
    ['a.html', bookmarks('<DT><A HREF="javascript:alert(1)">ع</A>'), 'no-article'],
  ])('%s %.60s', async (name, content, expected) => {
    expect(await outcomeOf(name, content)).toBe(expected);
  });
});

describe('feeds in other encodings', () => {
  const title = 'الهدهد يعود إلى الواحات';
  const feed = (declared: string): string =>
    `<?xml version="1.0" encoding="${declared}"?>${rss(`<item><title>${title}</title></item>`)}`;
  const wide = (text: string, marked: boolean, big: boolean): Uint8Array => {
    const bytes = Buffer.from(`${marked ? '\ufeff' : ''}${text}`, 'utf16le');
    return Uint8Array.from(big ? bytes.swap16() : bytes);
  };
  test.each([
    ['UTF-16 with a mark', wide(feed('utf-16'), true, false)],
    ['UTF-16 the other way round', wide(feed('utf-16'), true, true)],
    ['UTF-16 without a mark', wide(feed('utf-16'), false, true)],
    ['a mark against its declaration', encode(`\ufeff${feed('windows-1256')}`)],
    ['UTF-8 that calls itself something else', encode(feed('iso-8859-1'))],
  ])('%s', async (_, bytes) => {
    const result = await importFile({ name: 'a.xml', bytes });
    expect(result.ok && result.value.articles[0]?.article.title).toBe(title);
  });
});

describe('feeds without measure', () => {
  const million = 1_000_000;
  const manyOpen = Array.from({ length: 20 }, (_, n) => `&lt;i title=${n}>`).join('');
  test.each([
    ['a million entries', rss('<item/>'.repeat(million)), 'too-large'],
    ['20,001 entries', rss(item.repeat(20_001)), 'too-large'],
    [
      'entries that never end',
      `<rss version="2.0"><channel>${'<item>'.repeat(10_000)}`,
      'too-large',
    ],
    [
      'a head for every entry',
      rss(`<title>${'ع'.repeat(100_000)}</title>${item.repeat(5_000)}`),
      'too-large',
    ],
    [
      'entries of many elements',
      rss(
        `<item><description>&lt;p>${manyOpen}${'&lt;p>y'.repeat(2_000)}</description></item>`.repeat(
          400,
        ),
      ),
      'too-large',
    ],
    ['a million outlines', outlines('<outline/>'.repeat(million)), 'too-large'],
    ['deep outlines', outlines('<outline text="ع">'.repeat(10_000)), 'too-large'],
    ['a million links', bookmarks('<DT><A HREF="x">ع</A>'.repeat(million)), 'too-large'],
    ['deep folders', bookmarks('<DT><H3>ع</H3><DL><p>'.repeat(10_000)), 'too-large'],
    ['a million items', jsonFeed(`${'{},'.repeat(million)}{}`), 'too-large'],
    ['deep JSON', jsonFeed('['.repeat(100_000)), 'too-large'],
    ['remarks without end', `${'<!--'.repeat(200_000)}${rss(item)}`, 'unknown-format'],
    [
      'an endless section',
      rss(`<item><title>ع</title><description><![CDATA[${'x <'.repeat(500_000)}`),
      '1 feed',
    ],
    [
      '100,000 attributes',
      rss(
        `<item ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}><title>ع</title></item>`,
      ),
      '1 feed',
    ],
  ])(
    '%s',
    async (_, content, expected) => {
      const name = content.startsWith('{')
        ? 'a.json'
        : content.startsWith('<!D')
          ? 'a.html'
          : 'a.xml';
      expect(await outcomeOf(name, content)).toBe(expected);
    },
    30_000,
  );

  test('20,000 links are read in time', async () => {
    const links = '<DT><A HREF="https://a.example/" ADD_DATE="1700000000">صفحة</A>'.repeat(20_000);
    expect(await outcomeOf('a.html', bookmarks(links))).toBe('20000 bookmarkFile');
  }, 30_000);
});

/** All articles of a file, none when it cannot be read. */
async function articlesOf(name: string, bytes: Uint8Array): Promise<readonly ImportedArticle[]> {
  const result = await importFile({ name, bytes });
  return result.ok ? result.value.articles : [];
}

describe.skipIf(!existsSync(fixtures))("feedparser's files", () => {
  const files = (
    existsSync(fixtures) ? readdirSync(fixtures, { recursive: true, encoding: 'utf8' }) : []
  ).filter((name) => /\.(?:xml|json)$/.test(name));

  test('every entry is read again in just the same way from what is kept of it', async () => {
    let entries = 0;
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(join(fixtures, file)));
      for (const { article, original } of await articlesOf('feed.xml', bytes)) {
        const again = await articlesOf(original.name, original.bytes);
        const { container: _container, ...provenance } = article.provenance;
        expect(
          again.map((each) => each.article),
          file,
        ).toEqual([{ ...article, provenance }]);
        entries += 1;
      }
    }
    expect(entries).toBeGreaterThan(500);
  }, 120_000);

  test('what their authors expect of the fields that are kept is so', async () => {
    const scores = await scoreFeeds(readOurs);
    const held = scores.filter((score) => score.agrees).length;
    expect(scores.length).toBeGreaterThan(800);
    expect(held / scores.length).toBeGreaterThan(0.95);
  }, 60_000);
});

describe('broken feeds and lists', () => {
  /** FUZZ_RUNS asks for more. */
  const runs = Number(process.env['FUZZ_RUNS'] ?? 150);
  const ours = new Set(['feed', 'jsonFeed', 'opml', 'bookmarkFile']);
  const files = goldenCases().filter(({ format }) => ours.has(format));

  test(
    `what is kept of ${runs} of them reads again in just the same way`,
    async () => {
      let entries = 0;
      for (let run = 0; run < runs; run += 1) {
        const chance = randomNumbers(run);
        const [from, other] = [0, 1].map(() => files[Math.floor(chance() * files.length)]);
        if (from === undefined || other === undefined) throw new Error('no files');
        const broken = mutate(from.bytes, other.bytes, chance);
        for (const { article, original } of await articlesOf(from.file, broken)) {
          const again = await articlesOf(original.name, original.bytes);
          const { container: _container, ...provenance } = article.provenance;
          expect(
            again.map((each) => each.article),
            `run ${run}`,
          ).toEqual([{ ...article, provenance }]);
          entries += 1;
        }
      }
      expect(entries).toBeGreaterThan(runs / 2);
    },
    60_000 + runs * 500,
  );
});
