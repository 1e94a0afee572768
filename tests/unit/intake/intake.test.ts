import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kindOfFile } from '../../../src/main/importing/stages';
import { findFiles, readFile } from '../../../src/main/intake/intake';

const onWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;
/** Node has no call for it. */
const makePipe = 'mkfifo';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maqal-intake-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function place(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), 'نص');
  }
}

/** What is found, as paths inside the temporary folder; a path that failed with its code after it. */
async function find(...paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const absolute = paths.map((path) => join(folder, path));
  for await (const entry of findFiles(absolute, kindOfFile)) {
    const path = relative(folder, entry.file).replaceAll('\\', '/');
    found.push('error' in entry ? `${path}: ${entry.error.code} ${entry.error.file ?? ''}` : path);
  }
  return found;
}

describe('findFiles', () => {
  test('takes a named file whatever it is called, in the order given', async () => {
    await place('b.txt', 'a.md', '.hidden');
    expect(await find('b.txt', 'a.md', '.hidden')).toEqual(['b.txt', 'a.md', '.hidden']);
  });

  test('walks a folder: sorted, files before the folders beside them, only what may be an article', async () => {
    await place(
      'b.txt',
      'a.TXT',
      'c.text',
      'd.md',
      'e',
      'v2.5 draft',
      'p.PNG',
      'q.js',
      'desktop.ini',
      'z/2.txt',
      'z/1.txt',
      'm/n/o.txt',
      '١.txt',
    );
    const all = ['a.TXT', 'b.txt', 'c.text', 'd.md', 'e', 'v2.5 draft', '١.txt'];
    expect(await find('.')).toEqual([...all, 'm/n/o.txt', 'z/1.txt', 'z/2.txt']);
  });

  test('names what is of an unknown kind, and leaves what old Word programs wrote to be read', async () => {
    await place('a.txt', 'b.xyz', 'c/تقويم.ics', 'd.doc');
    expect(await find('.')).toEqual([
      ...['a.txt', 'b.xyz: unknown-format b.xyz', 'd.doc'],
      'c/تقويم.ics: unknown-format تقويم.ics',
    ]);
  });

  test('names two hundred of an unknown kind in each folder that was named, and counts the rest', async () => {
    const names = Array.from({ length: 203 }, (_, at) => `${at % 2}/${at}.xyz`);
    await place(...names.map((name) => `many/${name}`), 'few/a.xyz', 'exactly/a.txt');
    await place(...names.slice(0, 200).map((name) => `exactly/${name}`));
    const found = await find('many', 'few', 'exactly');
    expect(found.filter((each) => each.includes(': unknown-format '))).toHaveLength(200 + 1 + 200);
    expect(found.filter((each) => each.includes(': unknown-formats '))).toEqual([
      'many: unknown-formats many',
    ]);
    const counts: unknown[] = [];
    for await (const each of findFiles([join(folder, 'many')], kindOfFile)) {
      if ('error' in each && each.error.count !== undefined) counts.push(each.error);
    }
    expect(counts).toEqual([{ code: 'unknown-formats', file: 'many', count: 3 }]);
  });

  test('passes over hidden files and folders, unless they are named', async () => {
    await place('.hidden.txt', '.git/a.txt', 'seen.txt');
    expect(await find('.')).toEqual(['seen.txt']);
    expect(await find('.git')).toEqual(['.git/a.txt']);
  });

  test.skipIf(onWindows)('follows a link that is named, and none inside a folder', async () => {
    await place('real/a.txt');
    await symlink(join(folder, 'real'), join(folder, 'real/circle'));
    await symlink(join(folder, 'real/a.txt'), join(folder, 'real/again.txt'));
    await symlink(join(folder, 'real'), join(folder, 'link'));
    expect(await find('real')).toEqual(['real/a.txt']);
    expect(await find('link')).toEqual(['link/a.txt']);
  });

  test('tells which path is not there, and goes on', async () => {
    await place('a.txt');
    expect(await find('gone.txt', 'a.txt')).toEqual(['gone.txt: missing-file gone.txt', 'a.txt']);
  });

  test.skipIf(onWindows || isRoot)('tells which folder may not be read, and goes on', async () => {
    await place('a.txt', 'locked/b.txt', 'open/c.txt');
    await chmod(join(folder, 'locked'), 0);
    expect(await find('.')).toEqual(['a.txt', 'locked: unreadable-file locked', 'open/c.txt']);
    await chmod(join(folder, 'locked'), 0o700);
  });

  test('walks as deep as folders go', async () => {
    const deep = 'd/'.repeat(200);
    await place(`${deep}a.txt`);
    expect(await find('.')).toEqual([`${deep}a.txt`]);
  });
});

