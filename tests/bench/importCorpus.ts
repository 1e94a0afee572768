import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';

const root = resolve(import.meta.dirname, '../..');
const generator = resolve(root, '../shared/corpus/make-corpus.mjs');

/** Whether the generator of the corpus is there. */
export const hasGenerator = (): boolean => existsSync(generator);

/** A made article: noise that is as long and as varied as news, for speed and never for quality. */
export interface MadeArticle {
  readonly title: string;
  readonly author: string;
  readonly publishedAt: string;
  readonly body: string;
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Articles of some 400 words out of the words of the bundled samples, where the generator is not there. */
function* ownArticles(count: number): Generator<MadeArticle> {
  const folder = join(root, 'resources/samples');
  const words = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((text) => text.match(/[\p{L}\p{M}]+/gu) ?? []);
  const random = seeded(7);
  const some = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
  for (let at = 0; at < count; at += 1) {
    const body = Array.from({ length: 8 }, () => `${some(50)}.`).join('\n\n');
    const publishedAt = new Date(1_600_000_000_000 + at * 3_600_000).toISOString();
    yield { title: `${some(7)} ${at}`, author: some(2), publishedAt, body };
  }
}

/** So many made articles, the same ones each time; a folder is needed to make them in. */
export async function* madeArticles(count: number, folder: string): AsyncGenerator<MadeArticle> {
  if (!hasGenerator()) {
    yield* ownArticles(count);
    return;
  }
  const made = join(folder, 'corpus.ndjson');
  execFileSync(process.execPath, [generator, String(count), made]);
  for await (const line of createInterface({ input: createReadStream(made) })) {
    yield JSON.parse(line) as MadeArticle;
  }
}

/** What surrounds an article on a page: menus, teasers, a style sheet and scripts, up to some 100 KB in all. */
function pageOf(
  { title, author, publishedAt, body }: MadeArticle,
  around: readonly string[],
): string {
  const paragraphs = body.split('\n\n').map((text) => `<p>${text}</p>`);
  const links = around.map(
    (text, at) =>
      `<li class="teaser t${at}"><a href="https://news.example.com/a/${at}"><img src="/t/${at}.jpg" alt=""><span>${text}</span></a></li>`,
  );
  const style = around.map((_, at) => `.t${at}{margin:0 ${at}px;color:#${1000 + at}}`).join('\n');
  const head = `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title} | الصحيفة</title>
<meta property="og:title" content="${title}"><meta property="article:published_time" content="${publishedAt}">
<meta name="author" content="${author}"><style>${style}</style></head>`;
  const main = `<main><article><h1>${title}</h1><p class="byline">${author}</p><time datetime="${publishedAt}">${publishedAt}</time>${paragraphs.join('\n')}</article></main>`;
  const frame = (inner: string): string =>
    `${head}<body><nav><ul>${links.slice(0, 40).join('')}</ul></nav>${main}<aside><ul>${links.join('')}</ul></aside><script>${inner}</script></body></html>`;
  const missing = Math.max(0, 100_000 - Buffer.byteLength(frame('')));
  return frame(
    `/*${'window.track=function(a){return a};'.repeat(Math.ceil(missing / 34))}*/`.slice(
      0,
      missing,
    ),
  );
}

/** Writes texts and saved pages into `texts` and `pages` below a folder, a hundred to a folder of their own. */
export async function writeCorpus(
  folder: string,
  counts: { readonly texts: number; readonly pages: number },
): Promise<void> {
  let at = 0;
  let around: string[] = [];
  const place = (kind: string, number: number, extension: string): string => {
    const below = join(folder, kind, String(Math.floor(number / 100)));
    mkdirSync(below, { recursive: true });
    return join(below, `${number}.${extension}`);
  };
  for await (const article of madeArticles(counts.texts + counts.pages, folder)) {
    around = [article.title, ...around].slice(0, 150);
    if (at < counts.texts) {
      const { title, publishedAt, body } = article;
      writeFileSync(place('texts', at, 'txt'), `${title}\n\n${publishedAt}\n\n${body}\n`);
    } else {
      writeFileSync(place('pages', at - counts.texts, 'html'), pageOf(article, around));
    }
    at += 1;
  }
}
