import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lockOf, type Lock } from '../../../src/main/library/lock';
import { numberedArticle } from '../../torture/articles';
import { c, useFilledLibrary } from './filledLibrary';
import { expectKept, scene as holdingScene } from './holdingScene';
import { openAt, temporaryFolder, treeOf, valueOf } from './support';

const filledLibrary = useFilledLibrary();

/** For as long as a test is ready to wait for a lock that is not given away. */
const patience = 200;

async function open(folder: string): Promise<Lock> {
  const lock = await lockOf(folder, patience);
  onTestFinished(() => lock.release());
  return lock;
}

async function makeLibrary(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'library.json'), '{}');
}

/** A folder with its lock held, which can be taken away for another one and be brought back. */
async function scene() {
  const parent = await temporaryFolder();
  const [folder, away] = [join(parent, 'library'), join(parent, 'away')];
  await makeLibrary(folder);
  const lock = await open(folder);
  expect(await lock.take()).toBe('taken');
  const holder = (): Promise<string> => readFile(join(folder, 'writer.lock'), 'utf8');
  return {
    ...{ folder, lock, holder },
    own: await holder(),
    async swap() {
      await rename(folder, away);
      await makeLibrary(folder);
    },
    async swapBack() {
      await rm(folder, { recursive: true });
      await rename(away, folder);
    },
  };
}

describe('a lock whose folder was away with it', () => {
  it('is still held when another one’s could not be had meanwhile', async () => {
    const { folder, lock, own, holder, swap, swapBack } = await scene();
    await swap();
    const other = await open(folder);
    await other.take();
    await expect(lock.take()).rejects.toMatchObject({ code: 'library-locked' });
    expect(lock.isHeld).toBe(false);
    await swapBack();
    expect(await lock.take()).toBe('kept');
    expect(lock.isHeld).toBe(true);
    expect(await holder()).toBe(own);
  });

  it('is taken anew when another one’s was taken meanwhile', async () => {
    const { lock, own, holder, swap, swapBack } = await scene();
    await swap();
    expect(await lock.take()).toBe('taken');
    await swapBack();
    expect(await lock.take()).toBe('taken');
    expect(await holder()).not.toBe(own);
  });

  it('lets another one in when it has been given back', async () => {
    const { folder, lock, swap, swapBack } = await scene();
    await swap();
    await lock.release();
    await swapBack();
    const other = await open(folder);
    expect(await other.take()).toBe('taken');
  });
});

describe('a library that comes into the place of another, which waits for its turn to write', () => {
  it('is not written to', async () => {
    const parent = await temporaryFolder();
    const other = join(parent, 'other');
    const opened = await openAt(other);
    valueOf(await opened.add([numberedArticle(7)]));
    await opened.close();
    const before = await treeOf(other);

    const here = await holdingScene(await filledLibrary());
    const { library, folder } = here;
    const holder = await open(folder);
    await holder.take();
    const change = library.changeReading(c, { starred: true });
    await vi.waitFor(async () => {
      expect(await readdir(folder)).toContainEqual(expect.stringMatching(/wanted/));
    });
    await here.pull();
    await rename(other, folder);
    expect(await change).toMatchObject({ ok: true });
    expect(library.saving.now()).toMatchObject({ state: 'unsaved', code: 'library-replaced' });
    expect(await treeOf(folder)).toMatchObject(before);
    const added = Object.keys(await treeOf(folder)).filter((name) => !(name in before));
    expect(added.filter((name) => !name.includes('writer.lock'))).toEqual([]);

    await here.plug();
    await holder.release();
    await here.until('saved');
    await expectKept(here);
  });
});
