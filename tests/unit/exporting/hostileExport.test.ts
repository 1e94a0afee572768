import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { importFile } from '../../../src/main/importing/pipeline';
import { sha256 } from '../../torture/articles';
import { goldenCases } from '../../support/goldenCases';
import { partsOf } from '../../support/zipParts';
import { zipOf } from '../../support/zip';
import { valueOf } from '../library/support';
import { exported } from './support';

type Parts = Map<string, Buffer>;
type Json = Record<string, unknown>;

/** The parts of a good export of two articles, the first with pictures. */
const good: Parts = new Map();
let ids: readonly string[] = [];

describe('an export that somebody has changed', () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maqal-test-'));
    const options = {
      folder: join(folder, 'library'),
      clock: () => new Date(),
      access: 'write',
    } as const;
    const library = valueOf(await openLibrary(options));
    for (const name of ['arabic-saved-page', 'arabic-news']) {
      const golden = goldenCases().find((each) => each.name === name)!;
      const imported = valueOf(await importFile({ name: golden.file, bytes: golden.bytes }));
      valueOf(await library.add(imported.articles));
    }
    for (const [name, bytes] of await partsOf(await exported(library, join(folder, 'x.zip')))) {
      good.set(name, bytes);
    }
    await library.close();
    await rm(folder, { recursive: true });
    ids = [...good.keys()].flatMap((name) => /^articles\/(\w+)\.\w+\.json$/.exec(name)?.[1] ?? []);
  });

  const file = 'library.zip';

  async function outcome(parts: Parts): Promise<unknown> {
    const bytes = zipOf([...parts].map(([name, content]) => ({ name, bytes: content })));
    const result = await importFile({ name: file, bytes });
    if (!result.ok) return result.error.code;
    return {
      articles: result.value.articles.map(({ article }) => article.id),
      failures: result.value.failures.map(
        ({ place, error }) => `${place.replace(/\.\w{64}\.json$/, '')}: ${error.code}`,
      ),
    };
  }

  const first = (): string => [...good.keys()].find((name) => name.startsWith('articles/'))!;

  /** A copy with a part changed, and an article's part named by what it now is. */
  function withPart(name: string, change: (bytes: Buffer) => Buffer): Parts {
    const changed = change(good.get(name)!);
    const renamed = name.replace(/\.\w+\.json$/, `.${sha256(changed)}.json`);
    return new Map([...good].map((part) => (part[0] === name ? [renamed, changed] : part)));
  }

  const withJson = (name: string, change: (value: never) => void): Parts =>
    withPart(name, (bytes) => {
      const value = JSON.parse(bytes.toString()) as never;
      change(value);
      return Buffer.from(JSON.stringify(value));
    });

  const withArticle = (change: (value: { article: Json; [key: string]: unknown }) => void): Parts =>
    withJson(first(), change);

  const refused = (code: string) => ({
    articles: ids.slice(1),
    failures: [`articles/${ids[0]}: ${code}`],
  });
  const image = (): string => [...good.keys()].find((name) => name.startsWith('assets/'))!;

  test('as it was, it comes back', async () => {
    expect(ids).toHaveLength(2);
    expect(await outcome(good)).toEqual({ articles: ids, failures: [] });
  });

  test.each<[string, () => Parts, string]>([
    [
      'a part with other bytes than its name says',
      () => new Map(good).set(first(), Buffer.from('{}')),
      'damaged-file',
    ],
    [
      'another original',
      () => withPart(`originals/${ids[0]}`, () => Buffer.from('something else')),
      'damaged-file',
    ],
    [
      'no original',
      () => {
        const parts = new Map(good);
        parts.delete(`originals/${ids[0]}`);
        return parts;
      },
      'damaged-file',
    ],
    ['no picture', () => new Map([...good].filter(([name]) => name !== image())), 'damaged-file'],
    [
      'a picture that is a program',
      () => {
        const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
        const hash = sha256(svg);
        const parts = withArticle(({ article }) => {
          article['assets'] = [{ hash, type: 'image/svg+xml', size: svg.length }];
        });
        return parts.set(`assets/${hash}`, svg);
      },
      'unsafe-file',
    ],
    [
      'a script in the tree',
      () =>
        withArticle(({ article }) => {
          const script = { type: 'element', tagName: 'script', properties: {}, children: [] };
          article['body'] = { type: 'root', children: [script] };
        }),
      'unsafe-file',
    ],
    [
      'a link that runs',
      () =>
        withArticle(({ article }) => {
          const properties = { href: 'javascript:alert(1)' };
          const link = { type: 'element', tagName: 'a', properties, children: [] };
          article['body'] = { type: 'root', children: [link] };
        }),
      'unsafe-file',
    ],
    [
      'an id of another article',
      () => withArticle(({ article }) => (article['id'] = ids[1])),
      'damaged-file',
    ],
    [
      'a reading record of another article',
      () => withArticle((value) => Object.assign(value['reading'] as Json, { articleId: ids[1] })),
      'damaged-file',
    ],
    [
      'a field that we do not know',
      () => withArticle(({ article }) => (article['style'] = 'x')),
      'damaged-file',
    ],
    [
      'a date that is none',
      () => withArticle((value) => (value['addedAt'] = 'soon')),
      'damaged-file',
    ],
    [
      'an article nested beyond sense',
      () => withPart(first(), () => Buffer.from('{"article":'.repeat(50_000))),
      'damaged-file',
    ],
  ])('%s is refused, and the other article comes back', async (_, change, code) => {
    expect(await outcome(change())).toEqual(refused(code));
  });

  test('names that lead out of the library are harmless', async () => {
    const parts = withArticle(({ article }) => {
      const provenance = article['provenance'] as Json;
      Object.assign(provenance, { name: 'a\u202egpj.exe', folder: '../../etc//./x' });
      article['url'] = 'javascript:alert(1)';
    });
    const bytes = zipOf([...parts].map(([name, content]) => ({ name, bytes: content })));
    const { articles } = valueOf(await importFile({ name: file, bytes }));
    expect(articles[0]?.article).toMatchObject({
      url: null,
      provenance: { name: 'agpj.exe', folder: 'etc/x' },
    });
  });

  test('parts under other paths are nobody asks for', async () => {
    const parts = new Map(good);
    const name = first().slice('articles/'.length);
    for (const path of [`../../articles/${name}`, `articles/../${name}`, 'other/evil.sh']) {
      parts.set(path, good.get(first())!);
    }
    expect(await outcome(parts)).toEqual({ articles: ids, failures: [] });
  });

  test('an article that is missing is told of, and the others come back', async () => {
    const parts = new Map([...good].filter(([name]) => name !== first()));
    expect(await outcome(parts)).toEqual({
      articles: ids.slice(1),
      failures: ['maqal.json: damaged-file'],
    });
  });

  test.each<[string, (manifest: Json) => void, string]>([
    ['of a version to come', (manifest) => (manifest['version'] = 3), 'newer-file'],
    ['of no version', (manifest) => delete manifest['version'], 'damaged-file'],
    ['of version 1 without its parts', (manifest) => (manifest['version'] = 1), 'damaged-file'],
    ['without counts', (manifest) => delete manifest['counts'], 'damaged-file'],
    ['with counts that are none', (manifest) => (manifest['counts'] = 1), 'damaged-file'],
  ])('a manifest %s', async (_, change, code) => {
    expect(await outcome(withJson('maqal.json', change))).toBe(code);
  });

  test('an archive with a file of that name is a plain archive', async () => {
    const parts: Parts = new Map([
      ['maqal.json', Buffer.from('{"format":"something else"}')],
      ['a.txt', Buffer.from('عنوان\n\nفقرة أولى عن المدينة القديمة وما حولها من البساتين.\n')],
    ]);
    expect(await outcome(parts)).toMatchObject({ failures: ['maqal.json: unknown-format'] });
  });
});
