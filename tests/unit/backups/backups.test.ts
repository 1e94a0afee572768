import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createTaker,
  drillSnapshot,
  prepareFolder,
  verifySnapshot,
} from '../../../src/main/backups/backups';
import { takeLock } from '../../../src/main/library/library';
import { first, firstId, second, secondId, third } from '../library/samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from '../library/support';
import { filled, inPool, openRestored, poolOf, restoredState, scene, stateOf } from './support';

const signal = new AbortController().signal;

describe('a backup', () => {
  it('restores to everything that the library held', async () => {
    const own = await filled();
    const { snapshot, isNew } = await own.take();
    expect(isNew).toBe(true);
    expect(snapshot).toMatchObject({ articles: 2, bookmarks: 1, problems: [], verified: null });
    const state = await stateOf(own.library);
    valueOf(await own.library.removeMark(own.library.bookmarks(firstId)[0]!.id));
    valueOf(await own.library.trash([secondId]));
    expect(await restoredState(own, snapshot.id)).toEqual(state);
    expect(await own.drill()).toMatchObject({ ok: true, articles: 2, bookmarks: 1, problems: [] });
    expect(await readdir(join(own.folder, 'incoming'))).toEqual([]);
  });

  it('is not taken when nothing has changed, and copies only what has', async () => {
    const own = await filled();
    const before = await own.take();
    const tree = await treeOf(own.folder);
    own.clock.pass(1);
    expect(await own.take()).toMatchObject({
      ...{ isNew: false, copiedFiles: 0, snapshot: before.snapshot },
    });
    expect(await treeOf(own.folder)).toEqual(tree);
    own.clock.pass(1);
    valueOf(await own.library.add([third]));
    // Its original and its content; the stores are held against what they were.
    expect(await own.take()).toMatchObject({ isNew: true, copiedFiles: 2 });
    expect(await own.list()).toHaveLength(2);
  });

  it('changes nothing in the library, and shares no file with it', async () => {
    const own = await filled();
    const tree = await treeOf(own.library.folder);
    await own.take();
    expect(await treeOf(own.library.folder)).toEqual(tree);
    expect((await stat(inPool(own, firstId))).nlink).toBe(1);
  });

  it('lies beside another library’s in the same folder', async () => {
    const target = await temporaryFolder();
    const [one, other] = [await scene(target), await scene(target)];
    valueOf(await one.library.add([first]));
    valueOf(await other.library.add([second, third]));
    await one.take();
    await other.take();
    expect(await one.drill()).toMatchObject({ ok: true, articles: 1 });
    expect(await other.drill()).toMatchObject({ ok: true, articles: 2 });
  });

  it('gives way in the rotation, with what it alone named', async () => {
    const own = await filled();
    valueOf(await own.library.changeSettings({ fontSize: 20 }));
    const { snapshot } = await own.take();
    own.clock.pass(0.25);
    valueOf(await own.library.changeSettings({ fontSize: 22 }));
    const pool = await poolOf(own);
    expect((await own.take()).removed).toBe(1);
    expect((await own.list()).map(({ id }) => id)).not.toContain(snapshot.id);
    // The settings and the list of the stores, each in another form now.
    expect(await poolOf(own)).toHaveLength(pool.length);
    expect(await own.drill()).toMatchObject({ ok: true });
  });

  it('keeps every older one when the clock was set back, and goes on counting', async () => {
    const own = await filled();
    for (let hours = 0; hours < 5; hours += 1) {
      own.clock.pass(1);
      valueOf(await own.library.changeSettings({ fontSize: 20 + hours }));
      await own.take();
    }
    own.clock.pass(-24 * 365);
    valueOf(await own.library.changeSettings({ fontSize: 30 }));
    const { snapshot, removed } = await own.take();
    expect(removed).toBe(0);
    own.clock.pass(0.1);
    valueOf(await own.library.changeSettings({ fontSize: 31 }));
    await own.take();
    const list = await own.list();
    expect(list).toHaveLength(6);
    expect(list[0]!.id > snapshot.id).toBe(true);
  });

  it('takes and looks for no file while a reader waits for an answer', async () => {
    const own = await filled();
    let goOn = (): void => undefined;
    const answered = new Promise<void>((resolve) => (goOn = resolve));
    let taking: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      const rested = (): Promise<void> => {
        resolve();
        return answered;
      };
      taking = own.take({ ...own.source, rested });
    });
    const before = await poolOf(own);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await poolOf(own)).toEqual(before);
    goOn();
    await taking;
    expect((await poolOf(own)).length).toBeGreaterThan(before.length);
    let waits = 0;
    const counted = (): Promise<void> => Promise.resolve(void (waits += 1));
    await own.take({ ...own.source, rested: counted });
    // A content and an original of each of two articles, though all of them are there by now.
    expect(waits).toBeGreaterThanOrEqual(4);
  });
});

describe('a folder for backups', () => {
  it('that is gone fails the backup and nothing else; the next one after its return goes on', async () => {
    const own = await filled();
    await own.take();
    const away = `${own.place.target}-away`;
    await rename(own.place.target, away);
    valueOf(await own.library.add([third]));
    const taker = createTaker(own.source, own.place, own.clock.read);
    expect(codeOf(await taker.take(signal))).toBe('backup-gone');
    expect(codeOf(await prepareFolder(own.place))).toBe('backup-gone');
    await rename(away, own.place.target);
    expect(valueOf(await taker.take(signal))).toMatchObject({ isNew: true });
    expect(await own.drill()).toMatchObject({ ok: true, articles: 3 });
  });

  it('that another program works on is left alone', async () => {
    const own = await filled();
    const lock = await takeLock(own.folder);
    const taker = createTaker(own.source, own.place, own.clock.read);
    expect(codeOf(await taker.take(signal))).toBe('backup-busy');
    await lock.release();
    valueOf(await taker.take(signal));
  });

  it('of a library that is gone gets no snapshot', async () => {
    const own = await filled();
    await own.take();
    const readOnly = await openAt(own.library.folder, 'read');
    const taker = createTaker(
      { ...own.source, still: readOnly.backing.still },
      own.place,
      own.clock.read,
    );
    await own.library.close();
    await rename(own.library.folder, `${own.library.folder}-away`);
    expect(codeOf(await taker.take(signal))).toBe('library-gone');
    await rename(`${own.library.folder}-away`, own.library.folder);
    expect(await own.list()).toHaveLength(1);
  });

  it('keeps nothing of a backup that was cancelled', async () => {
    const own = await filled();
    const abort = new AbortController();
    abort.abort();
    const taker = createTaker(own.source, own.place, own.clock.read);
    expect(codeOf(await taker.take(abort.signal))).toBe('cancelled');
    expect(await own.list()).toEqual([]);
    valueOf(await taker.take(signal));
    expect(await own.drill()).toMatchObject({ ok: true });
  });

  it('without a snapshot says so', async () => {
    const own = await scene();
    expect(codeOf(await drillSnapshot(own.place, null, openRestored))).toBe('no-backup');
    expect(codeOf(await verifySnapshot(own.place, '000001-20260101T000000Z', new Date()))).toBe(
      'no-backup',
    );
  });
});
