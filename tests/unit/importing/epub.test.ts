import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { paragraphs } from '#shared/text/plainText';
import { bookOf, type BookParts } from '../../support/books';
import { golden, headings, imported, links } from '../../support/importedBook';
import { zipFolder } from '../../support/zip';

describe('links in a book', () => {
  test('lead to places in the article, over the bounds of its documents', async () => {
    expect(links(await imported(golden('arabic-epub3')))).toEqual([
      '١ -> الفسيلة: النخلة الصغيرة.',
      'الفصل الثاني -> التربة الرملية خير للنخيل من الطينية، كما قيل عند',
      '[2] -> يقل السقي في الشتاء كثيرًا.',
      'عودة -> ١',
      'ذكر الليف -> ، ولا يُترك حولها عشب. وللتربة شأن يُذكر في',
      'أول الكتاب -> الفصل الأول',
      'أصدقاء النخيل -> https://example.org/palms',
      '↩ -> [2]',
    ]);
  });

  test.each([
    ['a heading by its own id', '<h1 id="x">One</h1><p>a</p>', 'One'],
    ['an empty anchor before a heading', '<a id="x"/><h1>One</h1><p>a</p>', 'One'],
    ['two anchors in a row', '<a id="y"/><a id="x"></a><p>First</p>', 'First'],
    ['a box', '<p>0</p><div id="x"><div><p>In it</p></div></div>', 'In it'],
    ['a paragraph of bold text', '<p id="x"><b>Bold<br/>line</b></p>', 'Bold'],
    ['loose text', 'Before <span id="x"/> after', 'after'],
    ['an old name', '<p>0</p><p><a name="x">Named</a></p>', 'Named'],
    [
      'a cell of a table that only lays out',
      '<table><tr><td id="x">Cell</td></tr></table>',
      'Cell',
    ],
    ['a picture that is not there', '<img id="x" src="no.png"/><p>Below</p>', 'Below'],
    ['an item', '<ul><li id="x"><p>Item</p></li></ul>', 'Item'],
    ['a printed page', '<p>0 <span epub:type="pagebreak" id="x">77</span> next</p>', 'next'],
  ])('find %s', async (_, body, words) => {
    const book = await imported(bookOf({ chapters: ['<p><a href="c2.xhtml#x">go</a></p>', body] }));
    expect(links(book)[0]).toBe(`go -> ${words}`);
    expect(paragraphs(book.article.body).join(' ')).not.toContain('77');
  });

  test('that a file makes up itself lead nowhere', async () => {
    const body = '<p id="place-1">a</p><p><a href="#place-7">b</a><a href="?place-1#no">c</a></p>';
    const book = await imported(bookOf({ chapters: [body] }));
    expect(links(book)).toEqual([]);
    expect(JSON.stringify(book.article.body)).not.toContain('"id"');
  });
});

test('a book whose reading order is lost is read in the order of its manifest', async () => {
  const book = bookOf({
    chapters: [],
    manifest:
      '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>' +
      '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>',
    files: { 'EPUB/a.xhtml': '<p>First.</p>', 'EPUB/b.xhtml': '<p>Second.</p>' },
  });
  expect(paragraphs((await imported(book)).article.body)).toEqual(['First.', 'Second.']);
});

