import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { createLastChanges } from '../../../src/main/lastChanges';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { selectorAt } from '../library/samples';
import { valueOf } from '../library/support';
import { articles, idAt } from './restoreScene';

const holds = { first: 10, longest: 40 };

/** A library whose folder is pulled out, with changes that memory alone has. */
async function pulled() {
  const home = await temporaryFolder();
  const [folder, away] = [join(home, 'library'), join(home, 'away')];
  const clock = (): Date => new Date();
  const library = valueOf(await openLibrary({ folder, clock, access: 'write', holds }));
  onTestFinished(() => library.close());
  valueOf(await library.add(articles));
  const removed = valueOf(
    await library.addMark(idAt(1), { selector: selectorAt(0, 2), note: 'يُحذف' }),
  );
  await rename(folder, away);
  valueOf(await library.changeReading(idAt(0), { starred: true, tags: ['بحر'] }));
  valueOf(await library.addMark(idAt(0), { selector: selectorAt(0, 3), note: 'بلا قرص' }));
  valueOf(await library.removeMark(removed.id));
  return { home, folder, away, library };
}

const changedIn = (library: Library): unknown => ({
  reading: library.row(idAt(0))?.reading,
  marks: [0, 1, 2].map((at) => library.bookmarks(idAt(at))),
});

async function open(folder: string) {
  const parts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  return { parts, application: createApplication(parts) };
}

/** Saves what is unsaved as the end of the program does, and answers whether all of it is in the file. */
async function saved({ library }: { library: Library }, file: string): Promise<boolean> {
  const { changesTo } = createApplication({
    ...(await testParts(await temporaryFolder())),
    library,
  });
  const failures: string[] = [];
  const last = createLastChanges({
    ...{ locale: () => 'ar' as const, held: library.saving.held, changesTo },
    dialogs: {
      choose: () => Promise.resolve('file'),
      chooseFile: () => Promise.resolve(file),
      tellFailure: (why) => Promise.resolve(void failures.push(why)),
    },
  });
  const isSaved = await last.saveToFile();
  expect(failures).toHaveLength(isSaved ? 0 : 1);
  return isSaved;
}

for (const way of ['restored', 'imported'] as const) {
  it(`keeps what was done while the folder is away in a file, which is ${way} once it is back`, async () => {
    const scene = await pulled();
    const file = join(scene.home, 'changes.zip');
    expect(scene.library.saving.now()).toMatchObject({ state: 'unsaved', code: 'library-gone' });
    expect(await saved(scene, file)).toBe(true);
    const wanted = changedIn(scene.library);
    await scene.library.close();
    await rename(scene.away, scene.folder);

    const { parts, application } = await open(scene.folder);
    expect(parts.library.row(idAt(0))?.reading.starred).toBe(false);
    if (way === 'imported') {
      const { outcomes } = await application.importPaths([file]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
    } else {
      const wish = { dryRun: false, bringBack: false };
      const plan = await application.restores.files([file], { ...wish, dryRun: true });
      expect(plan).toMatchObject({
        counts: { added: 0, changed: 2, left: 0, purged: 0, failed: 0 },
        bookmarks: { added: 1, changed: 0, removed: 1 },
      });
      expect(await application.restores.files([file], wish)).toEqual(plan);
    }
    expect(changedIn(parts.library)).toEqual(wanted);
    expect(await parts.library.check()).toMatchObject({ ok: true });
  });
}

it('names what was done with an article that the library of the file does not have', async () => {
  const scene = await pulled();
  const file = join(scene.home, 'changes.zip');
  await saved(scene, file);
  const { parts, application } = await open(join(scene.home, 'other'));
  valueOf(await parts.library.add(articles.slice(1)));
  const report = await application.restores.files([file], { dryRun: false, bringBack: false });
  expect(report.counts).toMatchObject({ left: 1, failed: 1 });
  const { title } = articles[0]!.article;
  expect(report.failures).toEqual([{ code: 'article-not-here', file: title }]);
});

it('says so when the file cannot be written either, and leaves nothing behind', async () => {
  const scene = await pulled();
  expect(await saved(scene, join(scene.home, 'nowhere', 'changes.zip'))).toBe(false);
  expect(await readdir(scene.home)).toEqual(['away']);
});
