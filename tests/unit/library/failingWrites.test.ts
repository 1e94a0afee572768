import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Result } from '#shared/result';
import type { Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { bundle } from '../../torture/bundle';
import { startSession, type Session } from '../../torture/startSession';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

const selector = { quote: { exact: 'x', prefix: '', suffix: '' }, position: { start: 0, end: 1 } };
const article = numberedArticle(1);
const { id } = article.article;

/** Every kind of change, on a library that holds article 1 with one bookmark. */
function changesOf(library: Library) {
  const [bookmark] = library.bookmarks(id);
  return {
    add: () => library.add([numberedArticle(2)]),
    changeReading: () => library.changeReading(id, { starred: true }),
    trash: () => library.trash([id]),
    addMark: () => library.addMark(id, { selector, note: 'new' }),
    changeMark: () => library.changeMark(bookmark?.id ?? '', { note: 'changed' }),
    removeMark: () => library.removeMark(bookmark?.id ?? ''),
    changeSettings: () => library.changeSettings({ theme: 'dark' }),
  } satisfies Record<string, () => Promise<Result<unknown>>>;
}

const memoryOf = (library: Library) => ({
  rows: library.rows(),
  hasSecond: library.has(numberedArticle(2).article.id),
  bookmarks: library.bookmarks(null),
  settings: library.settings(),
});

async function filledLibrary(folder: string): Promise<Library> {
  const library = await openAt(folder);
  valueOf(await library.add([article]));
  valueOf(await library.addMark(id, { selector, note: 'old' }));
  return library;
}

describe('a folder that is not there any more', () => {
  const replacements = {
    nothing: () => Promise.resolve(),
    'an empty folder, as a mount point is': (folder: string) => mkdir(folder),
    'a file': (folder: string) => writeFile(folder, 'a file'),
  };

  it.each(Object.entries(replacements))(
    'with %s in its place: no change is made, nothing springs up, and all goes on when it is back',
    async (_what, replace) => {
      const parent = await temporaryFolder();
      const folder = join(parent, 'library');
      const library = await filledLibrary(folder);
      const memory = memoryOf(library);
      await rename(folder, join(parent, 'pulled-out'));
      await replace(folder);
      const tree = await treeOf(parent);

      for (const change of Object.values(changesOf(library))) {
        expect(codeOf(await change())).toBe('library-gone');
      }
      expect(codeOf(await library.open(id))).toBe('library-gone');
      expect(memoryOf(library)).toEqual(memory);
      expect(await treeOf(parent)).toEqual(tree);

      await rm(folder, { recursive: true, force: true });
      await rename(join(parent, 'pulled-out'), folder);
      for (const change of Object.values(changesOf(library))) {
        expect(await change()).toMatchObject({ ok: true });
      }
      const after = memoryOf(library);
      await library.close();
      const again = await openAt(folder);
      expect(memoryOf(again)).toEqual(after);
      expect((await again.check()).ok).toBe(true);
    },
  );

  it('while it is closed: that is no failure', async () => {
    const folder = join(await temporaryFolder(), 'library');
    const library = await filledLibrary(folder);
    await rm(folder, { recursive: true });
    await library.close();
    expect((await library.check()).ok).toBe(false);
  });
});

describe('a store that cannot be replaced', () => {
  const stores = {
    records: 'add',
    reading: 'changeReading',
    bookmarks: 'addMark',
    incoming: 'add',
  } as const;

  it.each(Object.entries(stores))('%s: memory stays as it was', async (store, verb) => {
    const folder = await temporaryFolder();
    const library = await filledLibrary(folder);
    const memory = memoryOf(library);
    // With a file in its folder's place nothing can be written there, by whomever.
    await rename(join(folder, store), join(folder, 'away'));
    await writeFile(join(folder, store), '');
    expect((await changesOf(library)[verb]()).ok).toBe(false);
    expect(memoryOf(library)).toEqual(memory);
    await rm(join(folder, store));
    await rename(join(folder, 'away'), join(folder, store));
    expect(await changesOf(library)[verb]()).toMatchObject({ ok: true });
    const after = memoryOf(library);
    await library.close();
    expect(memoryOf(await openAt(folder))).toEqual(after);
  });
});

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const ordinary = isRoot ? { uid: nobody, gid: nobody } : {};
const canBeOrdinary =
  process.platform !== 'win32' && spawnSync(process.execPath, ['-e', '0'], ordinary).status === 0;

describe('a session', () => {
  let scripts = '';
  let script = '';

  beforeAll(async () => {
    scripts = await mkdtemp(join(tmpdir(), 'maqal-session-'));
    await chmod(scripts, 0o755); // for the ordinary user
    script = await bundle(join(import.meta.dirname, '../../torture/session.ts'), scripts);
    await chmod(dirname(script), 0o755);
  });
  afterAll(() => rm(scripts, { recursive: true, force: true }));

  function start(options: Parameters<typeof startSession>[1]): Session {
    const session = startSession(script, options);
    onTestFinished(() => session.kill());
    return session;
  }

  /** A session that sees a small file system of its own, and may mount it anew. */
  async function startOnSmallDisk(folder: string, size: string): Promise<Session> {
    const mount = `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$1" "$2"`;
    const command = ['unshare', '-rm', 'sh', '-c', mount, folder, process.execPath] as const;
    const session = start({ command: [...command] });
    expect(await session.ask({ verb: 'open', folder, access: 'write' })).toMatchObject({
      ok: true,
    });
    return session;
  }

  it.skipIf(!canMount)(
    'on a full disk: says so, keeps what was saved, goes on with room',
    async () => {
      const folder = await temporaryFolder();
      const session = await startOnSmallDisk(folder, '2m');
      const kept: unknown[] = [];
      let code: string | null = null;
      for (let number = 0; code === null; number += 8) {
        const numbers = Array.from({ length: 8 }, (_, at) => number + at);
        const result = (await session.ask({ verb: 'add', numbers })) as Result<{ id: string }[]>;
        if (result.ok) kept.push(...result.value.map((added) => added.id));
        else code = result.error.code;
      }
      expect(code).toBe('disk-full');
      expect(kept.length).toBeGreaterThan(0);
      // To the last byte: not even a small store can be written.
      const fill = `dd if=/dev/zero of=${folder}/ballast bs=1k 2>/dev/null; true`;
      await session.ask({ verb: 'run', command: ['sh', '-c', fill] });
      expect(await session.ask({ verb: 'size', fontSize: 30 })).toMatchObject({
        error: { code: 'disk-full' },
      });
      const state = { ids: [...kept].reverse(), fontSize: 21 };
      expect(await session.ask({ verb: 'state' })).toEqual(state);
      expect(await session.ask({ verb: 'check' })).toMatchObject({ ok: true });
      await session.ask({ verb: 'close' });
      expect(await session.ask({ verb: 'open', folder, access: 'read' })).toMatchObject({
        value: [],
      });
      expect(await session.ask({ verb: 'state' })).toEqual(state);

      await session.ask({ verb: 'run', command: ['rm', `${folder}/ballast`] });
      expect(await session.ask({ verb: 'open', folder, access: 'write' })).toMatchObject({
        ok: true,
        value: [],
      });
      expect(await session.ask({ verb: 'size', fontSize: 30 })).toMatchObject({ ok: true });
      const left = await session.ask({
        verb: 'run',
        command: ['sh', '-c', `find ${folder} -name '*.tmp' | wc -l`],
      });
      expect(String(left).trim()).toBe('0');
    },
  );

  it.skipIf(!canMount)(
    'on a disk that has become read-only: says so, and goes on afterwards',
    async () => {
      const folder = await temporaryFolder();
      const session = await startOnSmallDisk(folder, '8m');
      expect(await session.ask({ verb: 'add', numbers: [1] })).toMatchObject({ ok: true });
      const before = await session.ask({ verb: 'state' });
      await session.ask({ verb: 'run', command: ['mount', '-o', 'remount,ro', folder] });
      for (const change of [
        { verb: 'add', numbers: [2] } as const,
        { verb: 'size', fontSize: 30 } as const,
      ]) {
        expect(await session.ask(change)).toMatchObject({ error: { code: 'read-only' } });
      }
      expect(await session.ask({ verb: 'state' })).toEqual(before);
      await session.ask({ verb: 'close' });
      const reopen = { verb: 'open', folder, access: 'write-or-read' } as const;
      expect(await session.ask(reopen)).toMatchObject({ ok: true });
      expect(await session.ask({ verb: 'restriction' })).toMatchObject({ code: 'read-only' });
      expect(await session.ask({ verb: 'state' })).toEqual(before);
      await session.ask({ verb: 'run', command: ['mount', '-o', 'remount,rw', folder] });
      // Its process, which is this one, could not take its lock away.
      await session.ask({ verb: 'run', command: ['rm', join(folder, 'writer.lock')] });
      expect(await session.ask(reopen)).toMatchObject({ ok: true });
      expect(await session.ask({ verb: 'add', numbers: [2] })).toMatchObject({ ok: true });
      expect(await session.ask({ verb: 'check' })).toMatchObject({ ok: true, articles: 2 });
    },
  );

  it.skipIf(!canBeOrdinary)('without permission to write: says so, and reads', async () => {
    const folder = await temporaryFolder();
    await (await filledLibrary(folder)).close();
    if (isRoot) await chown(folder, nobody, nobody);
    await chmod(folder, 0o555);
    const session = start(isRoot ? { uid: nobody } : {});
    expect(await session.ask({ verb: 'open', folder, access: 'write' })).toMatchObject({
      error: { code: 'read-only' },
    });
    for (const access of ['read', 'write-or-read'] as const) {
      expect(await session.ask({ verb: 'open', folder, access })).toMatchObject({ ok: true });
      const restriction = { code: 'read-only', leftOut: 0 };
      expect(await session.ask({ verb: 'restriction' })).toEqual(restriction);
      expect(await session.ask({ verb: 'state' })).toMatchObject({ ids: [id] });
      expect(await session.ask({ verb: 'size', fontSize: 30 })).toMatchObject({
        error: { code: 'read-only' },
      });
    }
    await chmod(folder, 0o755);
    expect(await readdir(folder)).not.toContain('writer.lock');
  });
});
