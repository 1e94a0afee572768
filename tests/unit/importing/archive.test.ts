import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { pngOf } from '../../support/png';
import { zipOf, type ZipPart } from '../../support/zip';

const fixtures = resolve(import.meta.dirname, '../../../../shared/fixtures/hostile');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const story = bytesOf(
  'عنوان قصير\n\nنص المقال في سطر أطول من عنوانه بكثير، كما في كل مقال يحفظه الناس.\n',
);

/** What an archive becomes: the error's code, or the titles in it and each failure with its place. */
async function outcomeOf(bytes: Uint8Array, name = 'archive.zip') {
  const result = await importFile({ name, bytes });
  if (!result.ok) return result.error.code;
  const { articles, failures } = result.value;
  return [
    ...articles.map(({ article }) => article.title),
    ...failures.map(({ place, error }) => `${place}: ${error.code}`),
  ];
}

const good: ZipPart = { name: 'good.txt', bytes: story };
const withGood = (part: ZipPart) => outcomeOf(zipOf([part, good]));

describe('an entry that cannot be had fails alone', () => {
  test.each<[string, Partial<ZipPart>, string]>([
    ['a path that climbs', { name: '../../etc/cron.txt' }, 'etc/cron.txt: unsafe-file'],
    ['an absolute path', { name: '/etc/cron.txt' }, 'etc/cron.txt: unsafe-file'],
    ['a path that climbs by backslashes', { name: '..\\cron.txt' }, 'cron.txt: unsafe-file'],
    ['a drive', { name: 'C:\\cron.txt' }, 'C:/cron.txt: unsafe-file'],
    ['a share', { name: '\\\\host\\cron.txt' }, 'host/cron.txt: unsafe-file'],
    ['a NUL in its name', { name: 'a\0b.txt' }, 'ab.txt: unsafe-file'],
    ['a symbolic link', { mode: 0o120777 }, 'part.txt: unsafe-file'],
    ['a device', { mode: 0o020666 }, 'part.txt: unsafe-file'],
    ['a password', { encrypted: true }, 'part.txt: encrypted-file'],
    ['a kind that is not known', { name: 'part.exe' }, 'part.exe: unknown-format'],
    ['nothing in it', { bytes: new Uint8Array() }, 'part.txt: empty-file'],
    ['a megabyte of nothing', { bytes: new Uint8Array(3_000_000) }, 'part.txt: unsafe-file'],
    ['a name turned round', { name: 'gpj\u202e.exe' }, 'gpj.exe: unknown-format'],
  ])('%s', async (_, part, failure) => {
    expect(await withGood({ name: 'part.txt', bytes: story, ...part })).toEqual([
      'عنوان قصير',
      failure,
    ]);
  });

  test('a wrong checksum', async () => {
    const bytes = zipOf([{ name: 'part.txt', bytes: story, stored: true }, good]);
    const at = Buffer.from(bytes).indexOf(Buffer.from('قصير'));
    bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 1;
    expect(await outcomeOf(bytes)).toEqual(['عنوان قصير', 'part.txt: damaged-file']);
  });
});

describe('an archive that only carries another kind of document', () => {
  const part = (name: string, text = ''): ZipPart => ({ name, bytes: bytesOf(text) });
  test.each([
    ['numbers.xlsx', [part('[Content_Types].xml', '<Types/>'), part('xl/a.xml', '<a>نص</a>')]],
    ['slides.pptx', [part('[Content_Types].xml', '<Types/>'), part('ppt/a.xml', '<a>نص</a>')]],
    [
      'numbers.ods',
      [
        part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
        part('META-INF/manifest.xml', '<m/>'),
        part('content.xml', '<a>نص</a>'),
      ],
    ],
  ])('%s is of no known format', async (name, parts) => {
    expect(await outcomeOf(zipOf([...parts, good]), name)).toBe('unknown-format');
  });
});

