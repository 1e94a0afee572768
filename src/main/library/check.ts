import type { CheckFinding, CheckReport } from '#shared/library';
import { fileKinds, type ArticleFiles, type FileKind } from './articleFiles';
import { livingCounts } from './bookmarks';
import { mapBounded } from './concurrency';
import { readContent } from './contents';
import { failureOf, LibraryError } from './failure';
import type { RecordOutline } from './outlines';
import { purgedIds } from './purging';
import { recoverRecords } from './recovery';
import type { Stores } from './stores';

const width = 4;

/** The files that the records rely on, by kind. */
type Named = Readonly<Record<FileKind, Set<string>>>;

const nameOf = { originals: 'original', contents: 'content', assets: 'asset' } as const;

async function checkStores({
  catalog,
  settings,
  reports,
  searches,
  ...shards
}: Stores): Promise<CheckFinding[]> {
  const findings = [];
  for (const store of [catalog, settings, reports, searches]) {
    findings.push(...(await store.examine()));
  }
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

/**
 * Of what the reader did with articles that have no record: an orphan where such an article's content is
 * there, as an addition that was cut short leaves it before its record; else a record is missing.
 */
async function withoutRecord(stores: Stores, files: ArticleFiles): Promise<CheckFinding[]> {
  const purged = purgedIds(stores);
  const ids = new Set<string>();
  for (const { key } of stores.reading.outlines()) ids.add(key);
  for (const { articleId } of stores.bookmarks.outlines()) ids.add(articleId);
  const without = [...ids].filter((id) => !stores.records.has(id) && !purged.has(id));
  if (without.length === 0) return [];
  const wanted = new Set(without);
  const found = await recoverRecords(files, stores.records.outlines(), (id) => wanted.has(id));
  const orphans = new Set(found.map(({ summary }) => summary.id));
  return without.map((id) => ({
    kind: orphans.has(id) ? 'orphan' : 'missing',
    ...{ what: 'record', id },
  }));
}

async function filesOf(files: ArticleFiles, kind: FileKind): Promise<string[]> {
  const hashes: string[] = [];
  for await (const hash of files.list(kind)) hashes.push(hash);
  return hashes;
}

/**
 * Holds all that a library keeps against hashes and schemas: both generations of every store, and for
 * each record its original, content and pictures. What the reader did with an article that has no
 * record is a record missing, or an orphan beside its content; files that no record names are orphans.
 */
async function checkLibrary(stores: Stores, files: ArticleFiles): Promise<CheckReport> {
  // Before the records: what is being added meanwhile has its files there before its record.
  const there = await mapBounded(fileKinds, 1, (kind) => filesOf(files, kind).catch(() => []));
  const records = [...stores.records.outlines()];
  const named: Named = { originals: new Set(), contents: new Set(), assets: new Set() };
  const findings = await checkStores(stores);
  const ofArticles = await mapBounded(records, width, (record) =>
    checkArticle(files, record, named),
  );
  findings.push(...ofArticles.flat(), ...(await withoutRecord(stores, files)));
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

/** So often at most a check is made when the library changes under it. */
const mostLooks = 5;

/** The same of a library that may change under it, as `renewals` counts; `look` takes in what others write. */
export async function checkMoving(
  stores: Stores,
  files: ArticleFiles,
  look: () => Promise<void>,
  renewals: () => number,
): Promise<CheckReport> {
  for (let looks = 1; ; looks += 1) {
    const before = renewals();
    const report = await checkLibrary(stores, files);
    if (report.ok || looks === mostLooks) return report;
    // What was about to be written or deleted while it was looked at is no fault.
    await look().catch(() => undefined);
    if (renewals() === before) return report;
  }
}
