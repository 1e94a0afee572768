import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { damages, resealed } from '../../torture/damages';
import {
  before,
  files,
  seen,
  storeNames,
  useFilledLibrary,
  without,
  type StoreName,
} from './filledLibrary';
import { codeOf, openAt, tickingClock, treeOf } from './support';

const filledLibrary = useFilledLibrary();

describe.each(storeNames)('%s', (name) => {
  const file = files[name];

  it.each(Object.entries(damages))(
    'holding %s: the previous generation is opened and the file kept',
    async (_what, damage) => {
      const folder = await filledLibrary();
      const path = join(folder, file);
      await writeFile(path, damage(await readFile(path)));
      await expectRestored(folder, name);
    },
  );

  it('holding the file of another store', async () => {
    const whole = await filledLibrary();
    for (const other of storeNames.filter((each) => each !== name)) {
      const folder = await filledLibrary();
      await cp(join(whole, files[other]), join(folder, file));
      await expectRestored(folder, name);
    }
  });

  it('being a folder', async () => {
    const folder = await filledLibrary();
    await rm(join(folder, file));
    await mkdir(join(folder, file));
    await writeFile(join(folder, file, 'something'), 'inside');
    const library = await openAt(folder);
    const [notice] = library.notices;
    expect(notice).toMatchObject({ kind: 'library-restored', file });
    expect(await readFile(join(folder, notice?.keptAs ?? '', 'something'), 'utf8')).toBe('inside');
    expect(seen(library)).toEqual(before[name]);
  });

  it('missing: the previous generation is opened', async () => {
    const folder = await filledLibrary();
    await rm(join(folder, file));
    const library = await openAt(folder);
    expect(library.notices).toMatchObject([{ kind: 'library-restored', file, keptAs: '' }]);
    expect(seen(library)).toEqual(before[name]);
  });

  it('missing with its previous generation: that is told, and no other store suffers', async () => {
    const folder = await filledLibrary();
    await rm(join(folder, file));
    await rm(join(folder, `${file}.1`), { force: true });
    const library = await openAt(folder);
    const kind = name === 'records' ? 'library-restored' : 'library-damaged';
    expect(library.notices).toMatchObject([{ kind, file, keptAs: '' }]);
    expect(seen(library)).toEqual(without[name]);
    await library.close();
    expect((await openAt(folder)).notices).toEqual([]);
  });

  it.each(['', 'null', '{}', 'garbage'])(
    'both generations holding %j: both are kept, and that is told',
    async (bad) => {
      const folder = await filledLibrary();
      await writeFile(join(folder, file), bad);
      await writeFile(join(folder, `${file}.1`), bad);
      const library = await openAt(folder);
      const kind = name === 'records' ? 'library-restored' : 'library-damaged';
      expect(library.notices).toMatchObject([
        { kind, file },
        { kind, file },
      ]);
      for (const { keptAs } of library.notices) {
        expect(await readFile(join(folder, keptAs), 'utf8')).toBe(bad);
      }
      expect(seen(library)).toEqual(without[name]);
      expect((await library.check()).ok).toBe(true);
    },
  );

  it('being of a newer version: nothing is touched', async () => {
    for (const each of [file, `${file}.1`]) {
      const folder = await filledLibrary();
      const current = await readFile(join(folder, file));
      await writeFile(join(folder, each), resealed(current, { schema: 99, data: 'a riddle' }));
      if (each !== file) await writeFile(join(folder, file), 'damaged');
      const tree = await treeOf(folder);
      for (const access of ['write', 'read'] as const) {
        const result = await openLibrary({ folder, clock: tickingClock(), access });
        expect(codeOf(result)).toBe('library-newer');
      }
      expect(await treeOf(folder)).toEqual(tree);
    }
  });

  it('damaged for a reader without the right to write: told, and left where it is', async () => {
    const folder = await filledLibrary();
    await writeFile(join(folder, file), 'null');
    const tree = await treeOf(folder);
    const library = await openAt(folder, 'read');
    expect(library.notices).toMatchObject([{ kind: 'library-restored', file, keptAs: file }]);
    expect(seen(library)).toEqual(before[name]);
    await library.close();
    expect(await treeOf(folder)).toEqual(tree);
  });
});

/** Opens a library with one damaged file, and holds what is seen and kept against what should be. */
async function expectRestored(folder: string, name: StoreName): Promise<void> {
  const file = files[name];
  const damaged = await readFile(join(folder, file));
  const library = await openAt(folder);
  expect(library.notices).toHaveLength(1);
  const [notice] = library.notices;
  expect(notice).toMatchObject({ kind: 'library-restored', file });
  expect(notice?.keptAs).toMatch(/\.damaged-/);
  expect(damaged.equals(await readFile(join(folder, notice?.keptAs ?? '')))).toBe(true);
  expect(seen(library)).toEqual(before[name]);
  expect(await library.check()).toMatchObject({ ok: true, articles: 3 });
  await library.close();
}
