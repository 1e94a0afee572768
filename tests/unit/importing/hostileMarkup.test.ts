import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';
import { hostileVectors, pageAround } from '../../support/hostileVectors';

const fixtures = resolve(import.meta.dirname, '../../../../shared/fixtures');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const acting =
  /^(?:script|style|iframe|frame|object|embed|form|input|button|svg|math|link|meta|base|template)$/;

/** What would act or load if it were drawn, whatever the allow-list says. */
function actingParts(tree: Nodes): string[] {
  const found: string[] = [];
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'element') found.push(...actingIn(node));
    if ('children' in node) waiting.push(...node.children);
  }
  return found;
}

function actingIn({ tagName, properties }: Element): string[] {
  const bad = Object.entries(properties).filter(([name, value]) => {
    const isAddress = name === 'href' || name === 'src';
    const isKnown = /^(?:https?:|mailto:|asset:)/.test(String(value));
    return /^on|^style$|^id$|^class/i.test(name) || (isAddress && !isKnown);
  });
  return [...(acting.test(tagName) ? [tagName] : []), ...bad.map(([name]) => name)];
}

async function findActing(name: string, text: string): Promise<string[]> {
  const result = await importFile({ name, bytes: encode(text) });
  if (!result.ok) {
    return ['no-article', 'binary-file', 'too-large', 'unsafe-file'].includes(result.error.code)
      ? []
      : [result.error.code];
  }
  return result.value.articles.flatMap(({ article }) => [
    ...actingParts(article.body),
    ...(isSafeTree(article.body) ? [] : ['unsafe']),
    ...(article.url === null || /^(?:https?|mailto):/.test(article.url) ? [] : [article.url]),
  ]);
}

/** A feed whose every field is the markup. */
function feedAround(markup: string): string {
  const packed = markup.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const words = `<title>عنوان ${packed}</title><link>${packed}</link><content:encoded>فقرة. ${packed}</content:encoded>`;
  return `<rss version="2.0"><channel><title>${packed}</title><item>${words}</item></channel></rss>`;
}

function jsonFeedAround(markup: string): string {
  const item = { title: markup, url: markup, content_html: `<p>فقرة. ${markup}` };
  const head = { version: 'https://jsonfeed.org/version/1.1', title: markup };
  return JSON.stringify({ ...head, items: [item] });
}

/** The ways into the program: a page, a letter's page, a Markdown text, feeds. */
const ways: readonly (readonly [file: string, wrap: (markup: string) => string])[] = [
  ['page.html', pageAround],
  ['note.md', (markup) => `# عنوان\n\nفقرة أولى.\n\n${markup}\n`],
  [
    'letter.eml',
    (markup) =>
      `Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${pageAround(markup)}`,
  ],
  ['feed.xml', feedAround],
  ['feed.json', jsonFeedAround],
];

describe('markup that wants to act', () => {
  const vectors = hostileVectors();

  test('is there, of every list', () => {
    const lists = new Set(vectors.map(({ name }) => name.split(' ')[0]));
    expect([...lists].sort()).toEqual(['dompurify', 'feedparser', 'html5sec', 'own']);
    expect(vectors.length).toBeGreaterThan(600);
  });

  test.each(ways)(
    'does nothing in %s',
    async (file, wrap) => {
      for (const { name, markup } of vectors) {
        expect(await findActing(file, wrap(markup)), `${name}: ${markup}`).toEqual([]);
      }
    },
    120_000,
  );

  test('is told from what does nothing', () => {
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'element', tagName: 'a', properties: { href: 'javascript:1' }, children: [] },
        { type: 'element', tagName: 'img', properties: { onError: '1', src: 'x' }, children: [] },
        { type: 'element', tagName: 'script', properties: {}, children: [] },
      ],
    };
    expect(actingParts(tree).sort()).toEqual(['href', 'onError', 'script', 'src']);
  });

  // A vector that is longer than the article around it is the article.
  const short = vectors.filter(({ markup }) => markup.length < 400);

  test('takes nothing of the text around it away', async () => {
    const lost: string[] = [];
    for (const { name, markup } of short) {
      const result = await importFile({ name: 'a.html', bytes: encode(pageAround(markup, name)) });
      const texts = result.ok
        ? result.value.articles.flatMap(({ article }) => paragraphs(article.body))
        : [`${result.error.code}: ${markup}`];
      if (!texts.join('\n').includes(`لتكون نصاً: ${name}.`)) lost.push(texts.join('\n'));
    }
    expect(short.length).toBeGreaterThan(550);
    // Only bytes that no text has make a page unreadable, and say so.

    expect(
      lost.filter((text) => !/^binary-file: [^]*[\u0000-\u0008\u000e-\u001f]/.test(text)),
    ).toEqual([]);
  }, 120_000);

  const feeds = join(fixtures, 'feeds/wellformed/sanitize');
  test.skipIf(!existsSync(feeds))(
    "feedparser's feeds, read as pages",
    async () => {
      for (const name of readdirSync(feeds)) {
        const text = readFileSync(join(feeds, name), 'utf8')
          .replace(/&lt;/g, '<')
          .replace(/&quot;/g, '"');
        expect(await findActing('page.html', pageAround(text)), name).toEqual([]);
      }
    },
    120_000,
  );

  test.skipIf(!existsSync(feeds))(
    "feedparser's feeds, read as feeds",
    async () => {
      const names = readdirSync(feeds);
      expect(names.length).toBeGreaterThan(700);
      for (const name of names) {
        const text = readFileSync(join(feeds, name), 'utf8');
        expect(await findActing(name, text), name).toEqual([]);
      }
    },
    120_000,
  );
});

describe('pages without measure', () => {
  const cases: [what: string, text: string, outcome: string][] = [
    ['100,000 levels', `${'<div>'.repeat(100_000)}نص في القاع.`, 'html'],
    ['50,000 lists', `${'<ul><li>'.repeat(50_000)}نص في القاع.`, 'html'],
    [
      'formatting opened again in each paragraph',
      `<p>x${Array.from({ length: 2_900 }, (_, n) => `<b id=${n}>`).join('')}${'<p>y'.repeat(20_000)}`,
      'too-large',
    ],
    ['a million paragraphs', '<p>a few words'.repeat(500_000), 'too-large'],
    [
      '100,000 attributes',
      `<p ${Array.from({ length: 100_000 }, (_, n) => `a${n}=1`).join(' ')}>نص طويل بما يكفي.`,
      'html',
    ],
    ['one endless line', `<p>${'word '.repeat(3_000_000)}`, 'too-large'],
    [
      'a description nested without end',
      `<script type="application/ld+json">${'['.repeat(300_000)}</script><p>نص طويل بما يكفي.`,
      'html',
    ],
    ['comments without end', `<p>نص طويل بما يكفي.${'<!--'.repeat(200_000)}`, 'html'],
    [
      'separators in a title',
      `<title>${'a | '.repeat(20_000)}</title><p>نص طويل بما يكفي.`,
      'html',
    ],
  ];
  test.each(cases)(
    '%s',
    async (_, text, outcome) => {
      const result = await importFile({ name: 'page.html', bytes: encode(text) });
      expect(
        result.ok ? result.value.articles[0]?.article.provenance.format : result.error.code,
      ).toBe(outcome);
    },
    30_000,
  );
});
