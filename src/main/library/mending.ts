import type { ImportedArticle } from '#shared/imported';
import type { CheckFinding } from '#shared/library';
import type { Result } from '#shared/result';
import { appendRecords } from './adding';
import type { ArticleFiles, FileKind } from './articleFiles';
import { readContent } from './contents';
import { previousOf } from '../durable/files';
import { failureOf, LibraryError, type Change } from './failure';
import { setAside } from './findings';
import { purgedIds } from './purging';
import { recoverRecords } from './recovery';
import { replaceArticle, type Rereading } from './replacing';
import { readReport } from './reports';
import type { Stores } from './stores';

/** An original that no record names: its bytes, the name that an import report has for it, how its reader wanted it. */
export interface StrayOriginal {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly asked: Rereading;
}

/** What a repair needs of a library beside its verbs; nothing of it deletes or overwrites a damaged file. */
export interface Mending {
  /** Gives damaged generations of stores new names and writes whole ones from memory; answers both names of each. */
  stores(): Promise<Result<readonly { readonly file: string; readonly keptAs: string }[]>>;
  /** Gives the damaged file of a finding a new name; null when there is none, or it is whole. */
  setAside(finding: Pick<CheckFinding, 'what' | 'id'>): Promise<Result<string | null>>;
  /**
   * Makes records for articles that have none, or none that leads to a content, out of other contents
   * of theirs; answers the ids of those for which there were any.
   */
  recover(ids: readonly string[]): Promise<Result<readonly string[]>>;
  /** Fails with `not-found` for an article's original and for one whose article was purged, and with `library-damaged`. */
  stray(id: string): Promise<Result<StrayOriginal>>;
  /** Puts an article's content and pictures that are not whole in their places again, from another reading of its original. */
  mend(imported: ImportedArticle, asked: Rereading): Promise<Result<null>>;
}

interface Parts {
  readonly stores: Stores;
  readonly files: ArticleFiles;
  readonly clock: () => Date;
}

const kinds: Readonly<Partial<Record<CheckFinding['what'], FileKind>>> = {
  original: 'originals',
  content: 'contents',
  asset: 'assets',
};

/** Makes the mending of a library; `change` takes each change when its turn comes. */
export function createMending(parts: Parts, change: Change): Mending {
  const { stores, files, clock } = parts;
  return {
    stores: () => change(() => mendStores(parts)),
    setAside: ({ what, id }) =>
      change(async () => {
        const kind = kinds[what];
        const hash = what === 'content' ? stores.records.get(id)?.contentHash : id;
        if (kind === undefined || hash === undefined) return null;
        if ((await files.examine(kind, hash)) !== 'damaged') return null;
        const [keptAs] = await setAside(files.folder, [files.nameOf(kind, hash)], clock());
        return keptAs ?? null;
      }),
    recover: (ids) => change((now) => recoverContents(parts, ids, now)),
    async stray(id) {
      try {
        return { ok: true, value: await readStray(parts, id) };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    mend: (imported, asked) => change((now) => mendArticle(parts, imported, asked, now)),
  };
}

async function mendStores({ stores, files, clock }: Parts) {
  const { catalog, settings, reports, searches, records, reading, bookmarks } = stores;
  const shards = [records, reading, bookmarks].flatMap((kind) =>
    kind.stores().map(([, store]) => store),
  );
  const renamed: { file: string; keptAs: string }[] = [];
  for (const store of [catalog, settings, reports, searches, ...shards]) {
    const flaws = await store.examine();
    for (const { file, kind } of flaws) {
      const damaged = kind === 'damaged' ? [file] : [];
      const [keptAs = ''] = await setAside(files.folder, damaged, clock());
      renamed.push({ file, keptAs });
    }
    // A generation before the current one comes with the next change.
    if (flaws.some(({ file }) => file !== previousOf(store.file))) {
      await (store as { save(data: unknown): Promise<void> }).save(store.data);
    }
  }
  return renamed;
}

/** True for an article whose record leads to its content. */
async function isWhole({ stores, files }: Parts, id: string): Promise<boolean> {
  const record = stores.records.get(id);
  const article = record && (await readContent(files, record.contentHash).catch(() => null));
  return article?.id === id;
}

async function recoverContents(parts: Parts, wanted: readonly string[], now: string) {
  const { stores, files } = parts;
  const ids = new Set<string>();
  // Another program may have brought an article since it was missed: then it stays as it is.
  for (const id of wanted) if (!(await isWhole(parts, id))) ids.add(id);
  const purged = purgedIds(stores);
  const others = [...stores.records.outlines()].filter(({ key }) => !ids.has(key));
  const found = await recoverRecords(files, others, (id) => ids.has(id) && !purged.has(id));
  const fresh = found.filter(({ summary }) => !stores.records.has(summary.id));
  for (const record of found) {
    const known = stores.records.get(record.summary.id);
    const shard = stores.records.shardOf(record.summary.id);
    if (known === undefined || shard === undefined) continue;
    await stores.records.put(shard, [{ ...record, addedAt: known.addedAt }]);
  }
  await appendRecords(
    stores,
    fresh.map((record) => ({ record, carried: null })),
    now,
  );
  return found.map(({ summary }) => summary.id);
}

async function readStray(parts: Parts, id: string): Promise<StrayOriginal> {
  const { stores, files } = parts;
  const reading = stores.reading.get(id);
  const bytes = await files.read('originals', id);
  if (bytes === 'missing' || stores.records.has(id) || reading?.purged !== undefined) {
    throw new LibraryError('not-found', { detail: id });
  }
  if (bytes === 'damaged') throw new LibraryError('library-damaged', { detail: id });
  const { encoding = null, corrections = null } = reading ?? {};
  const name = await reportedName(parts, id);
  return { bytes: Uint8Array.from(bytes), name, asked: { encoding, corrections } };
}

/** The name of the file that an article came from, if one of the last imports tells. */
async function reportedName({ stores, files, clock }: Parts, id: string): Promise<string | null> {
  for (const head of stores.reports.data) {
    const report = await readReport(stores.reports, files.folder, clock, head.id).catch(() => null);
    const outcome = report?.outcomes.find((each) => each.id === id);
    if (outcome !== undefined) return outcome.file.split(/[/\\]/).at(-1) ?? null;
  }
  return null;
}

async function mendArticle(
  { stores, files }: Parts,
  imported: ImportedArticle,
  asked: Rereading,
  now: string,
): Promise<null> {
  const { id } = imported.article;
  const hash = stores.records.get(id)?.contentHash;
  const present = hash === undefined ? null : await readContent(files, hash).catch(() => null);
  if (present?.id !== id) {
    await replaceArticle(stores, files, imported, asked, now);
    return null;
  }
  // The text is whole: a better parse of it is nobody's wish now, only its pictures are.
  const named = new Set(present.assets.map((asset) => asset.hash));
  await files.put(
    imported.assets
      .filter((asset) => named.has(asset.hash))
      .map(({ hash: name, bytes }) => ({ kind: 'assets' as const, hash: name, bytes })),
  );
  return null;
}
