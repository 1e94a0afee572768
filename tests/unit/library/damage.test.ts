import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tmpdir } from 'node:os';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { codeOf, openAt, temporaryFolder, tickingClock, treeOf, valueOf } from './support';

const articles = [0, 1, 2].map(numberedArticle);
const [a, b, c] = articles.map(({ article }) => article.id) as [string, string, string];
const selector = {
  quote: { exact: 'خبر', prefix: '', suffix: '' },
  position: { start: 0, end: 3 },
};

const files = {
  library: 'library.json',
  settings: 'settings.json',
  records: 'records/0001.json',
  reading: 'reading/0001.json',
  bookmarks: 'bookmarks/0001.json',
} as const;
type StoreName = keyof typeof files;
const storeNames = Object.keys(files) as StoreName[];

/** What a reader sees of a library, without the moments at which things were done. */
function seen(library: Library) {
  return {
    ids: library
      .rows()
      .map(({ summary }) => summary.id)
      .sort(),
    starred: library
      .rows()
      .filter(({ reading }) => reading.starred)
      .map(({ summary }) => summary.id),
    notes: library
      .bookmarks(null)
      .map(({ note }) => note)
      .sort(),
    fontSize: library.settings().fontSize,
  };
}

const now = { ids: [a, b, c].sort(), starred: [a, b].sort(), notes: ['one', 'two'], fontSize: 25 };
const sorted = (view: ReturnType<typeof seen>) => ({ ...view, starred: [...view.starred].sort() });

/** What is seen when a store is opened from its previous generation; contents bring all records back. */
const before: Readonly<Record<StoreName, Partial<typeof now>>> = {
  library: {},
  settings: { fontSize: 24 },
  records: {},
  reading: { starred: [a] },
  bookmarks: { notes: ['one'] },
};

/** What is seen when nothing is left of a store. */
const without: Readonly<Record<StoreName, Partial<typeof now>>> = {
  library: {},
  settings: { fontSize: 21 },
  records: {},
  reading: { starred: [] },
  bookmarks: { notes: [] },
};

let template = '';

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'maqal-damage-'));
  const clock = tickingClock();
  const library = valueOf(await openLibrary({ folder: template, clock, access: 'write' }));
  valueOf(await library.add(articles.slice(0, 2)));
  valueOf(await library.changeReading(a, { starred: true }));
  valueOf(await library.addBookmark(a, selector, 'one'));
  valueOf(await library.changeSettings({ fontSize: 24 }));
  // The last change of each store: what its current generation has and its previous one has not.
  valueOf(await library.add(articles.slice(2)));
  valueOf(await library.changeReading(b, { starred: true }));
  valueOf(await library.addBookmark(b, selector, 'two'));
  valueOf(await library.changeSettings({ fontSize: 25 }));
  expect(sorted(seen(library))).toEqual(now);
  await library.close();
});

afterAll(() => rm(template, { recursive: true, force: true }));

async function copyOfTemplate(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(template, folder, { recursive: true });
  return folder;
}

/** A store's file with other fields in its envelope, under a hash that holds. */
function resealed(bytes: Buffer, fields: Record<string, unknown>): string {
  const envelope = JSON.parse(bytes.toString()) as object;
  const zeros = '0'.repeat(64);
  const blank = `${JSON.stringify({ ...envelope, ...fields, sha256: zeros })}\n`;
  return blank.replace(zeros, createHash('sha256').update(blank).digest('hex'));
}

/** Changes a digit of the data: JSON that parses as well as before. */
function withOtherDigit(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('"data"'); at < copy.length; at += 1) {
    const digit = copy[at] ?? 0;
    if (digit >= 0x30 && digit <= 0x38) {
      copy[at] = digit + 1;
      return copy;
    }
  }
  throw new Error('no digit');
}

const damages: Readonly<Record<string, (whole: Buffer, path: string) => string | Uint8Array>> = {
  'nothing at all': () => '',
  'half of itself': (whole) => whole.subarray(0, whole.length / 2),
  'all but its last byte': (whole) => whole.subarray(0, -1),
  'itself and some more': (whole) => Buffer.concat([whole, Buffer.from('x')]),
  'itself twice': (whole) => Buffer.concat([whole, whole]),
  null: () => 'null',
  false: () => 'false',
  '0': () => '0',
  '""': () => '""',
  '[]': () => '[]',
  '{}': () => '{}',
  'its data alone': (whole) =>
    JSON.stringify((JSON.parse(whole.toString()) as { data: unknown }).data),
  garbage: () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)),
  'zero bytes': (whole) => Buffer.alloc(whole.length),
  'UTF-16': (whole) => Buffer.from(`\ufeff${whole.toString()}`, 'utf16le'),
  'a byte order mark and itself': (whole) => `\ufeff${whole.toString()}`,
  'a deep array': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'one digit wrong': withOtherDigit,
  'schema 0': (whole) => resealed(whole, { schema: 0 }),
  'schema "1"': (whole) => resealed(whole, { schema: '1' }),
  'no schema': (whole) => resealed(whole, { schema: undefined }),
  'a field too many': (whole) => resealed(whole, { extra: 1 }),
  'data of another form': (whole) => resealed(whole, { data: { unheard: 'of' } }),
  'null for data': (whole) => resealed(whole, { data: null }),
};

