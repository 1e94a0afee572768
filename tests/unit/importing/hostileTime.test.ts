import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { bookOf } from '../../support/books';
import { docxOf, odtOf, wordParagraph } from '../../support/officeFiles';

/** Twice as much may take twice the time, and what a busy machine and its memory add to that; a square takes four times. */
const maximumGrowth = 3.3;
/** Enough to be measured, in milliseconds of the processor. */
const measurable = 12;
const [shortest, longest] = [12_500, 200_000];
const maximumRounds = 12;

type Make = (length: number) => string | Uint8Array;

/** Does something with an input of some length, and answers how long that takes the processor, in milliseconds. */
type Measure = (length: number) => Promise<number>;

async function spentIn(job: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function importing(name: string, make: Make): Measure {
  return (length) => {
    const made = make(length);
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    return spentIn(async () => {
      const result = await importFile({ name, bytes });
      // What is refused for its length has taken no time; what fails in any other way was not measured.
      if (!result.ok) {
        expect(['too-large', 'no-article', 'binary-file']).toContain(result.error.code);
      }
    });
  };
}

/**
 * How many times as long as an input the one of twice its length takes, over two doublings: the memory
 * is cleared in steps, and one of them makes a single doubling look like a square.
 */
async function growthOf(measure: Measure): Promise<number> {
  let length = shortest;
  const least = async (): Promise<number> =>
    Math.min(await measure(length), await measure(length), await measure(length));
  // What runs for the first time runs slowly, and would make too short a text look long enough.
  while (length < longest && (await least()) < measurable) length *= 2;
  let [short, long] = [Infinity, Infinity];
  for (let round = 0; round < maximumRounds; round += 1) {
    short = Math.min(short, await measure(length));
    long = Math.min(long, await measure(4 * length));
    if (Math.sqrt(long / short) < maximumGrowth) break;
  }
  return Math.sqrt(long / short);
}

const times = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length));
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Lines that `describe` looks at twice, and what makes regular expressions go back. */
const texts: Readonly<Record<string, string>> = {
  'short paragraphs': 'م\n\n',
  'short lines': 'كلمة\n',
  'one long word': 'ك',
  'one long line': 'كلمة ',
  spaces: ' ',
  dashes: '-',
  'rows of dashes': '-----\n',
  pipes: ' | ',
  colons: ': ',
  'full stops': '. ',
  digits: '12 ',
  dates: '3 فبراير 2024 ',
  datelines: 'السبت 3 فبراير 2024\n\n',
  weekdays: 'السبت ',
  months: 'كانون الثاني ',
  hours: '12:30 ',
  bylines: 'بقلم: سعاد النجار\n\n',
  'labels of bylines': 'بقلم ',
  'names joined': 'سعاد وسمير ',
  agencies: 'غزة - وكالات ',
  invitations: 'اضغط هنا ',
  'titles of others': 'اقرأ أيضا: عنوان\n\n',
  'labels of others': 'اقرأ أيضا\n\n',
  'buttons to share by': 'شارك فيسبوك\n\n',
  'opening quotation marks': '«',
  'opening brackets': '(',
  'marks on letters': 'بّ',
  'joined forms': 'ﻻﷺ',
  addresses: 'http://a.example/ ',
};

const page = (body: string): string => `<!doctype html><title>عنوان</title><article>${body}`;
const facts = (text: string): string =>
  `<title>${escaped(text)}</title><meta name="author" content="${escaped(text)}">` +
  `<meta property="article:published_time" content="${escaped(text)}"><h1>${escaped(text)}</h1>` +
  `<time>${escaped(text)}</time><p class="byline">${escaped(text)}</p><p>نص المقال.</p>`;

const markup = [
  ...['<br>', 'م<br>', '<p>م', '<div>م</div>', '<h2>م</h2>', '<tr><td>م', '<table><p>', '<ul><li>'],
  ...['<blockquote>', '<b>', '</p>', '<', '&', '&amp;', '<!--', '<a href="x" ', '<script>'],
  ...['<a href="http://a.example/">م</a> ', '<img src="x">', '<a><b><i>م</i></b></a>'],
];
const markdown = [
  ...['[a](', '[a](b)', '![', '[', '**a', '*a_', '_', '`a', '> ', '> م\n', '# م\n\n', '- a\n'],
  ...['a\n===\n', '|a|b', '[^1] ', '[^1]: a\n\n', '[^1]\n\n[^1]: a\n\n', '^[a]', '---\n\n'],
  ...['<b>', '\\', '&'],
];
const letter = 'Subject: x\nMIME-Version: 1.0\nContent-Type: ';
const rtf = ['{\\b ', '\\par ', '\\u1600?', '\\cell ', "\\'e3", '{\\field{\\fldrslt '];

const rss = (item: string): string =>
  `<rss version="2.0"><channel><title>t</title>${item}</channel></rss>`;
