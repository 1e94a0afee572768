import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { importPath } from '../../../src/main/workers/importPath';
import { temporaryFolder } from '../../support/temporaryFolder';
import { numberedArticle } from '../../torture/articles';
import { valueOf } from '../library/support';
import { exported } from './support';

/** A good export of three articles, and their ids. */
let good: Buffer;
let ids: readonly string[];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maqal-test-'));
  const clock = () => new Date();
  const at = { folder: join(folder, 'library'), clock, access: 'write' } as const;
  const library = valueOf(await openLibrary(at));
  valueOf(await library.add([0, 1, 2].map(numberedArticle)));
  good = await readFile(await exported(library, join(folder, 'library.zip')));
  ids = library.entries().map(({ id }) => id);
  await library.close();
  await rm(folder, { recursive: true });
});

/** What comes of a file: which of the three articles, and what failed. */
async function outcomeAt(path: string): Promise<unknown> {
  const articles: number[] = [];
  const failures: string[] = [];
  const result = await importPath(path, '', (part) => {
    articles.push(...part.articles.map(({ article }) => ids.indexOf(article.id)));
    failures.push(
      ...part.failures.map(({ place, error }) => {
        const at = ids.findIndex((id) => place.includes(id));
        return `${at < 0 ? place : at}: ${error.code}`;
      }),
    );
    return Promise.resolve();
  });
  if (!result.ok && articles.length + failures.length > 0) return { articles, failures };
  return result.ok ? { articles: articles.sort(), failures } : result.error.code;
}

async function outcome(bytes: Uint8Array): Promise<unknown> {
  const path = join(await temporaryFolder(), 'library.zip');
  await writeFile(path, bytes);
  return outcomeAt(path);
}

/** Where the directory's entry of a part begins; its fields stand as in APPNOTE 4.3.12. */
const entryOf = (bytes: Buffer, name: string): number => bytes.lastIndexOf(name) - 46;
const [crcAt, packedAt, sizeAt, nameLengthAt, offsetAt] = [16, 20, 24, 28, 42];
const original = (at: number): string => `originals/${ids[at]}`;

function changed(change: (bytes: Buffer, entry: number) => void): Buffer {
  const bytes = Buffer.from(good);
  change(bytes, entryOf(bytes, original(1)));
  return bytes;
}
const field =
  (at: number, value: (before: number) => number) =>
  (bytes: Buffer, entry: number): number =>
    bytes.writeUInt32LE(value(bytes.readUInt32LE(entry + at)), entry + at);

test('as it was, it comes back', async () => {
  expect(await outcome(good)).toEqual({ articles: [0, 1, 2], failures: [] });
});

describe('a part of which the directory lies fails alone', () => {
  test.each<[string, (bytes: Buffer, entry: number) => unknown, string]>([
    ['larger than it is', field(sizeAt, (size) => size + 1), 'damaged-file'],
    ['smaller than it is', field(sizeAt, (size) => size - 1), 'damaged-file'],
    ['of nothing', field(sizeAt, () => 0), 'damaged-file'],
    ['two hundred times what it is packed', field(sizeAt, () => 90_000_000), 'unsafe-file'],
    ['larger than an article may be', field(sizeAt, () => 0xfffffffe), 'too-large'],
    ['packed in less', field(packedAt, (packed) => packed - 5), 'damaged-file'],
    ['packed in nothing', field(packedAt, () => 0), 'damaged-file'],
    ['packed in what is the next one’s', field(packedAt, (packed) => packed + 1), 'unsafe-file'],
    ['packed in more than there is', field(packedAt, () => 0xfffffffe), 'unsafe-file'],
    ['with another checksum', field(crcAt, (crc) => crc ^ 1), 'damaged-file'],
    ['where another begins', field(offsetAt, () => 0), 'damaged-file'],
    ['where nothing begins', field(offsetAt, (offset) => offset + 1), 'damaged-file'],
    ['behind the end', field(offsetAt, () => 0xfffffff0), 'damaged-file'],
    [
      'packed in a way that nobody knows',
      (bytes, entry) => bytes.writeUInt16LE(93, entry + 10),
      'damaged-file',
    ],
    ['locked', (bytes, entry) => bytes.writeUInt16LE(0x801, entry + 8), 'damaged-file'],
    ['of a name that it has not', (bytes, entry) => bytes.write('x', entry + 46), 'damaged-file'],
  ])('%s', async (_, lie, code) => {
    expect(await outcome(changed(lie))).toEqual({ articles: [0, 2], failures: [`1: ${code}`] });
  });

  test('packed so that it unpacks to more than it says', async () => {
    // Both of its headers say so, as those of an archive that was made to be a bomb do.
    const lies = changed((bytes, entry) => {
      for (const at of [entry + sizeAt, bytes.indexOf(original(1)) - 30 + 22]) {
        bytes.writeUInt32LE(100, at);
      }
    });
    expect(await outcome(lies)).toEqual({ articles: [0, 2], failures: ['1: damaged-file'] });
  });

  test('in the same bytes as another part', async () => {
    const from = entryOf(good, original(2));
    const lies = changed((bytes, entry) => bytes.copy(bytes, entry + 10, from + 10, from + 46));
    expect(await outcome(lies)).toEqual({ articles: [0, 2], failures: ['1: damaged-file'] });
  });
});

