import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '#shared/article';
import { documentFormats } from '#shared/exportedDocument';
import type { ImportedArticle, KeptArticle } from '#shared/imported';
import { toLatinDigits } from '#shared/text/numerals';
import { paragraphs } from '#shared/text/plainText';
import { exportDocument } from '../../../src/main/exporting/exporting';
import { importFile } from '../../../src/main/importing/pipeline';
import { temporaryFolder } from '../../support/temporaryFolder';
import { goldenCases } from '../../support/goldenCases';
import { importedFrom } from '../../torture/articles';
import { openAt, valueOf } from '../library/support';
import { everything } from './everythingSample';
import { everythingIn, from, keptFrom, keptOf, written } from './support';

async function readAgain(file: { name: string; bytes: Uint8Array }): Promise<ImportedArticle[]> {
  return [...valueOf(await importFile(file)).articles];
}

/** The words of an article's text and lead; where one ends and the other begins, importers may see otherwise. */
const wordsOf = ({ lead, body }: Article): string =>
  [...(lead === null ? [] : [lead]), ...paragraphs(body)]
    .join(' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

let golden: readonly KeptArticle[] = [];
let whole: KeptArticle;
beforeAll(async () => {
  const results = await Promise.all(
    goldenCases().map(({ file, bytes }) => importFile({ name: file, bytes })),
  );
  golden = results.flatMap((result) => (result.ok ? result.value.articles.map(keptOf) : []));
  const bytes = new TextEncoder().encode(everything);
  whole = await keptFrom('مقياس.md', bytes);
}, 60_000);

describe('an article that was handed on comes back', () => {
  it.each(['html', 'epub', 'docx', 'markdown', 'text'] as const)(
    'as %s, word by word',
    async (format) => {
      const [back] = await readAgain(await written([whole], format));
      expect(back?.article.title).toBe(whole.article.title);
      const text = (article: Article): string => wordsOf(article).replace(/https example.*$/u, '');
      if (format !== 'text') expect(wordsOf(back!.article)).toBe(wordsOf(whole.article));
      else expect(text(back!.article)).toContain('وينتهي المقال هنا');
    },
  );

  it.each(['html', 'epub', 'markdown'] as const)(
    'as %s, with all that was known of it',
    async (format) => {
      const [back] = await readAgain(await written([whole], format));
      const known = ({ bylines, source, url, tags, published, language }: Article) => ({
        ...{ bylines, source, url, tags, language, instant: published?.instant },
      });
      expect(known(back!.article)).toEqual(known(whole.article));
    },
  );

  /** What a description takes for a greeting, a headline or a source's line, it may take otherwise the second time. */
  it.each([
    ['html', 4],
    ['epub', 3],
    ['docx', 3],
    ['markdown', 3],
  ] as const)('as %s, whatever file it came from, but for few', async (format, few) => {
    const long = golden
      .filter(({ article }) => wordsOf(article).length >= 60)
      .filter((_, at) => at % 7 === 0);
    const changed: string[] = [];
    for (const kept of long) {
      const [back] = await readAgain(await written([kept], format));
      if (back === undefined || wordsOf(back.article) !== wordsOf(kept.article)) {
        changed.push(kept.article.provenance.name);
      }
      if (back !== undefined && format !== 'docx') {
        expect(back.assets.length).toBe(kept.article.assets.length);
      }
    }
    expect(long.length).toBeGreaterThan(15);
    expect(changed.length).toBeLessThanOrEqual(few);
  });
});

describe('several articles in one file', () => {
  it('as Markdown are files with names of their own, and come back one by one', async () => {
    const pages = golden.filter(({ article }) => wordsOf(article).length >= 200).slice(0, 12);
    const back = await readAgain(await written(pages, 'markdown'));
    expect(new Set(back.map(({ article }) => article.title))).toEqual(
      new Set(pages.map(({ article }) => article.title)),
    );
  });

  it('as a book have a chapter each, and begin on the right', async () => {
    const pages = [whole, ...golden.slice(0, 5)];
    const { bytes } = await written(pages, 'epub');
    const text = Buffer.from(bytes).toString('latin1');
    // OCF 3.2, 4.2: the first part is its type, as it is.
    expect(text.slice(30, 58)).toBe('mimetypeapplication/epub+zip');
    expect((await written(pages, 'epub')).bytes).toEqual(bytes);
  });

  it.skipIf(!existsSync('/usr/bin/epubcheck'))(
    'as a book are what epubcheck calls valid',
    async () => {
      const { path } = await written(
        [whole, ...golden.filter((_, at) => at % 2 === 0)],
        'epub',
        true,
      );
      const alone = await written([whole], 'epub', true);
      for (const file of [path, alone.path]) {
        expect(
          execFileSync('/usr/bin/java', ['-jar', '/usr/bin/epubcheck', '-q', file]).toString(),
        ).toBe('');
      }
    },
    120_000,
  );
});

describe('a page', () => {
  it('loads nothing, runs nothing, and says so', async () => {
    const { bytes } = await written(golden, 'html', true);
    const page = Buffer.from(bytes).toString();
    expect(page).toContain(`default-src 'none'`);
    expect(page).not.toMatch(/<(?:script|iframe|object|embed|form|base)|\son\w+=|style="|url\(/i);
    expect(
      [...page.matchAll(/\ssrc="([^"]{0,40})/g)].every(([, to]) => to?.startsWith('data:image/')),
    ).toBe(true);
    expect([...page.matchAll(/<link rel="(\w+)"/g)].map(([, rel]) => rel)).toEqual([]);
  });
});

