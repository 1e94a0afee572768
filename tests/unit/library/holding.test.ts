import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { a, articles, b, c, seen, selector, useFilledLibrary } from './filledLibrary';
import { doings, expectKept, never, scene } from './holdingScene';
import { codeOf, openAt, temporaryFolder, tickingClock, treeOf, valueOf } from './support';

const filledLibrary = useFilledLibrary();

describe('a drive that is pulled out', () => {
  const replacements: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
    nothing: () => Promise.resolve(),
    'an empty folder, as a mount point is': (folder) => mkdir(folder),
    'a file': (folder) => writeFile(folder, 'a file'),
  };

  it.each(Object.entries(replacements))(
    'with %s in its place: the reader goes on, and all is saved when it is back',
    async (_what, replace) => {
      const here = await scene(await filledLibrary());
      const { library, folder, told } = here;
      expect(library.saving.now()).toMatchObject({ state: 'saved' });
      await here.pull();
      await replace(folder);
      const parent = join(folder, '..');
      const tree = await treeOf(parent);
      for (const doing of Object.values(doings)) {
        expect(await doing(library)).toMatchObject({ ok: true });
      }
      expect(seen(library)).toMatchObject({ starred: [a, b, c].sort(), fontSize: 33 });
      expect(library.bookmarks(c).map(({ note }) => note)).toEqual(['new']);
      expect(library.bookmarks(a)).toEqual([]);
      // Three reading records, two bookmarks, and the settings.
      const unsaved = { state: 'unsaved', changes: 6, code: 'library-gone' };
      expect(library.saving.now()).toEqual(unsaved);
      expect(told.at(-1)).toEqual(unsaved);
      expect([...library.saving.held()].sort()).toEqual([a, b, c].sort());
      expect(await treeOf(parent)).toEqual(tree);

      await here.plug();
      await here.until('saved');
      expect(library.saving.now()).toMatchObject({ state: 'saved' });
      expect(library.saving.held()).toEqual([]);
      await expectKept(here);
    },
  );

  it('with another library in its place: nothing is written into that one', async () => {
    const here = await scene(await filledLibrary());
    const { library, folder } = here;
    await here.pull();
    const other = valueOf(await openLibrary({ folder, clock: tickingClock(), access: 'write' }));
    valueOf(await other.add([numberedArticle(7)]));
    await other.close();
    const tree = await treeOf(folder);
    for (const doing of Object.values(doings)) {
      expect(await doing(library)).toMatchObject({ ok: true });
    }
    expect(library.saving.now()).toMatchObject({ state: 'unsaved', code: 'library-replaced' });
    expect(await library.saving.settle(60)).toMatchObject({ code: 'library-replaced' });
    expect(codeOf(await library.add([numberedArticle(8)]))).toBe('library-replaced');
    expect(await treeOf(folder)).toEqual(tree);
    await here.plug();
    await here.until('saved');
    await expectKept(here);
  });

  it('tells of each change of what is unsaved, and of nothing twice', async () => {
    const here = await scene(await filledLibrary(), never);
    const { library, told } = here;
    valueOf(await library.changeSettings({ fontSize: 30 }));
    expect(told).toEqual([]);
    await here.pull();
    valueOf(await library.changeReading(c, { starred: true }));
    valueOf(await library.changeReading(c, { progress: 0.5 }));
    valueOf(await library.changeReading(c, { progress: 0.5 }));
    valueOf(await library.addMark(c, { selector, note: '' }));
    await here.plug();
    expect(await library.saving.settle(1000)).toMatchObject({ state: 'saved' });
    expect(told).toMatchObject([
      { state: 'unsaved', changes: 1, code: 'library-gone' },
      { state: 'unsaved', changes: 2, code: 'library-gone' },
      { state: 'saved' },
    ]);
  });

  it('keeps what cannot be, or changes nothing, from being called unsaved', async () => {
    const here = await scene(await filledLibrary(), never);
    const { library, told } = here;
    await here.pull();
    expect(codeOf(await library.changeReading('0'.repeat(64), { starred: true }))).toBe(
      'not-found',
    );
    expect(codeOf(await library.changeMark('none', { note: '' }))).toBe('not-found');
    valueOf(await library.changeReading(a, { starred: true }));
    expect(library.saving.now().state).toBe('saved');
    expect(told).toEqual([]);
  });

  it('fails what is not the reader’s own doing, until all that is held has been saved', async () => {
    const here = await scene(await filledLibrary(), never);
    const { library } = here;
    await here.pull();
    valueOf(await library.changeReading(c, { starred: true }));
    expect(codeOf(await library.add([numberedArticle(8)]))).toBe('library-gone');
    expect(codeOf(await library.purge([a]))).toBe('library-gone');
    expect(library.has(numberedArticle(8).article.id)).toBe(false);
    await here.plug();
    valueOf(await library.add([numberedArticle(8)]));
    expect(library.saving.now().state).toBe('saved');
    await expectKept(here);
  });

  it('is waited for no longer than was said', async () => {
    const here = await scene(await filledLibrary());
    await here.pull();
    valueOf(await here.library.changeSettings({ theme: 'dark' }));
    const begun = performance.now();
    expect(await here.library.saving.settle(300)).toEqual({
      ...{ state: 'unsaved', changes: 1, code: 'library-gone' },
    });
    expect(performance.now() - begun).toBeLessThan(2_000);
    await here.plug();
    expect(await here.library.saving.settle(2_000)).toMatchObject({ state: 'saved' });
  });
});

