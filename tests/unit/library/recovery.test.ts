import { cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import {
  a,
  articles,
  b,
  before,
  c,
  files,
  now,
  seen,
  selector,
  storeNames,
  useFilledLibrary,
} from './filledLibrary';
import { openAt, temporaryFolder, tickingClock, treeOf, valueOf } from './support';

const filledLibrary = useFilledLibrary();

describe('any store', () => {
  it('that was restored is saved to again, and never over the file that was kept', async () => {
    for (const name of storeNames) {
      const folder = await filledLibrary();
      await writeFile(join(folder, files[name]), 'null');
      const library = await openAt(folder);
      const keptAs = join(folder, library.notices[0]?.keptAs ?? '');
      valueOf(await library.add([numberedArticle(3)]));
      valueOf(await library.changeReading(c, { starred: true }));
      valueOf(await library.addMark(c, { selector, note: 'three' }));
      valueOf(await library.changeSettings({ fontSize: 30 }));
      const after = seen(library);
      await library.close();
      expect(await readFile(keptAs, 'utf8')).toBe('null');
      const again = await openAt(folder);
      expect(again.notices).toEqual([]);
      expect(seen(again)).toEqual(after);
    }
  });

  it('with any one byte changed or cut off anywhere is found out and restored', async () => {
    const folder = await filledLibrary();
    const sizes = await Promise.all(
      storeNames.map(async (name) => (await stat(join(folder, files[name]))).size),
    );
    const somewhere = fc.nat(storeNames.length - 1).chain((which) =>
      fc.record({
        name: fc.constant(storeNames[which] ?? 'library'),
        at: fc.nat((sizes[which] ?? 1) - 1),
        flip: fc.option(fc.integer({ min: 1, max: 255 }), { nil: null }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(somewhere, async ({ name, at, flip }) => {
        const whole = await readFile(join(folder, files[name]));
        const bad = Buffer.from(flip === null ? whole.subarray(0, at) : whole);
        if (flip !== null) bad[at] = (whole[at] ?? 0) ^ flip;
        await writeFile(join(folder, files[name]), bad);
        const result = await openLibrary({ folder, clock: tickingClock(), access: 'read' });
        await writeFile(join(folder, files[name]), whole);
        const library = valueOf(result);
        expect(library.notices).toMatchObject([{ file: files[name] }]);
        expect(seen(library)).toEqual(before[name]);
      }),
      { numRuns: Number(process.env['MAQAL_MODEL_RUNS'] ?? 60) },
    );
  });

  it('all damaged at once: every article comes back from its content', async () => {
    const folder = await filledLibrary();
    for (const file of Object.values(files)) {
      await writeFile(join(folder, file), 'null');
      await rm(join(folder, `${file}.1`), { force: true });
    }
    const library = await openAt(folder);
    expect(library.notices.map(({ file }) => file).sort()).toEqual(Object.values(files).sort());
    expect(seen(library)).toMatchObject({ ids: now.ids, starred: [], notes: [] });
    for (const id of now.ids) expect((await library.open(id)).ok).toBe(true);
  });

  it('all gone: every article comes back, as added when its content was written', async () => {
    const folder = await filledLibrary();
    for (const gone of ['library.json', 'settings.json', 'records', 'reading', 'bookmarks']) {
      await rm(join(folder, gone), { recursive: true });
    }
    const library = await openAt(folder);
    expect(library.notices.length).toBeGreaterThan(0);
    expect(seen(library).ids).toEqual(now.ids);
    const content = Object.keys(await treeOf(join(folder, 'contents'))).find((path) =>
      path.endsWith('json'),
    );
    const { mtime } = await stat(join(folder, 'contents', content ?? ''));
    expect(library.rows().map(({ addedAt }) => addedAt)).toContain(mtime.toISOString());
    await library.close();
    const again = await openAt(folder);
    expect(again.notices).toEqual([]);
    expect(seen(again).ids).toEqual(now.ids);
  });

  it('keeps its marks when the record of their article cannot be recovered', async () => {
    const folder = await filledLibrary();
    await rm(join(folder, 'records', '0001.json'));
    await rm(join(folder, 'records', '0001.json.1'));
    await rm(join(folder, 'contents'), { recursive: true });
    const library = await openAt(folder);
    expect(library.notices).toMatchObject([{ kind: 'library-damaged', file: files.records }]);
    expect(library.rows()).toEqual([]);
    const { findings } = await library.check();
    expect(findings).toContainEqual({ kind: 'missing', what: 'record', id: a });
    const [mark] = library.bookmarks(b);
    valueOf(await library.changeMark(mark?.id ?? '', { note: 'two' }));
    valueOf(await library.add(articles));
    expect(seen(library)).toEqual(now);
  });

  it('in the place of another shard is known by its name, and nothing is lost or doubled', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const many = Array.from({ length: 300 }, (_, number) => numberedArticle(number));
    valueOf(await library.add(many));
    const starred = many.filter((_, at) => at % 50 === 0).map(({ article }) => article.id);
    for (const id of starred) valueOf(await library.changeReading(id, { starred: true }));
    await library.close();
    await cp(join(folder, 'records', '0002.json'), join(folder, 'records', '0001.json'));

    const again = await openAt(folder);
    expect(again.notices).toMatchObject([{ kind: 'library-restored', file: files.records }]);
    expect(again.rows()).toHaveLength(300);
    // What lies in another shard than its article does is changed where it lies.
    for (const id of starred) valueOf(await again.changeReading(id, { progress: 1 }));
    await again.close();
    const last = await openAt(folder);
    expect(last.notices).toEqual([]);
    expect(last.rows()).toHaveLength(300);
    const done = last.rows().filter(({ reading }) => reading.starred && reading.progress === 1);
    expect(done).toHaveLength(starred.length);
  });

  it('of several shards gone: articles come back, and what was done with them is not forgotten', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const many = Array.from({ length: 300 }, (_, number) => numberedArticle(number));
    valueOf(await library.add(many));
    const last = many.at(-1)?.article.id ?? '';
    valueOf(await library.changeReading(last, { starred: true }));
    await library.close();
    await rm(join(folder, 'records'), { recursive: true });
    for (const progress of [0.5, 1]) {
      const again = await openAt(folder);
      expect(again.rows()).toHaveLength(300);
      expect(valueOf(await again.open(last)).reading.starred).toBe(true);
      valueOf(await again.changeReading(last, { progress }));
      await again.close();
    }
    const end = await openAt(folder);
    expect(valueOf(await end.open(last)).reading).toMatchObject({ starred: true, progress: 1 });
  });
});
