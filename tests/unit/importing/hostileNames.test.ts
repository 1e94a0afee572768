import { describe, expect, test } from 'vitest';
import type { ImportedFile } from '#shared/imported';
import { harmlessLine } from '#shared/text/harmlessName';
import { importFile } from '../../../src/main/importing/pipeline';
import { bookOf } from '../../support/books';
import { docxOf, odtOf, wordParagraph } from '../../support/officeFiles';
import { buildPdf } from '../../support/pdfBuilder';
import { zipOf } from '../../support/zip';

/** What turns the text behind it round, or is no letter at all. */
const harmful = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/u;
/** The joiners and marks that letters need: Persian has them inside its words. */
const needed = 'می\u200cشود \u200fنص\u200e \u200dه';
const hostile = `${needed} gpj\u202e\u2067.exe\u2066 \u202d\u0007\u009b31m`;
const story = 'نص المقال في سطر أطول من عنوانه بكثير، كما في كل مقال يحفظه الناس هنا.';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
/** In markup, where a control can be written as a number too. */
const inMarkup = hostile.replace(/[\u0007\u009b]/gu, '').replace('gpj', 'gpj&#x202e;&#x2067;');
const json = (value: unknown): Uint8Array => encode(JSON.stringify(value));
const letter = (subject: string): string =>
  `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\nFrom: =?utf-8?B?${Buffer.from(subject).toString('base64')}?= <a@b.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${story}\n`;
const address = 'https://rivers.example/a';

/** A file of each format whose titles, names and tags carry it. */
const files: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.txt', encode(`${hostile}\n\nبقلم: ${hostile}\n\n${story}\n`)],
  [
    'a.html',
    encode(
      `<!doctype html><title>${inMarkup}</title><meta name="author" content="${inMarkup}"><meta property="og:site_name" content="${inMarkup}"><article><h1>${inMarkup}</h1><p>${story}</p></article>`,
    ),
  ],
  [
    'a.md',
    encode(
      `---\ntitle: ${hostile}\nauthor: x\u202ey\ntags: [x\u2066y]\n---\n\n${story}\n`.replace(
        '\u0007',
        '',
      ),
    ),
  ],
  ['a.eml', encode(letter(hostile))],
  [
    'a.xml',
    encode(
      `<rss version="2.0"><channel><title>${inMarkup}</title><item><title>${inMarkup}</title><author>${inMarkup}</author><category>${inMarkup}</category><description>${story}</description></item></channel></rss>`,
    ),
  ],
  [
    'feed.json',
    json({
      ...{ version: 'https://jsonfeed.org/version/1.1', title: hostile },
      items: [
        {
          id: '1',
          title: hostile,
          authors: [{ name: hostile }],
          tags: [hostile],
          content_text: story,
        },
      ],
    }),
  ],
  [
    'a.opml',
    encode(
      `<opml version="2.0"><head><title>x</title></head><body><outline text="${inMarkup}"><outline text="${inMarkup}" xmlUrl="${address}"/></outline></body></opml>`,
    ),
  ],
  [
    'links.html',
    encode(
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>${inMarkup}</H3><DL><p><DT><A HREF="${address}" TAGS="${inMarkup}">${inMarkup}</A></DL></DL>`,
    ),
  ],
  [
    'pocket.csv',
    encode(
      `title,url,time_added,tags,status\n"${hostile.replace('\u0007', '')}",${address},1706950620,"${inMarkup}",unread\n`,
    ),
  ],
  [
    'wallabag.json',
    json([
      {
        ...{ id: 1, is_archived: 0, is_starred: 0, tags: [hostile], title: hostile, url: address },
        ...{ content: `<p>${story}</p>`, created_at: '2024-02-03T08:57:00+00:00' },
        ...{ published_by: [hostile], domain_name: hostile, reading_time: 1 },
      },
    ]),
  ],
  [
    'a.rtf',
    encode(
      `{\\rtf1\\ansi {\\info{\\title x\\u8238?y\\u8295?z}{\\author x\\u8238?y}}{\\b x\\u8238?y\\par}${'a long enough line '.repeat(8)}.\\par}`,
    ),
  ],
  ['a.docx', docxOf(wordParagraph(inMarkup, '<w:pStyle w:val="Title"/>') + wordParagraph(story))],
  ['a.odt', odtOf(`<text:h text:outline-level="1">${inMarkup}</text:h><text:p>${story}</text:p>`)],
  [
    'a.epub',
    bookOf({
      chapters: [`<h1>${inMarkup}</h1><p>${story}</p>`],
      metadata: `<dc:title>${inMarkup}</dc:title><dc:creator>${inMarkup}</dc:creator>`,
    }),
  ],
  [
    'a.pdf',
    buildPdf([{ texts: [{ text: 'One line of text.', x: 60, y: 700, size: 12 }] }], {
      Title: 'A x\u0007y of the river',
      Author: 'x\u009by',
    }),
  ],
  [
    'a.zip',
    zipOf([
      { name: `${hostile}/${hostile.repeat(8)}.txt`, bytes: encode(`${hostile}\n\n${story}\n`) },
    ]),
  ],
];

/** Everything but the bodies: what lists and labels show. */
function shownOf({ articles, failures }: ImportedFile): string[] {
  return [
    ...articles.flatMap(({ article, reading, original }) => {
      const { body: _, lead, omitted, ...shown } = article;
      const lines = [lead ?? '', ...omitted.map(({ text }) => text)].join('\n').split('\n');
      return [...stringsIn(shown), ...lines, ...(reading?.tags ?? []), original.name];
    }),
    ...failures.map(({ place }) => place),
  ];
}

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];

describe('what is shown of an article beside its body turns nothing round', () => {
  test.each(files)('%s', async (name, bytes) => {
    const result = await importFile({ name, bytes });
    if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`);
    const shown = shownOf(result.value);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((text) => harmful.test(text))).toEqual([]);
    // What was taken out was there: some title, name or place still has the rest of it.
    expect(shown.some((text) => /gpj\.exe|x ?y/.test(text))).toBe(true);
  });

  test('and a failure names its file without it', async () => {
    const result = await importFile({ name: `${hostile}.exe`, bytes: encode('\x7fELF\0\0\0') });
    expect(result.ok ? '' : result.error.file).toBe(`${needed} gpj.exe 31m.exe`);
  });
});

test.each([
  [needed, needed],
  ['a\u202eb\u2066c', 'abc'],
  ['a\tb\r\nc\u2028d', 'a b c d'],
  [' two  spaces ', ' two  spaces '],
  ['\u0007\u202e', ''],
])('%j is shown as %j', (text, shown) => {
  expect(harmlessLine(text)).toBe(shown);
});
