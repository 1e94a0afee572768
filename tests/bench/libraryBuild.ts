import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainMark, type Mark, type ReadingRecord } from '#shared/marks';
import type { ImportedArticle } from '#shared/imported';
import { migrations, schemaVersion } from '#shared/migrations';
import { describe } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import { fileKinds } from '../../src/main/library/articleFiles';
import { contentFile } from '../../src/main/library/contents';
import { seal } from '../../src/main/durable/envelope';
import { shardKinds, shardSize, untouched, type ArticleRecord } from '../../src/main/library/forms';
import { summarise } from '../../src/main/library/summarise';
import { importedFrom } from '../torture/articles';
import { madeArticles, type MadeArticle } from './importCorpus';

const begun = Date.parse('2020-01-01T00:00:00Z');
const savedAt = '2026-11-01T00:00:00.000Z';

/** One made article as an import would bring it: with the facts that news articles have. */
export function importedOf(made: MadeArticle, at: number): ImportedArticle {
  const text = [made.title, ...made.body.split('\n\n')].join('\n');
  const { article, original, assets } = importedFrom(`${at}.txt`, text);
  const instant = `${made.publishedAt.slice(0, 16)}:00Z`;
  return {
    ...{ original, assets },
    article: {
      ...article,
      ...{ bylines: [made.author], source: `صحيفة ${at % 60}`, tags: [`وسم ${at % 300}`] },
      published: { instant, zone: null, text: made.publishedAt },
    },
  };
}

/** Three of ten articles were read or begun, one in thirty is starred. */
function readingOf(record: ArticleRecord, at: number, text: string): ReadingRecord | null {
  if (at % 10 > 2) return null;
  const length = Math.min(text.length, 60);
  return {
    ...untouched(record.summary.id, record.addedAt),
    ...{ status: at % 10 === 0 ? 'reading' : 'read', starred: at % 30 === 0, progress: 0.5 },
    ...{ openedAt: savedAt, place: describe(text, 0, length), updatedAt: savedAt },
  };
}

/** One article in ten has a bookmark. */
function bookmarkOf({ summary }: ArticleRecord, at: number, text: string): Mark | null {
  if (at % 10 !== 0) return null;
  const id = `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
  const moments = { createdAt: savedAt, updatedAt: savedAt, deletedAt: null, changedAt: {} };
  return { id, articleId: summary.id, selector: describe(text, 10, 80), ...plainMark, ...moments };
}

/** What a library holds of each kind. */
export interface Everything {
  readonly records: ArticleRecord[];
  readonly reading: ReadingRecord[];
  readonly bookmarks: Mark[];
}

const nothing = (): Everything => ({ records: [], reading: [], bookmarks: [] });

/**
 * Writes a library of so many articles as years of use would have left it, but for the syncs. `working` is a folder for what is needed on the way.
 */
export async function buildLibrary(folder: string, count: number, working: string): Promise<void> {
  for (const name of [...shardKinds, ...fileKinds]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const store = (name: string, schema: number, data: unknown): void => {
    writeFileSync(
      join(folder, `${name}.json`),
      seal({ store: name, schema, savedAt, seq: 1 }, Buffer.from(JSON.stringify(data))).bytes,
    );
  };
  let shards = 0;
  const put = (shard: Everything): void => {
    shards += 1;
    for (const kind of shardKinds) {
      const name = `${kind}/${String(shards).padStart(4, '0')}`;
      store(name, schemaVersion(migrations[kind]), shard[kind]);
    }
  };
  let shard = nothing();
  let at = 0;
  for await (const made of madeArticles(count, working)) {
    const imported = importedOf(made, at);
    const record = write(folder, imported, new Date(begun + Math.floor(at / 50) * 3_600_000));
    const text = articleText(imported.article.body);
    shard.records.push(record);
    shard.reading.push(...[readingOf(record, at, text)].filter((each) => each !== null));
    shard.bookmarks.push(...[bookmarkOf(record, at, text)].filter((each) => each !== null));
    at += 1;
    if (shard.records.length === shardSize) {
      put(shard);
      shard = nothing();
    }
  }
  if (shard.records.length > 0) put(shard);
  const id = '00000000-0000-4000-8000-000000000000';
  store('library', 1, { id, createdAt: savedAt, shards });
}

/** Gathers what the shards of a library hold into one file of JSON. */
export function gatherLibrary(folder: string, file: string): void {
  const all: Record<string, unknown[]> = {};
  for (const kind of shardKinds) {
    const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith('.json'));
    all[kind] = names.flatMap((name) => {
      const text = readFileSync(join(folder, kind, name), 'utf8');
      return (JSON.parse(text) as { readonly data: unknown[] }).data;
    });
  }
  writeFileSync(file, JSON.stringify(all));
}

/** Writes an article's files; answers its record. */
function write(folder: string, imported: ImportedArticle, addedAt: Date): ArticleRecord {
  const { article, original } = imported;
  const content = contentFile(article);
  for (const [kind, hash, name, bytes] of [
    ['contents', content.hash, `${content.hash}.json`, content.bytes],
    ['originals', article.id, article.id, original.bytes],
  ] as const) {
    const fan = join(folder, kind, hash.slice(0, 2));
    mkdirSync(fan, { recursive: true });
    writeFileSync(join(fan, name), bytes);
  }
  return {
    summary: summarise(article),
    ...{ addedAt: addedAt.toISOString(), contentHash: content.hash },
  };
}
