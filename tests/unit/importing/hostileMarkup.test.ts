import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Element, Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { importFile } from '../../../src/main/importing/pipeline';

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

const around = (payload: string): string =>
  `<!doctype html><title>عنوان</title><article><p>فقرة قبل ما يراد له أن يعمل، طويلة بما يكفي لتكون نصاً.</p>${payload}<p>فقرة بعده.</p></article>`;

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

const payloads = [
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<a href="java&#10;script:alert(1)">x</a><a href="data:text/html,x">y</a><a href=vbscript:x>z</a>',
  '<form action="https://a.example"><input autofocus onfocus=alert(1)><button formaction=javascript:1>x</button></form>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x>',
  '<meta http-equiv=refresh content="0;url=https://a.example"><base href="https://a.example/">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>"><img srcset="https://a.example/1.png 2x">',
  '<template><img src=x onerror=alert(1)></template><noscript><img src=x onerror=alert(1)></noscript>',
  '<div style="background:url(https://a.example)" id=__proto__ class=a>x</div><p __proto__=1 constructor=2>y</p>',
];

describe('markup that wants to act', () => {
  test.each(payloads)('%s', async (payload) => {
    expect(await findActing('page.html', around(payload))).toEqual([]);
    expect(await findActing('note.md', `# عنوان\n\nفقرة أولى.\n\n${payload}\n`)).toEqual([]);
  });

  const lists = join(fixtures, 'sanitise');
  test.skipIf(!existsSync(lists))(
    "DOMPurify's and html5sec's lists",
    async () => {
      const purify = JSON.parse(readFileSync(join(lists, 'dompurify-payloads.json'), 'utf8')) as {
        payload: unknown;
      }[];
      const html5sec = readFileSync(join(lists, 'html5sec-vectors.txt'), 'utf8').split(
        /(?=<div id="\d+">)/,
      );
      const texts = [...purify.map(({ payload }) => String(payload)), ...html5sec];
      expect(texts.length).toBeGreaterThan(300);
      for (const text of texts) {
        expect(await findActing('page.html', around(text)), text).toEqual([]);
      }
    },
    120_000,
  );

  const feeds = join(fixtures, 'feeds/wellformed/sanitize');
  test.skipIf(!existsSync(feeds))(
    "feedparser's feeds, read as pages",
    async () => {
      for (const name of readdirSync(feeds)) {
        const text = readFileSync(join(feeds, name), 'utf8')
          .replace(/&lt;/g, '<')
          .replace(/&quot;/g, '"');
        expect(await findActing('page.html', around(text)), name).toEqual([]);
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
