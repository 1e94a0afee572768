import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Searchable } from '#shared/searchable';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { identitiesOf, openSearchIndex, type SearchIndex } from '../../../src/main/search/search';
import { anyArticle, anyPart, holds, words } from '../../support/readEverything';
import { temporaryFolder } from '../../support/temporaryFolder';

type Kept = Searchable & { readonly key: string };

const idOf = (name: number): string => name.toString(16).padStart(64, '0');
const keyed = (name: number, { title, text }: Pick<Searchable, 'title' | 'text'>): Kept => ({
  ...{ id: idOf(name), title, text },
  key: createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, 16),
});

const tendAll = (index: SearchIndex): void => {
  while (index.tend());
};

/** Brings an index in step with what there is, as a library does. */
function bringInStep(index: SearchIndex, all: ReadonlyMap<string, Kept>): void {
  const missing = index.reconcile(identitiesOf([...all.values()]));
  index.fill(missing.flatMap((id) => all.get(id) ?? []));
  index.flush();
}

function expectAll(index: SearchIndex, all: ReadonlyMap<string, Kept>, text: string): void {
  const tree = parseQuery(text);
  const corpus = [...all.values()];
  const wanted = corpus.filter((each) => tree !== null && holds(each, tree, corpus));
  const answer = index.query(text, 1000);
  expect(answer?.hits.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
  expect(answer?.total).toBe(wanted.length);
}

const named = fc.tuple(fc.nat({ max: 12 }), anyArticle);
const anyDeed = fc.oneof(
  fc.record({
    deed: fc.constantFrom('add' as const, 'fill' as const),
    some: fc.array(named, { maxLength: 6 }),
  }),
  fc.record({ deed: fc.constant('remove' as const), name: fc.nat({ max: 12 }) }),
  fc.record({ deed: fc.constantFrom('tend' as const, 'tend a little' as const) }),
  // What happens to the library while the index is closed.
  fc.record({
    deed: fc.constant('reopen' as const),
    some: fc.array(named, { maxLength: 4 }),
    gone: fc.nat(12),
  }),
);
const anyQuery = fc
  .array(anyPart, { minLength: 1, maxLength: 3 })
  .map((parts) => `${parts.join(' ')} `);

describe('an index in a folder', () => {
  it('finds just what reading everything finds, whatever was done with it before', async () => {
    const root = await temporaryFolder();
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(anyDeed, { maxLength: 12 }),
        fc.array(anyQuery, { minLength: 1, maxLength: 4 }),
        (deeds, queries) => {
          const folder = join(root, String(run++));
          const place = { folder, access: 'write' } as const;
          let index = openSearchIndex(place);
          const all = new Map<string, Kept>();
          const put = (some: readonly [number, Pick<Searchable, 'title' | 'text'>][]) => {
            const articles = some.map((each) => keyed(...each));
            const last = [...new Map(articles.map((each) => [each.id, each])).values()];
            for (const each of last) all.set(each.id, each);
            return last;
          };
          for (const doing of deeds) {
            if (doing.deed === 'add') index.add(put(doing.some));
            else if (doing.deed === 'fill') {
              index.fill(put(doing.some));
            } else if (doing.deed === 'remove') {
              index.remove([idOf(doing.name)]);
              all.delete(idOf(doing.name));
            } else if (doing.deed === 'tend') tendAll(index);
            else if (doing.deed === 'tend a little') index.tend();
            else if (doing.deed === 'reopen') {
              index.close();
              put(doing.some);
              all.delete(idOf(doing.gone));
              index = openSearchIndex(place);
              bringInStep(index, all);
            }
          }
          index.flush();
          for (const query of queries) expectAll(index, all, query);
          index.close();
          rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: 100 },
    );
  }, 180_000);

  const many = (count: number): Kept[] =>
    Array.from({ length: count }, (_, name) =>
      keyed(name, {
        title: words[name % words.length] ?? '',
        text: words.filter((_word, at) => (name * 31 + at * 7) % 5 < 2).join(' '),
      }),
    );
  const allOf = (articles: readonly Kept[]): ReadonlyMap<string, Kept> =>
    new Map(articles.map((each) => [each.id, each]));

  it('answers alike before and after segments of many sizes have become one', async () => {
    const index = openSearchIndex({ folder: await temporaryFolder(), access: 'write' });
    const articles = many(700);
    for (let at = 0; at < articles.length;) {
      const size = 1 + ((at * 13) % 40);
      index.add(articles.slice(at, at + size));
      at += size;
    }
    const queries = ['"كتاب الكتاب"', 'مدرس', 'القدس -احمد', 'عنوان:كتب OR 123', 'فلسطين'];
    const before = queries.map((query) => index.query(query, 1000)?.hits.map(({ id }) => id));
    tendAll(index);
    const after = queries.map((query) => index.query(query, 1000)?.hits.map(({ id }) => id));
    expect(after.map((ids) => ids?.sort())).toEqual(before.map((ids) => ids?.sort()));
    index.close();
  });

  it('opens without what is damaged, and has it again once the library has been asked', async () => {
    const root = await temporaryFolder();
    const whole = join(root, 'whole');
    const index = openSearchIndex({ folder: whole, access: 'write' });
    const articles = many(60);
    for (let at = 0; at < 60; at += 20) index.add(articles.slice(at, at + 20));
    const total = index.query('كتاب', 100)?.total;
    index.close();
    const files = readdirSync(whole, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath.slice(whole.length), entry.name));
    const damages: Record<string, (path: string) => void> = {
      removed: (path) => rmSync(path),
      emptied: (path) => writeFileSync(path, ''),
      'cut short': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
      'filled with zeros': (path) => writeFileSync(path, Buffer.alloc(statSync(path).size)),
      'made another': (path) => {
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    };
    for (const file of files) {
      for (const [name, damage] of Object.entries(damages)) {
        const copy = join(root, 'copy');
        cpSync(whole, copy, { recursive: true });
        damage(join(copy, file));
        const damaged = openSearchIndex({ folder: copy, access: 'write' });
        tendAll(damaged);
        const identities = identitiesOf(articles);
        const missing = damaged.reconcile(identities);
        // A bit of the manifest may stand in the name of a segment, or in nothing that counts.
        const isNoticed = !file.endsWith('json') || name !== 'made another';
        if (isNoticed) expect(missing.length, `${file} ${name}`).toBeGreaterThan(0);
        damaged.add(articles.filter(({ id }) => missing.includes(id)));
        expect(damaged.query('كتاب', 100)?.total, `${file} ${name}`).toBe(total);
        damaged.close();
        const again = openSearchIndex({ folder: copy, access: 'write' });
        expect(again.reconcile(identities)).toEqual([]);
        again.close();
        rmSync(copy, { recursive: true });
      }
    }
  }, 120_000);

  it('finds out at leisure that a bit of a large file is another, and has its articles again', async () => {
    const folder = await temporaryFolder();
    const index = openSearchIndex({ folder, access: 'write' });
    const long = keyed(1, { title: 'كتاب', text: `${words.join(' ')} `.repeat(20_000) });
    index.add([long]);
    index.close();
    for (const name of ['postings', 'places', 'texts']) {
      const path = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.name === name)
        .map((entry) => join(entry.parentPath, entry.name))[0];
      const isLarge = path !== undefined && statSync(path).size > 1 << 18;
      if (!isLarge) continue;
      const bytes = readFileSync(path);
      const at = bytes.length >> 1;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const damaged = openSearchIndex({ folder, access: 'write' });
      expect(damaged.reconcile(identitiesOf([long])), name).toEqual([]);
      tendAll(damaged);
      expect(damaged.reconcile(identitiesOf([long])), name).toEqual([long.id]);
      damaged.add([long]);
      tendAll(damaged);
      expect(damaged.query('كتاب', 9)?.total).toBe(1);
      damaged.close();
    }
    expect.assertions(6);
  }, 60_000);

  it('begins anew when the rules of its words have changed, and sweeps what nothing names', async () => {
    const folder = await temporaryFolder();
    const index = openSearchIndex({ folder, access: 'write' });
    index.add(many(5));
    index.close();
    const manifest = join(folder, 'index.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace(/"version":"[^"]*"/, '"version":"other"'));
    const other = openSearchIndex({ folder, access: 'write' });
    expect(other.reconcile(identitiesOf(many(5)))).toHaveLength(5);
    other.add(many(3));
    other.close();
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is read without being touched, and what is added then goes again', async () => {
    const folder = await temporaryFolder();
    const index = openSearchIndex({ folder, access: 'write' });
    const articles = many(20);
    index.add(articles.slice(0, 10));
    const before = readdirSync(folder, { recursive: true }).sort();
    const reader = openSearchIndex({ folder, access: 'read' });
    bringInStep(reader, allOf(articles));
    expectAll(reader, allOf(articles), 'كتاب');
    tendAll(reader);
    reader.remove([idOf(0)]);
    reader.close();
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    expectAll(index, allOf(articles.slice(0, 10)), 'كتاب');
    index.close();
    expect(existsSync(join(folder, 'index.json'))).toBe(true);
  });
});
