import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf } from '../../../../src/main/importing/exports/moment';
import { documentIn } from '../../../../src/main/importing/json/document';
import { importFile } from '../../../../src/main/importing/pipeline';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function outcome(name: string, text: string): Promise<string> {
  const started = performance.now();
  const result = await importFile({ name, bytes: encode(text) });
  expect(performance.now() - started, name).toBeLessThan(10_000);
  return result.ok ? `${result.value.articles.length}` : result.error.code;
}

const pocketHead = 'title,url,time_added,tags,status\n';

test.each<[string, string, string, string]>([
  ['JSON that nobody knows', 'a.json', '{"name": "maqal", "version": 1}', 'unknown-format'],
  ['JSON that is cut off', 'a.json', '[{"url": "https://example.org/", "is_arch', 'unknown-format'],
  ['an empty list', 'a.json', '[]', 'unknown-format'],
  ['CSV that nobody knows', 'a.csv', 'name,age\nlayla,30\n', 'unknown-format'],
  ['a header row alone', 'a.csv', pocketHead, 'no-article'],
  ['an export without entries', 'a.json', '{"bookmarks": [], "recommendations": []}', 'no-article'],
  ['100,000 brackets', 'a.json', '['.repeat(100_000), 'unknown-format'],
  ['100,000 objects in one another', 'a.json', '{"a":'.repeat(100_000), 'unknown-format'],
  ['ten million empty lists', 'a.json', `[${'[],'.repeat(10_000_000)}[]]`, 'unknown-format'],
  ['five million cells', 'a.csv', pocketHead + ','.repeat(5_000_000), 'too-large'],
  ['a million quotes', 'a.csv', `${pocketHead}"${'"x'.repeat(1_000_000)}`, '1'],
  ['a quote that never ends', 'a.csv', `${pocketHead}"${'a b '.repeat(1_000_000)}`, '1'],
  ['a million spaces in quotes', 'a.csv', `${pocketHead}"${'" '.repeat(1_000_000)}`, '1'],
  ['300,000 rows', 'a.csv', pocketHead + 'a,b,c,d,e\n'.repeat(300_000), 'too-large'],
  [
    'a hundred thousand open links',
    'a.html',
    `<title>Pocket Export</title>${'<li><a href="https://example.org/">'.repeat(100_000)}`,
    'damaged-file',
  ],
])('%s', async (_, name, text, expected) => {
  expect(await outcome(name, text)).toBe(expected);
});

test('a text is a text, whatever it looks like in its first line', async () => {
  const text = `title,url,time_added,tags,status — these were the columns of a card index.\n`;
  expect(await outcome('index.txt', text.repeat(3))).toBe('1');
});

test('no key of a file reaches a prototype', async () => {
  const text = '[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]';
  const [entry] = (await documentIn(encode(text))) as [object];
  expect(Object.hasOwn(entry, '__proto__')).toBe(false);
  expect(Object.getPrototypeOf(entry)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

test('JSON is read in UTF-8 and UTF-16, with their marks', async () => {
  const document = [{ word: 'ماء' }];
  const text = JSON.stringify(document);
  expect(await documentIn(encode(`\ufeff${text}`))).toEqual(document);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  expect(await documentIn(new Uint8Array(wide))).toEqual(document);
});

test('any JSON that is read is what JSON.parse makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 5 }), async (text) => {
      const plain = JSON.parse(text) as unknown;
      const isBranch = typeof plain === 'object' && plain !== null;
      fc.pre(!/__proto__|constructor|prototype/.test(text));
      expect(await documentIn(encode(text))).toEqual(isBranch ? plain : undefined);
    }),
  );
});

test.each<[string, string | null]>([
  ['1706950620', '2024-02-03T08:57:00.000Z'],
  ['1706950620.25', '2024-02-03T08:57:00.250Z'],
  ['1706950620000', '2024-02-03T08:57:00.000Z'],
  ['1706950620000000', '2024-02-03T08:57:00.000Z'],
  ['2024-02-03', '2024-02-03T00:00:00.000Z'],
  ['2024-02-03T08:57:00', '2024-02-03T08:57:00.000Z'],
  ['2024-02-03 08:57:00 UTC', '2024-02-03T08:57:00.000Z'],
  ['2024-02-03T11:57:00+0300', '2024-02-03T08:57:00.000Z'],
  ['2024-02-03T03:27:00.5-05:30', '2024-02-03T08:57:00.500Z'],
  ['0', null],
  ['1e999', null],
  ['99999999999999999999', null],
  ['9999-12-31', null],
  ['yesterday', null],
  ['', null],
])('the moment %j is %j', (text, expected) => {
  expect(momentOf(text)).toBe(expected);
});