describe('a change of several stores of which one cannot be written', () => {
  it('is held for that one, and saved there later', async () => {
    const folder = await temporaryFolder();
    const clock = tickingClock();
    const options = { folder, clock, access: 'write', holds: never } as const;
    const library = valueOf(await openLibrary(options));
    onTestFinished(() => library.close());
    const many = Array.from({ length: 260 }, (_, number) => numberedArticle(number));
    valueOf(await library.add(many));
    const ids = many.map(({ article }) => article.id);
    // Nothing can be renamed over a folder that is not empty.
    const obstacles = ['reading/0002.json', 'reading/0002.json.1'].map((name) =>
      join(folder, name),
    );
    for (const obstacle of obstacles) {
      await rm(obstacle, { force: true });
      await mkdir(join(obstacle, 'in the way'), { recursive: true });
    }
    valueOf(await library.trash(ids));
    expect(ids.every((id) => library.isTrashed(id))).toBe(true);
    expect(library.saving.now()).toMatchObject({ state: 'unsaved', changes: 4 });
    expect([...library.saving.held()].sort()).toEqual(ids.slice(256).sort());
    for (const obstacle of obstacles) await rm(obstacle, { recursive: true });
    // Asked for once more, it is done already.
    valueOf(await library.trash(ids));
    expect(library.saving.now()).toMatchObject({ state: 'saved' });
    await library.close();
    const again = await openAt(folder);
    expect(ids.every((id) => again.isTrashed(id))).toBe(true);
    expect((await again.check()).ok).toBe(true);
  });
});

describe('whatever the reader does, whenever the drive comes and goes', () => {
  const step = fc.constantFrom('pull', 'plug', 'settle', ...Object.keys(doings));

  it('in the end all is there', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const here = await scene(await filledLibrary(), never);
        const { library } = here;
        const model = valueOf(
          await openLibrary({
            folder: await filledLibrary(),
            clock: tickingClock(),
            access: 'write',
          }),
        );
        let isThere = true;
        for (const each of steps) {
          if (each === 'pull' && isThere) await here.pull();
          if (each === 'plug' && !isThere) await here.plug();
          if (each === 'pull' || each === 'plug') isThere = each === 'plug';
          else if (each === 'settle') {
            const { state } = await library.saving.settle(0);
            if (isThere) expect(state).toBe('saved');
          } else {
            const done = await doings[each]?.(library);
            const wanted = await doings[each]?.(model);
            expect(done?.ok).toBe(wanted?.ok);
          }
          expect(seen(library)).toEqual(seen(model));
          if (!isThere) continue;
          // What is called saved is on disk.
          if (library.saving.now().state === 'saved') {
            const disk = valueOf(
              await openLibrary({ folder: here.folder, clock: tickingClock(), access: 'read' }),
            );
            expect(seen(disk)).toEqual(seen(library));
          }
        }
        if (!isThere) await here.plug();
        expect(await library.saving.settle(1000)).toMatchObject({ state: 'saved' });
        await expectKept(here);
        expect(articles.every(({ article }) => model.has(article.id))).toBe(true);
        await model.close();
      }),
      { numRuns: 15 },
    );
  });
});