describe('readFile', () => {
  const read = (name: string) => readFile(join(folder, name));
  const failure = (code: string, file: string) => ({ ok: false, error: { code, file } });

  test('gives the name without folders and the bytes as they are', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    await writeFile(join(folder, 'خبر.txt'), bytes);
    const result = await read('خبر.txt');
    expect(result.ok && result.value).toEqual({ name: 'خبر.txt', bytes });
  });

  test('gives bytes that can be handed to another thread', async () => {
    await place('a.txt');
    const result = await read('a.txt');
    const buffer = result.ok ? result.value.bytes.buffer : undefined;
    expect(buffer?.byteLength).toBe(4);
  });

  test('reads an empty file', async () => {
    await writeFile(join(folder, 'empty.txt'), '');
    expect(await read('empty.txt')).toMatchObject({ ok: true, value: { bytes: new Uint8Array() } });
  });

  test('refuses what is not there', async () => {
    expect(await read('gone.txt')).toMatchObject(failure('missing-file', 'gone.txt'));
    await place('a.txt');
    expect(await read('a.txt/b.txt')).toMatchObject(failure('missing-file', 'b.txt'));
  });

  test('refuses a folder', async () => {
    await mkdir(join(folder, 'folder.txt'));
    expect(await read('folder.txt')).toMatchObject(failure('not-a-file', 'folder.txt'));
  });

  test('refuses a file of more than 64 MiB without reading it', async () => {
    const path = join(folder, 'large.txt');
    await writeFile(path, '');
    await truncate(path, 64 * 1024 * 1024 + 1);
    expect(await read('large.txt')).toMatchObject(failure('too-large', 'large.txt'));
    await truncate(path, 2 ** 40);
    expect(await read('large.txt')).toMatchObject(failure('too-large', 'large.txt'));
  });

  test('refuses a name that no system has', async () => {
    expect(await read('a\0.txt')).toMatchObject(failure('unreadable-file', 'a\0.txt'));
    expect(await read(`${'a'.repeat(300)}.txt`)).toMatchObject({ ok: false });
  });

  test.skipIf(onWindows)('refuses pipes, sockets and devices at once', async () => {
    execFileSync(makePipe, [join(folder, 'pipe.txt')]);
    expect(await read('pipe.txt')).toMatchObject(failure('not-a-file', 'pipe.txt'));
    const server = createServer().listen(join(folder, 'socket.txt'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await read('socket.txt')).toMatchObject(failure('not-a-file', 'socket.txt'));
    await new Promise((resolve) => server.close(resolve));
    expect(await readFile('/dev/zero')).toMatchObject(failure('not-a-file', 'zero'));
  });

  test.skipIf(onWindows || isRoot)('refuses what the reader may not read', async () => {
    await place('locked.txt');
    await chmod(join(folder, 'locked.txt'), 0);
    expect(await read('locked.txt')).toMatchObject(failure('unreadable-file', 'locked.txt'));
  });

  test.skipIf(process.platform !== 'linux')(
    'refuses a file that is longer than it says',
    async () => {
      expect(await readFile('/proc/self/status')).toMatchObject(
        failure('unreadable-file', 'status'),
      );
    },
  );
});
