import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { ArticleSchema } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import type { ArticleChanges } from '#shared/restoring';
import { hashOf, type ArticleFile, type ArticleFiles } from './articleFiles';
import { carriedBy } from './carrying';
import { contentFile, readContent } from './contents';
import { LibraryError } from './failure';
import type { ArticleRecord } from './forms';
import { mergeCarried, unchanged, type Carried, type Merged } from './merging';
import { readingOf } from './reading';
import type { Stores } from './stores';
import { summarise } from './summarise';

/** What became of one article of a batch, or would become of it. */
export interface Added {
  readonly id: string;
  /**
   * `purged`: an article of our own export that was deleted for good here, and is left so. A copy of
   * what there was is no wish to have it again.
   */
  readonly outcome: 'added' | 'duplicate' | 'purged';
  /** A duplicate that lay in the trash has been taken out of it; never one of our own export. */
  readonly restored: boolean;
  /** Its content was lost, and is now that of the batch: not as its reader had corrected it. */
  readonly mended: boolean;
  /** What is new in what was done with it; nothing but for an article of our own export. */
  readonly changes: ArticleChanges;
  /** When it was deleted for good here, if it was. */
  readonly purgedAt: string | null;
}

/** How a batch is taken in. */
export interface Taking {
  readonly now: string;
  /** Whether articles of our own export that were deleted for good come again. */
  readonly bringBack: boolean;
}

/** An article ready to be kept: its record, and the files that the record relies on. */
export interface Prepared {
  readonly record: ArticleRecord;
  readonly files: readonly ArticleFile[];
  readonly carried: Carried | null;
}

/** An article that is there already, with the files that make it whole, and what is new in what was done with it. */
export interface Known {
  readonly record: ArticleRecord;
  readonly files: readonly ArticleFile[];
  readonly merged: Merged;
}

/** One article of a batch, told from what is there: new, known, or neither. */
interface Told {
  readonly answer: Added;
  readonly fresh?: Prepared;
  readonly known?: Known;
}

/** A batch sorted into what is new and what is there already, with the answer to each of its articles. */
export interface Sorted {
  readonly fresh: readonly Prepared[];
  readonly known: readonly Known[];
  readonly answers: readonly Added[];
}

function prepare(imported: ImportedArticle, now: string): Prepared {
  const { article, original, assets } = imported;
  const content = contentFile(article);
  const files: ArticleFile[] = [
    { kind: 'originals', hash: article.id, bytes: original.bytes },
    ...assets.map(({ hash, bytes }) => ({ kind: 'assets' as const, hash, bytes })),
  ];
  const { name } = original;
  for (const { hash, bytes, kind } of files) {
    // Under a false name, a file could never be told from a damaged one.
    if (hashOf(bytes) !== hash) throw new LibraryError('bad-request', { file: name, detail: kind });
  }
  if (!v.is(ArticleSchema, article)) throw new LibraryError('bad-request', { file: name });
  const addedAt = imported.kept?.addedAt ?? imported.reading?.addedAt ?? now;
  const record = { summary: summarise(article), addedAt, contentHash: content.hash };
  return { record, files: [...files, content], carried: carriedBy(imported, now) };
}

/** What to keep of an article that is there already: its files again, if its own are not whole. */
async function mend(
  files: ArticleFiles,
  known: ArticleRecord,
  prepared: Prepared,
): Promise<Pick<Known, 'record' | 'files'> & { readonly isMended: boolean }> {
  const article = await readContent(files, known.contentHash).catch(() => null);
  if (article?.id === known.summary.id) {
    const named = new Set([article.id, ...article.assets.map(({ hash }) => hash)]);
    const rest = prepared.files.filter(({ hash }) => named.has(hash));
    return { record: known, files: rest, isMended: false };
  }
  const record = { ...prepared.record, addedAt: known.addedAt };
  return { record, files: prepared.files, isMended: true };
}

const none = { restored: false, mended: false, changes: unchanged.changes, purgedAt: null };

/** Of an article that is there: what is new in its files, and, of our own export, in what was done with it. */
async function tellKnown(
  stores: Stores,
  files: ArticleFiles,
  prepared: Prepared,
  { isOwn, here, now }: { isOwn: boolean; here: ArticleRecord; now: string },
): Promise<Told> {
  const { id } = here.summary;
  const { isMended: mended, ...rest } = await mend(files, here, prepared);
  const before = readingOf(stores, id);
  const { carried } = prepared;
  const merged = isOwn && carried !== null ? mergeCarried(stores, carried, before, now) : unchanged;
  // An export of ours brings back what was there, not what has been thrown away since.
  const restored = !isOwn && before.trashedAt !== null;
  const { changes } = merged;
  return {
    answer: { ...none, id, outcome: 'duplicate', restored, mended, changes },
    known: { ...rest, merged },
  };
}

function tellNew(stores: Stores, prepared: Prepared, { now, bringBack }: Taking): Told {
  const { record, carried } = prepared;
  const { id } = record.summary;
  const purgedAt = stores.reading.get(id)?.purged?.at ?? null;
  if (purgedAt !== null && !bringBack) {
    return { answer: { ...none, id, outcome: 'purged', purgedAt } };
  }
  const merged = carried === null ? unchanged : mergeCarried(stores, carried, null, now);
  // What was deleted for good does not come back into the trash, to go again by itself.
  const changes = purgedAt === null ? merged.changes : { ...merged.changes, isTrashed: false };
  return { answer: { ...none, id, outcome: 'added', changes, purgedAt }, fresh: prepared };
}

/**
 * Tells what is to be done with each article of a batch, and does none of it. One that was earlier in the
 * batch is a duplicate. Throws `bad-request` when a hash or an article is not what it should be.
 */
export async function sortBatch(
  stores: Stores,
  files: ArticleFiles,
  batch: readonly ImportedArticle[],
  { now, bringBack }: Taking,
): Promise<Sorted> {
  const told = new Map<string, Told>();
  const answers: Added[] = [];
  for (const imported of batch) {
    await nextTurn(); // hashing and checking a batch in one go would hold up the window
    const { id } = imported.article;
    const prepared = prepare(imported, now);
    if (told.has(id)) {
      answers.push({ ...none, id, outcome: 'duplicate' });
      continue;
    }
    const isOwn = imported.kept !== undefined;
    const here = stores.records.get(id);
    // A file that is imported again is wished for; a copy of what there was is not.
    const taking = { now, bringBack: bringBack || !isOwn };
    const one =
      here === undefined
        ? tellNew(stores, prepared, taking)
        : await tellKnown(stores, files, prepared, { isOwn, here, now });
    told.set(id, one);
    answers.push(one.answer);
  }
  const all = [...told.values()];
  return {
    fresh: all.flatMap(({ fresh }) => fresh ?? []),
    known: all.flatMap(({ known }) => known ?? []),
    answers,
  };
}