const saved = (text: string): string =>
  JSON.stringify(
    [
      {
        ...{
          id: 1,
          is_archived: 0,
          is_starred: 0,
          reading_time: 1,
          domain_name: text,
          tags: [text],
        },
      },
    ].map((entry) => ({ ...entry, title: text, url: text, content: text, created_at: text })),
  );

/** A file, what is repeated in it, and where. */
const files: readonly (readonly [
  name: string,
  piece: string,
  wrap: (text: string) => string | Uint8Array,
])[] = [
  ...markup.map((piece) => ['page.html', piece, page] as const),
  ...[': ', 'السبت ', '3 فبراير 2024 ', 'بقلم ', ' | ', 'by A and '].map(
    (piece) => ['facts.html', piece, facts] as const,
  ),
  ...markdown.map((piece) => ['note.md', piece, (text: string) => text] as const),
  ...['a: b\n', '- &a [*a]\n', '"'].map(
    (piece) => ['front.md', piece, (text: string) => `---\n${text}\n---\n\nنص`] as const,
  ),
  ...['=D9=85', '=\n', '=', '--b\n', '--b\n\n'].map(
    (piece) =>
      [
        'letter.eml',
        piece,
        (text: string) =>
          `${letter}multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${text}`,
      ] as const,
  ),
  ['head.eml', 'X-A: b\n', (text) => `Subject: x\n${text}MIME-Version: 1.0\n\nنص`],
  ['subject.eml', '=?utf-8?Q?=D9=85?= ', (text) => `Subject: ${text}\nMIME-Version: 1.0\n\nنص`],
  [
    'a.xml',
    '&lt;p&gt;م&lt;/p&gt;',
    (text) => rss(`<item><description>${text}</description></item>`),
  ],
  ['b.xml', '<item><title>م</title></item>', rss],
  ['c.xml', '<a>', (text) => rss(`<item><description>م${text}</description></item>`)],
  ['d.xml', '<category>م</category>', (text) => rss(`<item><title>م</title>${text}</item>`)],
  [
    'e.xml',
    'السبت ',
    (text) => rss(`<item><title>${text}</title><pubDate>${text}</pubDate></item>`),
  ],
  [
    'feed.json',
    '<p>م</p>',
    (text) =>
      JSON.stringify({
        ...{ version: 'https://jsonfeed.org/version/1.1', title: 'x' },
        items: [{ id: '1', title: text, date_published: text, content_html: text }],
      }),
  ],
  [
    'a.opml',
    '<outline text="م" xmlUrl="http://a.example/"/>',
    (text) => `<opml version="2.0"><body>${text}</body></opml>`,
  ],
  ['b.opml', '<outline text="م">', (text) => `<opml version="2.0"><body>${text}`],
  [
    'links.html',
    '<DT><A HREF="http://a.example/">م</A>',
    (text) => `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>${text}`,
  ],
  [
    'folders.html',
    '<DT><H3>م</H3>',
    (text) =>
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="http://a.example/">م</A>${text}`,
  ],
  ...['"a" ', 'a,b,c,d,e\n', '""'].map(
    (piece) =>
      [
        'pocket.csv',
        piece,
        (text: string) => `title,url,time_added,tags,status\n"${text}`,
      ] as const,
  ),
  ['wallabag.json', '<p>م</p>', saved],
  ['tags.json', 'م, ', saved],
  ...rtf.map((piece) => ['a.rtf', piece, (text: string) => `{\\rtf1\\ansi ${text}}`] as const),
  ['a.docx', wordParagraph('م'), (text) => docxOf(text, {}, true)],
  [
    'b.docx',
    '<w:tr><w:tc><w:p/></w:tc></w:tr>',
    (text) => docxOf(`<w:tbl>${text}</w:tbl>${wordParagraph('م')}`, {}, true),
  ],
  ['c.docx', 'السبت ', (text) => docxOf(wordParagraph(text), {}, true)],
  ['a.odt', 'م ', (text) => odtOf(`<text:p>${text}</text:p>`)],
  ['a.epub', 'م ', (text) => bookOf({ chapters: [`<p>${text}</p>`] })],
];

describe('twice as much text takes twice as long', () => {
  test.each(Object.entries(texts))('%s', async (_, piece) => {
    const front = 'عنوان قصير\n\n';
    const growth = await growthOf(importing('a.txt', (length) => front + times(piece, length)));
    expect(growth).toBeLessThan(maximumGrowth);
  });
});

describe('twice as large a file takes twice as long', () => {
  test.each(files)('%s of %s', async (name, piece, wrap) => {
    const growth = await growthOf(importing(name, (length) => wrap(times(piece, length))));
    expect(growth).toBeLessThan(maximumGrowth);
  });
});

test('a square is told from a line', async () => {
  // A row of signs that is looked through again from each of its places; a tenth as long, since it takes all rounds.
  const square = /-+x/;
  const growth = await growthOf((length) =>
    spentIn(async () => expect(square.test('-'.repeat(length / 10))).toBe(false)),
  );
  expect(growth).toBeGreaterThan(maximumGrowth);
});