describe('saved pages in an archive', () => {
  const markup = (address: string): Uint8Array =>
    bytesOf(
      `<!doctype html><title>السوق</title><article><h1>السوق</h1><p>${'في آخر السوق دكان صغير يبيع الحكايات. '.repeat(6)}</p><img src="${address}" alt="دكان"></article>`,
    );
  const picturesOf = async (parts: readonly ZipPart[]): Promise<readonly number[]> => {
    const result = await importFile({ name: 'a.zip', bytes: zipOf(parts) });
    return result.ok ? result.value.articles.map(({ assets }) => assets.length) : [];
  };
  const picture = pngOf(40, 30);

  test.each<[string, string, Partial<ZipPart>, number]>([
    ['its own', 'a_files/1.png', { name: 'a_files/1.png' }, 1],
    ['its own, packed', 'A_Files/1.PNG', { name: 'a_files/1.png', stored: false }, 1],
    ['that of another page', 'b_files/1.png', { name: 'b_files/1.png' }, 0],
    ['one outside', '1.png', { name: '1.png' }, 0],
    ['one that climbs', 'a_files/../../1.png', { name: '1.png' }, 0],
    ['a link', 'a_files/1.png', { name: 'a_files/1.png', mode: 0o120777 }, 0],
    ['a locked one', 'a_files/1.png', { name: 'a_files/1.png', encrypted: true, stored: false }, 0],
    ['text', 'a_files/1.png', { name: 'a_files/1.png', bytes: story }, 0],
  ])('show %s', async (_, address, part, count) => {
    const beside: ZipPart = { name: '', bytes: picture, stored: true, ...part };
    expect(await picturesOf([{ name: 'a.html', bytes: markup(address) }, beside])).toEqual([count]);
  });
});

describe('an archive', () => {
  test('in an archive is opened, and no deeper', async () => {
    const inner = zipOf([good]);
    const middle = zipOf([{ name: 'inner.zip', bytes: inner }]);
    expect(await outcomeOf(middle)).toEqual(['عنوان قصير']);
    const outer = zipOf([{ name: 'a/middle.zip', bytes: middle }]);
    expect(await outcomeOf(outer)).toEqual(['a/middle.zip/inner.zip: unsafe-file']);
  });

  test('whose entries share their bytes is refused', async () => {
    const bytes = zipOf([good, { name: 'twin.txt', bytes: story }]);
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    const second = directory + 46 + good.name.length;
    view.setUint32(second + 42, 0, true);
    expect(await outcomeOf(bytes)).toBe('unsafe-file');
  });

  test('of too many files is refused', async () => {
    const parts = Array.from({ length: 10_001 }, (_, at) => ({ ...good, name: `${at}.txt` }));
    expect(await outcomeOf(zipOf(parts))).toBe('too-large');
  });

  test('that is cut off anywhere is damaged, and nothing else', async () => {
    const whole = zipOf([good]);
    for (let length = 4; length < whole.length; length += 1) {
      expect(await outcomeOf(whole.slice(0, length)), String(length)).toBe('damaged-file');
    }
  });

  test('names in the code page of Arabic DOS are read', async () => {
    const name = Buffer.from([0xa0, 0xe3, 0xa2, 0x2e, 0x74, 0x78, 0x74]); // in code page 720
    const result = await importFile({ name: 'a.zip', bytes: zipOf([{ name, bytes: story }]) });
    const provenance = result.ok ? result.value.articles[0]?.article.provenance : null;
    expect(provenance?.container?.place).toMatch(/^[\u0621-\u064a]{3}\.txt$/);
  });

  test('with nothing to read says so', async () => {
    expect(await outcomeOf(zipOf([]))).toBe('no-article');
    expect(await outcomeOf(zipOf([{ name: '__MACOSX/._a.txt', bytes: story }]))).toBe('no-article');
  });
});

describe.skipIf(!existsSync(fixtures))('archives that others broke', () => {
  const archives = ['zip-failure', 'zip-slip'].flatMap((folder) =>
    existsSync(join(fixtures, folder))
      ? readdirSync(join(fixtures, folder))
          // Backslashes between folders are what Windows programs write: those are read.
          .filter((name) => name.endsWith('.zip') && !name.startsWith('invalid characters'))
          .map((name) => join(fixtures, folder, name))
      : [],
  );

  test.each(archives)('%s', async (path) => {
    const outcome = await outcomeOf(new Uint8Array(readFileSync(path)));
    const codes = [outcome].flat().map((line) => line.replace(/^.*: /, ''));
    // Of a picture alone nothing is read, broken or not.
    // Whatever else is in it may be read, but what was broken is told of.
    expect(codes).toContainEqual(
      expect.stringMatching(/^(?:(?:damaged|unsafe|encrypted|empty)-file|too-large|no-article)$/),
    );
  });
});