describe.each(storeNames)('%s', (name) => {
  const file = files[name];

  it.each(Object.entries(damages))(
    'holding %s: the previous generation is opened and the file kept',
    async (_what, damage) => {
      const folder = await copyOfTemplate();
      const path = join(folder, file);
      await writeFile(path, damage(await readFile(path), path));
      await expectRestored(folder, name, before[name]);
    },
  );

  it('holding the file of another store', async () => {
    for (const other of storeNames.filter((each) => each !== name)) {
      const folder = await copyOfTemplate();
      await cp(join(template, files[other]), join(folder, file));
      await expectRestored(folder, name, before[name]);
    }
  });

  it('being a folder', async () => {
    const folder = await copyOfTemplate();
    await rm(join(folder, file));
    await mkdir(join(folder, file));
    await writeFile(join(folder, file, 'something'), 'inside');
    const library = await openAt(folder);
    const [notice] = library.notices;
    expect(notice).toMatchObject({ kind: 'library-restored', file });
    expect(await readFile(join(folder, notice?.keptAs ?? '', 'something'), 'utf8')).toBe('inside');
    expect(sorted(seen(library))).toEqual({ ...now, ...before[name] });
  });

  it('missing: the previous generation is opened', async () => {
    const folder = await copyOfTemplate();
    await rm(join(folder, file));
    const library = await openAt(folder);
    expect(library.notices).toMatchObject([{ kind: 'library-restored', file, keptAs: '' }]);
    expect(sorted(seen(library))).toEqual({ ...now, ...before[name] });
  });

  it('missing with its previous generation: that is told, and no other store suffers', async () => {
    const folder = await copyOfTemplate();
    await rm(join(folder, file));
    await rm(join(folder, `${file}.1`), { force: true });
    const library = await openAt(folder);
    const kind = name === 'records' ? 'library-restored' : 'library-damaged';
    expect(library.notices).toMatchObject([{ kind, file, keptAs: '' }]);
    expect(sorted(seen(library))).toEqual({ ...now, ...without[name] });
    await library.close();
    expect((await openAt(folder)).notices).toEqual([]);
  });

  it.each(['', 'null', '{}', 'garbage'])(
    'both generations holding %j: both are kept, and that is told',
    async (bad) => {
      const folder = await copyOfTemplate();
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
      expect(sorted(seen(library))).toEqual({ ...now, ...without[name] });
      expect((await library.check()).ok).toBe(true);
    },
  );

  it('being of a newer version: nothing is touched', async () => {
    for (const each of [file, `${file}.1`]) {
      const folder = await copyOfTemplate();
      const current = await readFile(join(folder, file));
      await writeFile(join(folder, each), resealed(current, { schema: 2, data: 'a riddle' }));
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
    const folder = await copyOfTemplate();
    await writeFile(join(folder, file), 'null');
    const tree = await treeOf(folder);
    const library = await openAt(folder, 'read');
    expect(library.notices).toMatchObject([{ kind: 'library-restored', file, keptAs: file }]);
    expect(sorted(seen(library))).toEqual({ ...now, ...before[name] });
    await library.close();
    expect(await treeOf(folder)).toEqual(tree);
  });
});

/** Opens a library with one damaged file, and holds what is seen and kept against what should be. */
async function expectRestored(folder: string, name: StoreName, lost: Partial<typeof now>) {
  const file = files[name];
  const damaged = await readFile(join(folder, file));
  const library = await openAt(folder);
  expect(library.notices).toHaveLength(1);
  const [notice] = library.notices;
  expect(notice).toMatchObject({ kind: 'library-restored', file });
  expect(notice?.keptAs).toMatch(/\.damaged-/);
  expect(damaged.equals(await readFile(join(folder, notice?.keptAs ?? '')))).toBe(true);
  expect(sorted(seen(library))).toEqual({ ...now, ...lost });
  expect(await library.check()).toMatchObject({ ok: true, articles: 3 });
  await library.close();
}

describe('any store', () => {
  it('that was restored is saved to again, and never over the file that was kept', async () => {
    for (const name of storeNames) {
      const folder = await copyOfTemplate();
      await writeFile(join(folder, files[name]), 'null');
      const library = await openAt(folder);
      const keptAs = join(folder, library.notices[0]?.keptAs ?? '');
      valueOf(await library.add([numberedArticle(3)]));
      valueOf(await library.changeReading(c, { starred: true }));
      valueOf(await library.addBookmark(c, selector, 'three'));
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
    const folder = await copyOfTemplate();
    const sizes = await Promise.all(
      storeNames.map(async (name) => (await stat(join(template, files[name]))).size),
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
        const whole = await readFile(join(template, files[name]));
        const bad = Buffer.from(flip === null ? whole.subarray(0, at) : whole);
        if (flip !== null) bad[at] = (whole[at] ?? 0) ^ flip;
        await writeFile(join(folder, files[name]), bad);
        const result = await openLibrary({ folder, clock: tickingClock(), access: 'read' });
        await writeFile(join(folder, files[name]), whole);
        const library = valueOf(result);
        expect(library.notices).toMatchObject([{ file: files[name] }]);
        expect(sorted(seen(library))).toEqual({
          ...now,
          ...before[name],
        });
      }),
      { numRuns: 300 },
    );
  });

  it('all damaged at once: every article comes back from its content', async () => {
    const folder = await copyOfTemplate();
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
    const folder = await copyOfTemplate();
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
    const folder = await copyOfTemplate();
    await rm(join(folder, 'records', '0001.json'));
    await rm(join(folder, 'records', '0001.json.1'));
    await rm(join(folder, 'contents'), { recursive: true });
    const library = await openAt(folder);
    expect(library.notices).toMatchObject([{ kind: 'library-damaged', file: files.records }]);
    expect(library.rows()).toEqual([]);
    const { findings } = await library.check();
    expect(findings).toContainEqual({ kind: 'missing', what: 'record', id: a });
    const [mark] = library.bookmarks(b);
    valueOf(await library.noteBookmark(mark?.id ?? '', 'two'));
    valueOf(await library.add(articles));
    expect(sorted(seen(library))).toEqual(now);
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
