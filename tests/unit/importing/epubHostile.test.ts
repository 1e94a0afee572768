import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';
import { bookOf, documentOf } from '../../support/books';
import { elementsIn, golden, imported, links } from '../../support/importedBook';
import { zipOf } from '../../support/zip';

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const result = await importFile({ name: 'book.epub', bytes });
  return result.ok ? 'ok' : result.error.code;
};

describe('a book that means harm', () => {
  const text = '<p>Text of the book.</p>';
  const items = (count: number): string =>
    Array.from({ length: count }, (_, at) => `<item id="i${at}" href="h${at * 7}"/>`).join('');

  test.each([
    ['entities in a chapter', { 'EPUB/c1.xhtml': `<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>` }],
    [
      'entities in the package',
      { 'EPUB/package.opf': '<!DOCTYPE package [<!ENTITY a "b">]><package/>' },
    ],
  ])('is refused for %s', async (_, files) => {
    expect(await codeOf(bookOf({ chapters: [text], files }))).toBe('unsafe-file');
  });

  test('neither acts nor reaches outside', async () => {
    const book = await imported(
      bookOf({
        chapters: [
          `<script>alert(1)</script>${text}<img src="https://t.example/p.gif"/><img src="../../etc/passwd"/>` +
            '<svg onload="alert(1)"><image xlink:href="file:///etc/passwd"/></svg>' +
            '<iframe src="https://t.example"/><a href="javascript:alert(1)">x</a><form action="/x"><input/></form>',
        ],
        manifest:
          '<item id="up" href="../../../etc/passwd" media-type="text/html"/>' +
          '<item id="far" href="https://t.example/x.html" media-type="text/html"/>',
        spine: '<itemref idref="up"/><itemref idref="far"/>',
      }),
    );
    expect(isSafeTree(book.article.body)).toBe(true);
    expect(elementsIn(book.article.body).map(({ tagName }) => tagName)).toEqual(['p', 'p', 'a']);
    expect(links(book)).toEqual(['x -> nowhere']);
    expect(book.assets).toEqual([]);
  });

  test('names its chapters again and again, and is read once', async () => {
    const spine = '<itemref idref="c1"/>'.repeat(30_000);
    const { article } = await imported(bookOf({ chapters: [text], spine }));
    expect(paragraphs(article.body)).toHaveLength(1);
  });

  test.each([
    ['lists a million files', items(1_000_000), 'too-large'],
    ['lists a hundred thousand files', items(100_000), 'ok'],
  ])('%s', async (_, manifest, code) => {
    const book = bookOf({ chapters: [text], manifest });
    const started = performance.now();
    expect(await codeOf(book)).toBe(code);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test('is nested deeper than any page, and still says its words', async () => {
    const chapters = [`${'<div><b>'.repeat(20_000)}Deep down.`];
    const { article } = await imported(bookOf({ chapters, files: {} }));
    expect(paragraphs(article.body)).toEqual(['Deep down.']);
  });

  test('links everything to everything', async () => {
    const links_ = Array.from(
      { length: 5_000 },
      (_, at) => `<a id="i${at}" href="#i${4_999 - at}">${at}</a> `,
    );
    const started = performance.now();
    await imported(bookOf({ chapters: [`<p>${links_.join('')}</p>`] }));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('what a book is known by', () => {
  const chapter = documentOf('<p>Text of the book.</p>');
  const opf =
    '<package><metadata><title>B</title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>' +
    '</manifest><spine><itemref idref="a"/></spine></package>';
  const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipOf(
      Object.entries(files).map(([name, text]) => ({
        name,
        bytes: new TextEncoder().encode(text),
      })),
    );

  test.each([
    ['its package alone', { 'a.xhtml': chapter, 'b.opf': opf }, 'epub'],
    ['its package in a folder', { 'x/a.xhtml': chapter, 'x/b.opf': opf }, 'epub'],
    [
      'not a catalogue beside articles',
      { 'a.html': chapter, 'metadata.opf': '<package/>' },
      'html',
    ],
  ])('%s, whatever it is called', async (_, files, format) => {
    const { article } = await imported(zip(files), 'things.zip');
    expect(article.provenance.format).toBe(format);
  });

  test('is damaged when it is cut off', async () => {
    const bytes = golden('english-epub2');
    expect(await codeOf(bytes.slice(0, bytes.length - 40))).toBe('damaged-file');
  });
});
