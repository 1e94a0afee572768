import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { readMessage } from '../../../src/main/importing/mime/parts';
import { importFile } from '../../../src/main/importing/pipeline';
import { zipOf } from '../../support/zip';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const story = 'نص المقال في سطر أطول من عنوانه بكثير، كما في كل مقال يحفظه الناس.';

/** What a file becomes: the error's code, or how many articles there are. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<number | string> {
  const result = await importFile({ name, bytes });
  if (!result.ok) return result.error.code;
  for (const { article } of result.value.articles) expect(isSafeTree(article.body)).toBe(true);
  return result.value.articles.length;
}

const rss = (items: string): string =>
  `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const opml = (outlines: string): string => `<opml version="2.0"><body>${outlines}</body></opml>`;
const item = '<item><title>م</title><link>https://rivers.example/</link></item>';
const jsonFeed = (count: number): string =>
  JSON.stringify({
    ...{ version: 'https://jsonfeed.org/version/1.1', title: 't' },
    items: Array.from({ length: count }, (_, id) => ({ id: String(id), content_text: 'م' })),
  });
const pocket = (rows: number): string =>
  `title,url,time_added,tags,status\n${'a,https://rivers.example/,1,,unread\n'.repeat(rows)}`;
const archiveList = (content: string): string =>
  `<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key>${content}</dict></plist>`;
const netscape = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n';

test.each<[what: string, name: string, text: string]>([
  ['entries in a feed', 'a.xml', rss(item.repeat(20_001))],
  ['items in a JSON feed', 'a.json', jsonFeed(20_001)],
  ['rows in a table', 'a.csv', pocket(50_001)],
  ['elements in one another in a feed', 'a.xml', rss(`<item>${'<a>'.repeat(300)}`)],
  ['outlines in one another', 'a.opml', opml('<outline text="م">'.repeat(300))],
  ['folders in one another', 'a.html', `${netscape}<DL><p>${'<DT><H3>م</H3><DL><p>'.repeat(70)}`],
  ['values in a property list', 'a.webarchive', archiveList('<true/>'.repeat(200_001))],
  ['lists in one another in a property list', 'a.webarchive', archiveList('<array>'.repeat(300))],
])('too many %s are too many', async (_, name, text) => {
  expect(await outcomeOf(name, encode(text))).toBe('too-large');
});

describe('entities are not what their file says', () => {
  const bomb =
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">' +
    '<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://rivers.example/p">%p;]>';
  const words = '&c; &file; &b;';
  test.each<[name: string, text: string]>([
    [
      'a.xml',
      rss(`<item><title>${words}</title><description>${words} ${story}</description></item>`),
    ],
    [
      'b.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>${words}</title><content>${words} ${story}</content></entry></feed>`,
    ],
    ['a.opml', opml(`<outline text="${words}" xmlUrl="https://rivers.example/${words}"/>`)],
    ['a.html', `<html><title>${words}</title><body><p>${words} ${story}</p></body></html>`],
    [
      'a.xhtml',
      `<html xmlns="http://www.w3.org/1999/xhtml"><title>${words}</title><body><p>${words} ${story}</p></body></html>`,
    ],
    [
      'a.webarchive',
      archiveList(
        `<dict><key>WebResourceData</key><data>${Buffer.from(story).toString('base64')}</data><key>WebResourceURL</key><string>${words}</string></dict>`,
      ),
    ],
  ])('%s', async (name, text) => {
    const result = await importFile({ name, bytes: encode(`<?xml version="1.0"?>${bomb}${text}`) });
    const shown = JSON.stringify(result);
    expect(shown).not.toContain('haha');
    expect(shown).not.toContain('root:');
  });
});

describe('a letter', () => {
  const multipart = (boundary: string, inner: string): string =>
    `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n${inner}\n--${boundary}--\n`;

  test('of too many parts has the first of them', () => {
    const text = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nم\n'.repeat(5_000)}`;
    const { length } = readMessage(encode(text)).parts;
    expect(length).toBeGreaterThan(1_000);
    expect(length).toBeLessThan(2_100);
  });

  test('in letters in letters is taken apart no further than anybody packs', () => {
    let text = `Content-Type: text/plain\n\n${story}`;
    for (let level = 20; level > 0; level -= 1) text = multipart(`b${level}.`, text);
    const [part] = readMessage(encode(text)).parts;
    expect(part?.media.type).toBe('multipart/mixed');
  });

  test('whose parts all have one boundary is read in one go', async () => {
    let text = `Content-Type: text/plain\n\n${story}`;
    for (let level = 5_000; level > 0; level -= 1) text = multipart('b', text);
    const started = performance.now();
    await outcomeOf('a.eml', encode(`Subject: x\nMIME-Version: 1.0\n${text}`));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('an archive that lies about the size of a file', () => {
  const whole = zipOf([
    { name: 'a.txt', bytes: encode(`عنوان قصير\n\n${story.repeat(20)}`) },
    { name: 'b.txt', bytes: encode(`عنوان آخر\n\n${story}`) },
  ]);
  const directory = Buffer.from(whole).indexOf('PK\x01\x02');

  test.each([0, 1, 100, 0x7fffffff, 0xfffffffe])('%d bytes', async (size) => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setUint32(directory + 24, size, true);
    const result = await importFile({ name: 'a.zip', bytes });
    const failures = result.ok ? result.value.failures : [];
    expect(failures.map(({ error }) => error.code)).toEqual([
      size > 100 * 1024 * 1024 ? 'too-large' : 'damaged-file',
    ]);
    expect(result.ok && result.value.articles.map(({ article }) => article.title)).toEqual([
      'عنوان آخر',
    ]);
  });
});
