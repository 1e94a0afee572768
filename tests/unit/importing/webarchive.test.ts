import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { readPropertyList } from '../../../src/main/importing/propertyList/propertyList';

const fixture = resolve(
  import.meta.dirname,
  '../../fixtures/webarchive/arabic-saved-by-safari/input.webarchive',
);

/** A binary property list of such objects, as they are written; references are of one byte. */
function binaryOf(objects: readonly (readonly number[])[]): Uint8Array {
  const start = 8;
  const bodies = objects.map((object) => Buffer.from(object));
  const offsets = bodies.map((_, at) =>
    bodies.slice(0, at).reduce((sum, { length }) => sum + length, start),
  );
  const table = bodies.reduce((sum, { length }) => sum + length, start);
  const trailer = Buffer.alloc(32);
  trailer.set([2, 1], 6);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(table), 24);
  const places = Buffer.alloc(2 * offsets.length);
  offsets.forEach((offset, at) => places.writeUInt16BE(offset, 2 * at));
  return new Uint8Array(Buffer.concat([Buffer.from('bplist00'), ...bodies, places, trailer]));
}

const xml = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (...letters: string[]): number[] => [
  0x50 + letters.join('').length,
  ...Buffer.from(letters.join('')),
];

describe('a property list', () => {
  const read: [what: string, bytes: Uint8Array, value: unknown][] = [
    ['ASCII', binaryOf([text('hi')]), 'hi'],
    ['UTF-16', binaryOf([[0x62, 0x06, 0x2d, 0x06, 0x31]]), 'حر'],
    ['data', binaryOf([[0x42, 1, 2]]), Buffer.of(1, 2)],
    ['a long count', binaryOf([[0x4f, 0x10, 2, 1, 2]]), Buffer.of(1, 2)],
    ['a list', binaryOf([[0xa2, 1, 1], text('a')]), ['a', 'a']],
    ['a dictionary', binaryOf([[0xd1, 1, 2], text('k'), text('v')]), new Map([['k', 'v']])],
    ['a number', binaryOf([[0x10, 7]]), null],
    [
      'XML',
      xml(
        '<plist><dict><key>a &amp; b</key><array><string>&#x62d;</string><data>aGk=</data></array></dict></plist>',
      ),
      new Map([['a & b', ['ح', new Uint8Array([104, 105])]]]),
    ],
  ];
  test.each(read)('%s', (_, bytes, value) => expect(readPropertyList(bytes)).toEqual(value));

  const doubling = Array.from({ length: 15 }, (_, at) => [
    ...[0xaf, 0x10, 16],
    ...Array<number>(16).fill(at + 1),
  ]);
  const refused: [what: string, bytes: Uint8Array][] = [
    ['one that is in itself', binaryOf([[0xa1, 0]])],
    ['one that grows sixteenfold fifteen times', binaryOf([...doubling, text('x')])],
    ['a list longer than the file', binaryOf([[0xaf, 0x13, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]])],
    [
      'data longer than the file',
      binaryOf([[0x4f, 0x13, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]]),
    ],
    ['an object that is not there', binaryOf([[0xa1, 9]])],
    ['no list', xml('just words')],
    ['an entity of its own', xml('<!DOCTYPE plist [<!ENTITY x "y">]><plist><string>&x;</string>')],
    ['nothing but its name', xml('bplist00')],
    ['lists in lists', xml(`<plist>${'<array>'.repeat(100_000)}`)],
    ['too many values', xml(`<plist><array>${'<true/>'.repeat(300_000)}`)],
  ];
  test.each(refused)('refuses %s', (_, bytes) => {
    expect(() => readPropertyList(bytes)).toThrow(/./);
  });
});

test('a web archive that is cut off anywhere ends in words', async () => {
  const whole = new Uint8Array(readFileSync(fixture));
  for (let length = 1; length < whole.length; length += 1) {
    const result = await importFile({ name: 'page.webarchive', bytes: whole.slice(0, length) });
    expect(result.ok ? '' : result.error.code).toMatch(
      /^(?:parse-failed|damaged-file|no-article|too-large)$/,
    );
    expect(result.ok ? '' : (result.error.detail ?? '')).not.toMatch(/^(?:Type|Range)Error/);
  }
});

test('a web archive is known by its content', async () => {
  const bytes = new Uint8Array(readFileSync(fixture));
  const result = await importFile({ name: 'download', bytes });
  expect(result.ok && result.value.articles[0]?.article.provenance.format).toBe('webarchive');
});
