import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yauzl from 'yauzl';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { importFile } from '../../../src/main/importing/pipeline';
import { sha256 } from '../../torture/articles';
import { goldenCases } from '../../support/goldenCases';
import { zipOf } from '../../support/zip';
import { valueOf } from '../library/support';
import { exported } from './support';

type Parts = Map<string, Buffer>;
type Json = Record<string, unknown>;

/** The parts of a good export of two articles, the first with pictures. */
const good: Parts = new Map();
let ids: readonly string[] = [];

async function partsOf(path: string): Promise<Parts> {
  const parts: Parts = new Map();
  const zip = await yauzl.fromBufferPromise(await readFile(path), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}

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
    for (const [name, bytes] of await partsOf(
      (await exported(library, join(folder, 'x.zip')))[0]!,
    )) {
      good.set(name, bytes);
    }
    await library.close();
    await rm(folder, { recursive: true });
    const manifest = JSON.parse(good.get('maqal.json')!.toString()) as {
      parts: { name: string }[];
    };
    ids = manifest.parts.flatMap(({ name }) => /^articles\/(\w+)\.json$/.exec(name)?.[1] ?? []);
  });

  const file = 'library.zip';

  async function outcome(parts: Parts): Promise<unknown> {
    const bytes = zipOf([...parts].map(([name, content]) => ({ name, bytes: content })));
    const result = await importFile({ name: file, bytes });
    if (!result.ok) return result.error.code;
    return {
      articles: result.value.articles.map(({ article }) => article.id),
      failures: result.value.failures.map(({ place, error }) => `${place}: ${error.code}`),
    };
  }

  /** A copy with a part changed, and the manifest made to agree with it. */
  function withPart(name: string, change: (bytes: Buffer) => Buffer): Parts {
    const parts = new Map(good);
    const changed = change(parts.get(name)!);
    parts.set(name, changed);
    const manifest = JSON.parse(parts.get('maqal.json')!.toString()) as { parts: Json[] };
    for (const part of manifest.parts) {
      if (part['name'] === name) {
        Object.assign(part, { sha256: sha256(changed), size: changed.length });
      }
    }
    return parts.set('maqal.json', Buffer.from(JSON.stringify(manifest)));
  }

  const withJson = (name: string, change: (value: never) => void): Parts =>
    withPart(name, (bytes) => {
      const value = JSON.parse(bytes.toString()) as never;
      change(value);
      return Buffer.from(JSON.stringify(value));
    });

  const withArticle = (change: (value: { article: Json; [key: string]: unknown }) => void): Parts =>
    withJson(`articles/${ids[0]}.json`, change);

  const refused = (code: string) => ({
    articles: ids.slice(1),
    failures: [`articles/${ids[0]}.json: ${code}`],
  });
  const image = (): string => [...good.keys()].find((name) => name.startsWith('assets/'))!;

  test('as it was, it comes back', async () => {
    expect(ids).toHaveLength(2);
    expect(await outcome(good)).toEqual({ articles: ids, failures: [] });
  });

  test.each<[string, () => Parts, string]>([
    [
      'a part with other bytes than the manifest says',
      () => new Map(good).set(`articles/${ids[0]}.json`, Buffer.from('{}')),
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
        const manifest = JSON.parse(parts.get('maqal.json')!.toString()) as { parts: Json[] };
        manifest.parts.push({ name: `assets/${hash}`, size: svg.length, sha256: hash });
        parts.set('maqal.json', Buffer.from(JSON.stringify(manifest)));
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
      () => withPart(`articles/${ids[0]}.json`, () => Buffer.from('{"article":'.repeat(50_000))),
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
    const parts = withJson('maqal.json', (manifest: { parts: Json[] }) => {
      const sha = sha256(Buffer.from('x'));
      manifest.parts.push({ name: '../../articles/x.json', size: 1, sha256: sha });
      manifest.parts.push({ name: `articles/../${ids[0]}.json`, size: 1, sha256: sha });
    });
    parts.set('other/evil.sh', Buffer.from('x'));
    expect(await outcome(parts)).toEqual({ articles: ids, failures: [] });
  });

  test.each<[string, (manifest: Json) => void, string]>([
    ['of a version to come', (manifest) => (manifest['version'] = 2), 'newer-file'],
    ['of no version', (manifest) => delete manifest['version'], 'damaged-file'],
    ['without its parts', (manifest) => (manifest['parts'] = []), 'damaged-file'],
    ['with parts that are none', (manifest) => (manifest['parts'] = [1]), 'damaged-file'],
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