describe('headings of a book', () => {
  const entry = (href: string, label: string, inner = ''): string =>
    `<li><a href="${href}">${label}</a>${inner === '' ? '' : `<ol>${inner}</ol>`}</li>`;

  test.each<[string, BookParts, string[]]>([
    [
      'keep their relation under their chapter',
      {
        chapters: ['<h2>A</h2><h3>a</h3><h4>i</h4><h3>b</h3>', '<h2>B</h2>'],
        contents: entry('c1.xhtml', 'A') + entry('c2.xhtml', 'B'),
      },
      ['1 A', '2 a', '3 i', '2 b', '1 B'],
    ],
    [
      'stand as deep as the contents have them',
      {
        chapters: ['<h1>Part</h1>', '<h1>A</h1><h2>a</h2>'],
        contents: entry('c1.xhtml', 'Part', entry('c2.xhtml', 'A')),
      },
      ['1 Part', '2 A', '3 a'],
    ],
    [
      'go on in a document that the contents do not list',
      {
        chapters: ['<h3>A</h3><h4>a</h4>', '<h4>b</h4>'],
        contents: entry('c1.xhtml', 'A'),
      },
      ['1 A', '2 a', '2 b'],
    ],
    [
      'are ranked by their sections where all are alike',
      { chapters: ['<section><h1>A</h1><section><h1>a</h1></section></section>'] },
      ['1 A', '2 a'],
    ],
    [
      'are made of lines that only the contents call so',
      {
        chapters: [
          '<p class="c" id="a">Chapter One</p><p>x</p><div id="b"><b>Chapter Two</b></div><p>y</p>',
        ],
        contents: entry('c1.xhtml#a', 'Chapter one') + entry('c1.xhtml#b', 'Chapter two'),
      },
      ['1 Chapter One', '1 Chapter Two'],
    ],
    [
      'are the words of the contents where a chapter has none',
      { chapters: ['<p>x</p>'], contents: entry('c1.xhtml', 'A') },
      ['1 A'],
    ],
    [
      'need no contents',
      { chapters: ['<h3>A</h3><h5>a</h5>', '<h3>B</h3>'] },
      ['1 A', '3 a', '1 B'],
    ],
    [
      'are one where a header has several',
      { chapters: ['<header><h3>Chapter 1</h3><h2>A</h2></header><h3>a</h3>'] },
      ['1 A', '2 a'],
    ],
  ])('%s', async (_, parts, expected) => {
    const text = `<p>${'Words of the text. '.repeat(5)}</p>`;
    const chapters = parts.chapters.map((body) => body + text);
    expect(headings(await imported(bookOf({ ...parts, chapters })))).toEqual(expected);
  });
});

describe('what is no well-formed HTML', () => {
  test.each([
    [
      'elements that close themselves',
      '<div/><p/><a id="q"/><i/>Text<em/> stays.',
      ['Text stays.'],
    ],
    ['a script that closes itself', '<script src="x.js"/><p>Text stays.</p>', ['Text stays.']],
    ['CDATA', '<p><![CDATA[a < b && c]]></p>', ['a < b && c']],
    ['named entities', '<p>a&nbsp;&mdash;&eacute;&amp;amp;</p>', ['a\u00a0—é&amp;']],
    ['drawings', '<p>a<svg><text>drawn</text></svg>b</p>', ['ab']],
    ['formulas', '<p>So <math alttext="x squared"><mi>x</mi></math>.</p>', ['So x squared.']],
    ['tags that are not closed', '<p>One<p>Two <b>three', ['One', 'Two three']],
  ])('%s', async (_, body, expected) => {
    const { article } = await imported(bookOf({ chapters: [body] }));
    expect(paragraphs(article.body)).toEqual(expected);
  });
});

const real = resolve(
  import.meta.dirname,
  '../../../../shared/fixtures/epub-regime-anticancer-arabic',
);

test.skipIf(!existsSync(real))('reads a real Arabic book', async () => {
  const book = await imported(zipFolder(real));
  const { title, direction, language, bylines } = book.article;
  expect({ title, direction, language }).toEqual({
    ...{ title: 'Le Vrai Régime anti-cancer', direction: 'rtl', language: 'ar' },
  });
  expect(bylines.slice(0, 2)).toEqual(['Pr David Khayat', 'Nathalie Hutter-Lardeau']);
  expect(book.assets.map(({ type }) => type)).toEqual(['image/jpeg', 'image/jpeg']);
  expect(headings(book).slice(0, 3)).toEqual([
    ...['1 ما هو السرطان؟', '2 من أين تأتي الحياة؟', '2 أهمّية جيناتنا'],
  ]);
  expect(links(book)[0]).toBe('[1] -> [');
});
