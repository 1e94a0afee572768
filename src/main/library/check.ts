import type { CheckFinding, CheckReport } from '#shared/library';
import { fileKinds, type ArticleFiles, type FileKind } from './articleFiles';
import { livingCounts } from './bookmarks';
import { mapBounded } from './concurrency';
import { readContent } from './contents';
import { failureOf, LibraryError } from './failure';
import type { RecordOutline } from './outlines';
import { purgedIds } from './purging';
import type { Stores } from './stores';

const width = 4;

/** The files that the records rely on, by kind. */
type Named = Readonly<Record<FileKind, Set<string>>>;

const nameOf = { originals: 'original', contents: 'content', assets: 'asset' } as const;

async function checkStores({
  catalog,
  settings,
  reports,
  ...shards
}: Stores): Promise<CheckFinding[]> {
  const findings = [];
  for (const store of [catalog, settings, reports]) findings.push(...(await store.examine()));
  for (const kind of [shards.records, shards.reading, shards.bookmarks]) {
    for (const [, store] of kind.stores()) findings.push(...(await store.examine()));
  }
  return findings.map(({ kind, file }) => ({ kind, what: 'record', id: file }));
}

async function checkArticle(
  files: ArticleFiles,
  { key: id, contentHash }: RecordOutline,
  named: Named,
): Promise<CheckFinding[]> {
  const findings: CheckFinding[] = [];
  const examine = async (kind: FileKind, hash: string, about: object = {}): Promise<void> => {
    named[kind].add(hash);
    const state = await files.examine(kind, hash);
    if (state !== 'good') findings.push({ kind: state, what: nameOf[kind], id: hash, ...about });
  };
  named.contents.add(contentHash);
  await examine('originals', id);
  try {
    const article = await readContent(files, contentHash);
    if (article.id !== id) throw new LibraryError('library-damaged');
    for (const { hash } of article.assets) await examine('assets', hash, { articleId: id });
  } catch (error) {
    const kind = failureOf(error).code === 'not-found' ? 'missing' : 'damaged';
    findings.push({ kind, what: 'content', id });
  }
  return findings;
}

function withoutRecord(stores: Stores): CheckFinding[] {
  const purged = purgedIds(stores);
  const ids = new Set<string>();
  for (const { key } of stores.reading.outlines()) ids.add(key);
  for (const { articleId } of stores.bookmarks.outlines()) ids.add(articleId);
  return [...ids]
    .filter((id) => !stores.records.has(id) && !purged.has(id))
    .map((id) => ({ kind: 'missing', what: 'record', id }));
}

async function filesOf(files: ArticleFiles, kind: FileKind): Promise<string[]> {
  const hashes: string[] = [];
  for await (const hash of files.list(kind)) hashes.push(hash);
  return hashes;
}

/**
 * Holds all that a library keeps against hashes and schemas: both generations of every store, and for
 * each record its original, content and pictures. What the reader did with an article that has no
 * record is a record missing; files that no record names are orphans.
 */
export async function checkLibrary(stores: Stores, files: ArticleFiles): Promise<CheckReport> {
  // Before the records: what is being added meanwhile has its files there before its record.
  const there = await mapBounded(fileKinds, 1, (kind) => filesOf(files, kind).catch(() => []));
  const records = [...stores.records.outlines()];
  const named: Named = { originals: new Set(), contents: new Set(), assets: new Set() };
  const findings = await checkStores(stores);
  const ofArticles = await mapBounded(records, width, (record) =>
    checkArticle(files, record, named),
  );
  findings.push(...ofArticles.flat(), ...withoutRecord(stores));
  fileKinds.forEach((kind, index) => {
    for (const hash of there[index] ?? []) {
      if (!named[kind].has(hash)) findings.push({ kind: 'orphan', what: nameOf[kind], id: hash });
    }
  });
  const bookmarks = [...livingCounts(stores).values()].reduce((sum, count) => sum + count, 0);
  return {
    ok: findings.every(({ kind }) => kind === 'orphan'),
    articles: records.length,
    bookmarks,
    findings,
  };
}