it('has the marks and notes in it when they are wanted, and not else', async () => {
  const library = await openAt(join(await temporaryFolder(), 'library'));
  valueOf(
    await library.add([
      importedFrom('a.txt', `عنوان المقال\n${'كلمات في سطر طويل من النص. '.repeat(9)}`),
    ]),
  );
  const [{ id } = { id: '' }] = library.rows().map(({ summary }) => summary);
  const selector = {
    quote: { exact: 'كلمات في سطر', prefix: '', suffix: ' طويل' },
    position: { start: 0, end: 12 },
  };
  valueOf(await library.addMark(id, { selector, note: 'ملاحظة <b>' }));
  const kept = await everythingIn(library);
  const page = async (withMarks: boolean): Promise<string> =>
    Buffer.from((await written(kept, 'html', withMarks)).bytes).toString();
  expect(await page(true)).toMatch(/<mark>كلمات في سطر<\/mark>[^]*ملاحظة &lt;b&gt;/u);
  expect(await page(false)).not.toMatch(/<mark>|ملاحظة/u);
  for (const format of ['markdown', 'text'] as const) {
    const text = Buffer.from((await written(kept, format, true)).bytes).toString();
    expect(text).toMatch(/العلامات والملاحظات[^]*كلمات في سطر[^]*ملاحظة/u);
  }
});

it.each(documentFormats)(
  'as %s, one that is cancelled or has no room leaves what was there',
  async (format) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'x');
    await writeFile(path, 'yesterday');
    const cancelling = new AbortController();
    const common = { format, withMarks: true, months: 'fibrayir', articles: 6 } as const;
    const options = { ...common, signal: cancelling.signal };
    const cancelled = await exportDocument(from(golden.slice(0, 6)), path, {
      ...options,
      told: (articles) => articles === 3 && cancelling.abort(),
    });
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const nowhere = await exportDocument(from(golden.slice(0, 6)), join(folder, 'gone/x'), {
      ...common,
    });
    expect(nowhere).toMatchObject({ ok: false, error: { code: 'unwritable-file' } });
    expect(await readdir(folder)).toEqual(['x']);
    expect(await readFile(path, 'utf8')).toBe('yesterday');
  },
);

it.each([
  ['fibrayir', '3 فبراير 2024'],
  ['shubat', '3 شباط 2024'],
  ['fifri', '3 فيفري 2024'],
] as const)('writes dates with the months of %s, and reads them again', async (months, day) => {
  const published = { instant: '2024-02-03T08:57:00Z', zone: null, text: '' };
  const dated = { ...whole, article: { ...whole.article, published } };
  const file = await written([dated], 'text', false, months);
  expect(toLatinDigits(new TextDecoder().decode(file.bytes))).toContain(day);
  const [again] = await readAgain(file);
  expect(again?.article.published?.instant?.slice(0, 10)).toBe('2024-02-03');
});
