import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { importedFrom } from '../../torture/articles';
import { resealed } from '../../torture/damages';
import { openAt, temporaryFolder, tickingClock, treeOf, valueOf } from './support';

const stored = resolve(import.meta.dirname, '../../fixtures/libraries/1');

async function oldLibrary(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(stored, folder, { recursive: true });
  return folder;
}

/** The names of what was kept of older versions. */
const keptIn = (folder: string): Promise<string[]> => readdir(join(folder, 'before'));

/** The stores of a folder, by their names; not what lies beside them. */
async function storesOf(folder: string): Promise<Record<string, string>> {
  const store = /^((records|reading|bookmarks|reports)\/)?[^/]+\.json(\.1)?$/;
  const files = Object.entries(await treeOf(folder)).filter(([name]) => store.test(name));
  return Object.fromEntries(files.filter(([name]) => name !== 'manifest.json'));
}

async function openAndClose(folder: string): Promise<void> {
  await (await openAt(folder)).close();
}

describe('the stores of a library of an older version', () => {
  it('are kept as they were before the first of them is rewritten, to be opened by themselves', async () => {
    const folder = await oldLibrary();
    const before = await storesOf(folder);
    expect(Object.keys(before).length).toBeGreaterThan(6);
    const library = await openAt(folder);
    valueOf(await library.add([importedFrom('جديد.txt', 'مقال جديد\nفقرة')]));
    for (const { summary } of library.rows()) {
      valueOf(await library.changeReading(summary.id, { starred: true, tags: ['new'] }));
    }
    expect(await library.check()).toMatchObject({ ok: true, findings: [] });
    await library.close();
    expect(await storesOf(folder)).not.toEqual(before);

    const [moment = '', ...others] = await keptIn(folder);
    expect(others).toEqual([]);
    expect(moment).toMatch(/^\d{14}$/);
    const kept = join(folder, 'before', moment);
    expect(await storesOf(kept)).toEqual(before);
    const old = await openAt(kept, 'read');
    expect(old.notices).toEqual([]);
    expect(old.rows()).toHaveLength(3);
    expect(old.rows().map(({ reading }) => reading.starred)).toEqual([false, false, true]);
    expect(old.bookmarks(null).map(({ note }) => note)).toEqual(['ملاحظة']);
    expect(old.settings().fontSize).toBe(24);
  });

  it('are kept once, however often it is opened', async () => {
    const folder = await oldLibrary();
    await openAndClose(folder);
    const kept = await treeOf(join(folder, 'before'));
    await openAndClose(folder);
    const library = await openAt(folder);
    valueOf(await library.add([importedFrom('جديد.txt', 'مقال جديد\nفقرة')]));
    await library.close();
    await openAndClose(folder);
    expect(await treeOf(join(folder, 'before'))).toEqual(kept);
  });

  it('are kept again when the older program has changed them meanwhile', async () => {
    const folder = await oldLibrary();
    await openAndClose(folder);
    const reading = join(folder, 'reading/0001.json');
    const bytes = await readFile(reading);
    const { seq } = JSON.parse(bytes.toString()) as { seq: number };
    // Written beside and moved there, as every program of ours does it.
    await rm(reading);
    await writeFile(reading, resealed(bytes, { seq: seq + 1 }));
    const before = await storesOf(folder);
    await openAndClose(folder);
    const names = await keptIn(folder);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
    expect(await storesOf(join(folder, 'before', names[1] ?? ''))).toEqual(before);
  });

  it('are kept whole after a process was killed while it kept them', async () => {
    const folder = await oldLibrary();
    const before = await storesOf(folder);
    const unfinished = join(folder, 'before/unfinished');
    await mkdir(join(unfinished, 'records'), { recursive: true });
    await cp(join(folder, 'library.json'), join(unfinished, 'library.json'));
    await writeFile(join(unfinished, 'records/0001.json'), 'cut sho');
    await writeFile(join(unfinished, 'stray'), 'of nobody');
    await openAndClose(folder);
    const names = await keptIn(folder);
    expect(names).toHaveLength(1);
    const kept = join(folder, 'before', names[0] ?? '');
    expect(await storesOf(kept)).toEqual(before);
    expect(await readdir(kept)).not.toContain('stray');
  });

  it('are left alone when they cannot be kept', async () => {
    const folder = await oldLibrary();
    await writeFile(join(folder, 'before'), 'in the way');
    const tree = await treeOf(folder);
    const options = { folder, clock: tickingClock(), access: 'write' } as const;
    expect((await openLibrary(options)).ok).toBe(false);
    expect(await treeOf(folder)).toEqual(tree);
  });

  it('are not kept by a reader, nor is anything of a library of the present version', async () => {
    const folder = await oldLibrary();
    await (await openAt(folder, 'read')).close();
    const fresh = await temporaryFolder();
    await openAndClose(fresh);
    await openAndClose(fresh);
    for (const each of [folder, fresh]) expect(await readdir(each)).not.toContain('before');
  });

  it('keep a folder that stands in the place of a store from being any trouble', async () => {
    const folder = await oldLibrary();
    await rm(join(folder, 'bookmarks/0001.json'));
    await mkdir(join(folder, 'bookmarks/0001.json'));
    const library = await openAt(folder);
    expect(library.notices).toMatchObject([{ file: 'bookmarks/0001.json' }]);
    expect(await keptIn(folder)).toHaveLength(1);
  });
});
