import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashOf } from '../../../src/main/library/articleFiles';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { resealed } from '../../torture/damages';
import {
  a,
  articles,
  b,
  c,
  files,
  seen,
  selector,
  now as filled,
  useFilledLibrary,
} from './filledLibrary';
import { codeOf, openAt, tickingClock, treeOf, valueOf } from './support';

type Fields = Record<string, unknown>;

const filledLibrary = useFilledLibrary();

/** Rewrites a store as a later version might have: another schema, and other data. */
async function age(
  folder: string,
  file: string,
  change: (data: unknown) => unknown = (data) => data,
): Promise<void> {
  for (const name of [file, `${file}.1`]) {
    const bytes = await readFile(join(folder, name));
    const { data } = JSON.parse(bytes.toString()) as { data: unknown };
    await writeFile(join(folder, name), resealed(bytes, { schema: 99, data: change(data) }));
  }
}

const ofEach = (change: (item: Fields) => Fields) => (data: unknown) =>
  (data as Fields[]).map(change);

/** A later version's content of an article in the place of ours; answers its hash. */
async function laterContent(folder: string, { contentHash }: Fields): Promise<string> {
  const pathOf = (hash: string): string =>
    join(folder, 'contents', hash.slice(0, 2), `${hash}.json`);
  const { article } = JSON.parse(await readFile(pathOf(String(contentHash)), 'utf8')) as {
    article: Fields;
  };
  const later = { schema: 99, article: { ...article, mood: 'calm' } };
  const bytes = Buffer.from(JSON.stringify(later));
  const hash = hashOf(bytes);
  await mkdir(dirname(pathOf(hash)), { recursive: true });
  await writeFile(pathOf(hash), bytes);
  await rm(pathOf(String(contentHash)));
  return hash;
}

/** The filled library as if a later version had used it: it knows more of everything. */
async function libraryOfTheFuture(): Promise<string> {
  const folder = await filledLibrary();
  const records = JSON.parse(await readFile(join(folder, files.records), 'utf8')) as {
    data: Fields[];
  };
  const contents = new Map<unknown, string>();
  for (const record of records.data) {
    contents.set(record['contentHash'], await laterContent(folder, record));
  }
  await age(folder, files.library, (data) => ({ ...(data as Fields), owner: 'me' }));
  await age(folder, files.settings, (data) => ({
    ...(data as Fields),
    theme: 'moonlight',
    voice: 'soft',
  }));
  await age(
    folder,
    files.records,
    ofEach((record) => ({
      ...record,
      contentHash: contents.get(record['contentHash']),
      summary: { ...(record['summary'] as Fields), mood: 'calm' },
      weight: 1,
    })),
  );
  await age(
    folder,
    files.reading,
    ofEach((record) => ({ ...record, changedAt: {} })),
  );
  await age(
    folder,
    files.bookmarks,
    ofEach((bookmark) => ({ ...bookmark, colour: 'red', kind: 'scribble', mood: 'calm' })),
  );
  return folder;
}

async function openForReading(folder: string): Promise<Library> {
  const options = { folder, clock: tickingClock(), access: 'write-or-read' } as const;
  const library = valueOf(await openLibrary(options));
  onTestFinished(() => library.close());
  return library;
}

/** Every change that can be asked of a library that has article `a`. */
const changes: Readonly<Record<string, (library: Library) => Promise<unknown>>> = {
  add: (library) => library.add([numberedArticle(9)]),
  replace: (library) =>
    library.replace(articles[0] ?? numberedArticle(0), { encoding: null, corrections: null }),
  changeReading: (library) => library.changeReading(a, { starred: false }),
  trash: (library) => library.trash([a]),
  restore: (library) => library.restore([a]),
  purge: (library) => library.purge([a]),
  addMark: (library) => library.addMark(a, { selector, note: '' }),
  changeMark: (library) => library.changeMark(library.bookmarks(a)[0]?.id ?? '', { note: 'other' }),
  removeMark: (library) => library.removeMark(library.bookmarks(a)[0]?.id ?? ''),
  changeSettings: (library) => library.changeSettings({ fontSize: 30 }),
  mendStores: (library) => library.mending.stores(),
};

describe('a library that a later version has used', () => {
  it('opens for reading with all that is understood of it, and not a byte of it changes', async () => {
    const folder = await libraryOfTheFuture();
    const tree = await treeOf(folder);
    for (const access of ['write-or-read', 'read'] as const) {
      const options = { folder, clock: tickingClock(), access };
      const library = valueOf(await openLibrary(options));
      expect(library.restriction).toEqual({ code: 'library-newer', leftOut: 0 });
      expect(library.notices).toEqual([]);
      expect(seen(library)).toEqual(filled);
      // A choice that is not known here gives way to the default.
      expect(library.settings()).toMatchObject({ theme: 'system', fontSize: 25 });
      expect(library.row(a)?.summary).not.toHaveProperty('mood');
      for (const { article } of articles) {
        const opened = valueOf(await library.open(article.id));
        expect(opened.article).toEqual(article);
      }
      for (const [name, change] of Object.entries(changes)) {
        expect([name, await change(library)]).toMatchObject([
          name,
          { ok: false, error: { code: 'library-newer' } },
        ]);
      }
      await library.close();
      expect(await treeOf(folder)).toEqual(tree);
    }
    const refused = await openLibrary({ folder, clock: tickingClock(), access: 'write' });
    expect(codeOf(refused)).toBe('library-newer');
    expect(await treeOf(folder)).toEqual(tree);
  });

  it('leaves out and counts the articles that it does not understand', async () => {
    const folder = await filledLibrary();
    await age(
      folder,
      files.records,
      ofEach((record) => {
        const { id } = record['summary'] as { id: string };
        return id === b ? { summary: { id }, sung: true } : record;
      }),
    );
    const library = await openForReading(folder);
    expect(library.restriction).toEqual({ code: 'library-newer', leftOut: 1 });
    expect(seen(library).ids).toEqual([a, c].sort());
    expect(library.row(b)).toBeNull();
  });

  it.each(['library', 'settings', 'records', 'reading', 'bookmarks'] as const)(
    'when only its %s is newer: nothing is written',
    async (store) => {
      const folder = await filledLibrary();
      await age(folder, files[store]);
      const tree = await treeOf(folder);
      const library = await openForReading(folder);
      expect(library.restriction?.code).toBe('library-newer');
      expect(seen(library)).toEqual(filled);
      await library.close();
      expect(await treeOf(folder)).toEqual(tree);
    },
  );

  it('keeps a newer article from being read again by an older parser', async () => {
    const folder = await filledLibrary();
    const { data } = JSON.parse(await readFile(join(folder, files.records), 'utf8')) as {
      data: Fields[];
    };
    const [first] = data;
    const hash = await laterContent(folder, first ?? {});
    const changed = data.map((record) =>
      record === first ? { ...record, contentHash: hash } : record,
    );
    const bytes = await readFile(join(folder, files.records));
    await writeFile(join(folder, files.records), resealed(bytes, { data: changed }));

    const library = await openAt(folder);
    expect(library.restriction).toBeNull();
    const { article } = valueOf(await library.open(a));
    expect(article).toEqual(articles[0]?.article);
    const again = { ...numberedArticle(0), assets: [] };
    const replaced = await library.replace(again, { encoding: null, corrections: null });
    expect(codeOf(replaced)).toBe('library-newer');
  });
});