describe('an archive whose directory is none', () => {
  const end = (): number => good.lastIndexOf('PK\x05\x06');

  test.each<[string, (bytes: Buffer) => unknown]>([
    ['counts more parts than there are', (bytes) => bytes.writeUInt16LE(60_000, end() + 10)],
    [
      'counts fewer, so that its manifest is out of sight',
      (bytes) => bytes.writeUInt16LE(2, end() + 10),
    ],
    ['begins elsewhere', (bytes) => bytes.writeUInt32LE(3, end() + 16)],
    ['begins behind the end', (bytes) => bytes.writeUInt32LE(0xfffffff0, end() + 16)],
    [
      'has a name that is longer than all of it',
      (bytes) => bytes.writeUInt16LE(65_000, entryOf(bytes, original(2)) + nameLengthAt),
    ],
  ])('%s', async (_, break_) => {
    const bytes = Buffer.from(good);
    break_(bytes);
    expect(await outcome(bytes)).toBe('damaged-file');
  });
});

test('whatever is cut off is damaged, and nothing of it is taken', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: good.length - 1 }), async (length) => {
      expect(await outcome(good.subarray(0, length))).toBe('damaged-file');
    }),
    { numRuns: 60 },
  );
});

test('one byte that is another fails at most what it stands in, and nothing else comes of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(good.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const came = (await outcome(bytes)) as { articles: number[]; failures: string[] } | string;
        if (typeof came === 'string') return;
        expect(came.articles.every((article) => article >= 0)).toBe(true);
        expect(came.articles.length + came.failures.length).toBeGreaterThanOrEqual(3);
        // A part that is said to lie within another article's takes that one with it.
        expect(came.articles.length).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 150 },
  );
});

test('parts that lie beyond 4 GiB come back', async () => {
  const path = join(await temporaryFolder(), 'library.zip');
  const gap = 4.5 * 2 ** 30;
  const end = good.lastIndexOf('PK\x05\x06');
  const start = good.readUInt32LE(end + 16);
  const directory: Buffer[] = [];
  for (let at = start; at < end;) {
    const length = 46 + good.readUInt16LE(at + nameLengthAt);
    const entry = Buffer.from(good.subarray(at, at + length));
    const far = Buffer.alloc(12);
    far.writeUInt16LE(1, 0);
    far.writeUInt16LE(8, 2);
    far.writeBigUInt64LE(BigInt(entry.readUInt32LE(offsetAt) + gap), 4);
    entry.writeUInt16LE(far.length, 30);
    entry.writeUInt32LE(0xffffffff, offsetAt);
    directory.push(entry, far);
    at += length;
  }
  const listed = Buffer.concat(directory);
  const zip64 = Buffer.alloc(76);
  zip64.write('PK\x06\x06', 'latin1');
  zip64.writeBigUInt64LE(44n, 4);
  const count = BigInt(good.readUInt16LE(end + 10));
  for (const [at, value] of [count, count, BigInt(listed.length), BigInt(start + gap)].entries()) {
    zip64.writeBigUInt64LE(value, 24 + at * 8);
  }
  zip64.write('PK\x06\x07', 56, 'latin1');
  zip64.writeBigUInt64LE(BigInt(start + gap + listed.length), 64);
  zip64.writeUInt32LE(1, 72);
  const last = Buffer.from(good.subarray(end));
  last.writeUInt32LE(0xffffffff, 16);
  const file = await open(path, 'w');
  // A hole, where the file system knows them: nothing is written there.
  await file.write(Buffer.from('PK\x03\x04'), 0, 4, 0);
  await file.write(Buffer.concat([good.subarray(0, start), listed, zip64, last]), 0, null, gap);
  await file.close();
  expect(await outcomeAt(path)).toEqual({ articles: [0, 1, 2], failures: [] });
});
