import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RestoreReport } from '#shared/restoring';
import { createApplication, type Application } from '../../../src/main/application';
import type { RestoreWish } from '../../../src/main/restoring';
import { testParts, type TestParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { numberedArticle } from '../../torture/articles';
import { selectorAt } from '../library/samples';
import { treeOf, valueOf } from '../library/support';
import { articles, idAt, merge } from './restoreScene';

interface Scene {
  readonly parts: TestParts;
  readonly application: Application;
}

async function begin(folder: string): Promise<Scene> {
  const parts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  return { parts, application: createApplication(parts) };
}

/** A copy of three articles, of which the reader has since changed, purged and added some. */
async function changedSince(home: string): Promise<Scene & { readonly file: string }> {
  const scene = await begin(join(home, 'library'));
  const { library } = scene.parts;
  valueOf(await library.add(articles));
  const mark = valueOf(
    await library.addMark(idAt(0), { selector: selectorAt(0, 3), note: 'قديم' }),
  );
  const other = await begin(join(home, 'other'));
  await merge(library, other.parts.library);
  valueOf(await other.parts.library.changeReading(idAt(0), { starred: true, tags: ['هناك'] }));
  valueOf(await other.parts.library.changeMark(mark.id, { note: 'جديد' }));
  valueOf(await other.parts.library.addMark(idAt(1), { selector: selectorAt(2, 4), note: '' }));
  valueOf(await other.parts.library.add([numberedArticle(7)]));
  const file = join(home, 'copy.zip');
  valueOf(await other.application.exportTo(file, null));
  valueOf(await library.trash([idAt(2)]));
  valueOf(await library.purge([idAt(2)]));
  valueOf(await library.changeReading(idAt(0), { archived: true }));
  valueOf(await library.add([numberedArticle(9)]));
  return { ...scene, file };
}

const answerOf = async (
  { application }: Scene,
  file: string,
  wish: Partial<RestoreWish> = {},
): Promise<RestoreReport> =>
  application.restores.files([file], { dryRun: false, bringBack: false, ...wish });

describe('a restore from a file', () => {
  it('tells first what it would do and writes nothing, then does just that', async () => {
    const home = await temporaryFolder();
    const scene = await changedSince(home);
    const { library } = scene.parts;
    const tree = await treeOf(library.folder);
    const plan = await answerOf(scene, scene.file, { dryRun: true });
    expect(await treeOf(library.folder)).toEqual(tree);
    expect(plan).toMatchObject({
      ...{ counts: { added: 1, changed: 2, left: 0, purged: 1, failed: 0 }, isWhole: true },
      ...{ bookmarks: { added: 1, changed: 1, removed: 0 }, failures: [] },
    });
    const byId = new Map(plan.articles.map((each) => [each.id, each]));
    expect(byId.get(idAt(0))).toMatchObject({ outcome: 'changed', fields: ['starred', 'tags'] });
    expect(byId.get(idAt(1))).toMatchObject({ outcome: 'changed', fields: [] });
    expect(byId.get(idAt(2))?.purgedAt).toMatch(/^20\d\d-/);

    expect(await answerOf(scene, scene.file)).toEqual(plan);
    expect(library.row(idAt(0))?.reading).toMatchObject({
      ...{ starred: true, tags: ['هناك'], archived: true },
    });
    expect(library.bookmarks(idAt(0)).map(({ note }) => note)).toEqual(['جديد']);
    expect(library.rows()).toHaveLength(4);
    expect(library.has(idAt(2))).toBe(false);
    expect(await library.check()).toMatchObject({ ok: true, findings: [] });
    expect(await answerOf(scene, scene.file)).toMatchObject({
      counts: { added: 0, changed: 0, left: 3, purged: 1, failed: 0 },
      articles: [{ id: idAt(2), outcome: 'purged' }],
    });
  });

  it('brings back what was deleted for good only when that is wished', async () => {
    const scene = await changedSince(await temporaryFolder());
    const wish = { bringBack: true };
    const plan = await answerOf(scene, scene.file, { ...wish, dryRun: true });
    expect(plan.counts).toMatchObject({ added: 2, purged: 0 });
    expect(scene.parts.library.has(idAt(2))).toBe(false);
    expect((await answerOf(scene, scene.file, wish)).counts).toEqual(plan.counts);
    expect(scene.parts.library.row(idAt(2))?.reading.trashedAt).toBeNull();
  });

  it('is what importing the file does, too, which tells of what stays deleted', async () => {
    const scene = await changedSince(await temporaryFolder());
    const { outcomes } = await scene.application.importPaths([scene.file]);
    expect(outcomes.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      expect.arrayContaining([
        ['added', undefined],
        ['duplicate', undefined],
        ['failed', 'purged-here'],
      ]),
    );
    expect(scene.parts.library.row(idAt(0))?.reading.tags).toEqual(['هناك']);
    expect((await answerOf(scene, scene.file)).counts).toMatchObject({ added: 0, changed: 0 });
  });

  describe('in several files, as exports of version 1 were', () => {
    const names = ['library.zip', 'library-2.zip', 'library-3.zip'];
    const old = join(import.meta.dirname, '../../fixtures/exports/version-1');

    it('takes the others along, whichever of them is damaged', async () => {
      const home = await temporaryFolder();
      const scene = await begin(join(home, 'library'));
      for (const name of names) await cp(join(old, name), join(home, name));
      const plan = await answerOf(scene, join(home, 'library.zip'), { dryRun: true });
      expect(plan).toMatchObject({ counts: { added: 3, failed: 0 }, bookmarks: { added: 1 } });
      for (const name of names) {
        const bytes = await readFile(join(home, name));
        await writeFile(join(home, name), bytes.subarray(0, -30));
        const cut = await answerOf(scene, join(home, 'library.zip'), { dryRun: true });
        expect(cut.counts).toMatchObject({ added: 2, failed: 1 });
        expect(cut.failures).toMatchObject([{ code: 'damaged-file', file: name }]);
        await writeFile(join(home, name), bytes);
      }
    });

    it('takes none along that is an export of its own', async () => {
      const home = await temporaryFolder();
      const [from, scene] = [await begin(join(home, 'one')), await begin(join(home, 'two'))];
      valueOf(await from.parts.library.add(articles));
      for (const [at, name] of ['copy.zip', 'copy-2.zip', 'library-2.zip'].entries()) {
        valueOf(await from.application.exportTo(join(home, name), [idAt(at)]));
      }
      await cp(join(old, 'library.zip'), join(home, 'library.zip'));
      const idsIn = async (name: string): Promise<readonly string[]> => {
        const { articles: told, counts } = await answerOf(scene, join(home, name), {
          dryRun: true,
        });
        expect(counts.failed).toBe(0);
        return told.map(({ id }) => id);
      };
      expect(await idsIn('copy.zip')).toEqual([idAt(0)]);
      expect(await idsIn('library.zip')).toHaveLength(1);
    });
  });

  it('keeps what was found before it was cancelled, and ends it when it is asked again', async () => {
    const home = await temporaryFolder();
    const [from, scene] = [await begin(join(home, 'one')), await begin(join(home, 'two'))];
    const many = Array.from({ length: 300 }, (_, at) => numberedArticle(at));
    valueOf(await from.parts.library.add(many));
    const file = join(home, 'copy.zip');
    valueOf(await from.application.exportTo(file, null));
    const cancelling = new AbortController();
    const report = await answerOf(scene, file, {
      signal: cancelling.signal,
      told: () => cancelling.abort(),
    });
    expect(report.isWhole).toBe(false);
    const { added } = report.counts;
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(300);
    expect(scene.parts.library.rows()).toHaveLength(added);
    expect((await answerOf(scene, file)).counts).toMatchObject({ added: 300 - added, left: added });
  });

  it.each([
    ['a text', 'خبر.txt', 'خبر\n\nفقرة', 'not-an-export'],
    ['a damaged archive', 'copy.zip', 'PK\u0003\u0004 and no more', 'damaged-file'],
  ])('refuses %s whole', async (_what, name, text, code) => {
    const home = await temporaryFolder();
    const scene = await begin(join(home, 'library'));
    await writeFile(join(home, name), text);
    const report = await answerOf(scene, join(home, name));
    expect(report).toMatchObject({ counts: { added: 0, failed: 1 }, failures: [{ code }] });
    expect(scene.parts.library.rows()).toEqual([]);
    expect(await readdir(join(scene.parts.library.folder, 'originals'))).toEqual([]);
  });

  it('asks the reader of the window for the file, and tells the window what is new', async () => {
    const scene = await changedSince(await temporaryFolder());
    const { handlers } = scene.application;
    expect(valueOf(await handlers['restore:plan']({ paths: null }))).toBeNull();
    scene.parts.chosen = [scene.file];
    const plan = valueOf(await handlers['restore:plan']({ paths: null }));
    expect(plan?.paths).toEqual([scene.file]);
    const report = valueOf(
      await handlers['restore:perform']({ paths: [scene.file], bringBack: false }),
    );
    const { deed, ...done } = report;
    expect(done).toEqual(plan?.report);
    expect(deed).toMatch(/^[0-9a-f-]{36}$/);
    const told = scene.parts.announced.filter(({ name }) => name === 'library:added');
    const news = [idAt(0), idAt(1), numberedArticle(7).article.id].sort();
    expect(told.flatMap(({ fact }) => (fact as { ids: string[] }).ids).sort()).toEqual(news);
  });

  it('lets what it takes out of the trash be found again, and what it puts there no more', async () => {
    const home = await temporaryFolder();
    const [there, here] = [await begin(join(home, 'one')), await begin(join(home, 'two'))];
    await here.application.indexed();
    valueOf(await there.parts.library.add(articles));
    const bring = async (): Promise<RestoreReport> => {
      const file = join(home, `${Math.random()}.zip`);
      valueOf(await there.application.exportTo(file, null));
      return answerOf(here, file);
    };
    const found = async (): Promise<number> =>
      valueOf(
        await here.application.handlers['search:query']({
          ...{ text: articles[0]?.article.title ?? '', limit: 100, strict: [] },
        }),
      ).hits.filter(({ id }) => id === idAt(0)).length;
    await bring();
    expect(await found()).toBe(1);
    valueOf(await there.parts.library.trash([idAt(0)]));
    expect((await bring()).articles).toMatchObject([{ id: idAt(0), fields: ['trashedAt'] }]);
    expect(await found()).toBe(0);
    valueOf(await there.parts.library.restore([idAt(0)]));
    await bring();
    expect(await found()).toBe(1);
  });
});
