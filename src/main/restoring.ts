import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeptArticle } from '#shared/imported';
import type { Failure, Result } from '#shared/result';
import type { BookmarkChanges, RestoredArticle, RestoreReport } from '#shared/restoring';
import { articleText } from '#shared/text/plainText';
import type { Copy } from './copies';
import { keepInStep, type InStepParts, type Taken } from './inStep';
import type { Added, Library, Turn } from './library/library';
import { sketchOf, type Likeness } from './likeness/likeness';

/** What a restore is to do, and whom it tells. */
export interface RestoreWish {
  /** Only tells what it would do. */
  readonly dryRun: boolean;
  /** Whether articles that were deleted for good here come again. */
  readonly bringBack: boolean;
  readonly signal?: AbortSignal;
  /** Hears of each article when it is durable, or told of; `done` counts those that failed, too. */
  readonly told?: (article: RestoredArticle | Failure, done: number) => void;
  /** Hears what that made of what was done with articles, so that it can be taken back. */
  readonly turned?: (turns: readonly Turn[]) => void;
}

/** The library, what is derived from it, and who hears of changed rows. */
export interface RestoreParts extends InStepParts {
  readonly library: Pick<Library, 'add' | 'plan' | 'articles' | 'isTrashed'>;
  readonly likeness: Pick<Likeness, 'add'>;
  readonly changed: (ids: readonly string[]) => void;
}

/** So much is merged in one go. */
const largestBatch = 128;
const largestBytes = 32 * 1024 * 1024;
/** So many articles, and so many failures, are in a report; of a whole library nobody reads the names. */
const mostListed = 1000;

const sizeOf = ({ original, assets }: KeptArticle): number =>
  assets.reduce((sum, { bytes }) => sum + bytes.length, original.bytes.length);

const sum = (a: BookmarkChanges, b: BookmarkChanges): BookmarkChanges => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  removed: a.removed + b.removed,
});

function outcomeOf({ article }: KeptArticle, added: Added): RestoredArticle {
  const { id, changes, purgedAt } = added;
  const { fields, bookmarks } = changes;
  const news = fields.length + bookmarks.added + bookmarks.changed + bookmarks.removed;
  const known = news > 0 || added.mended ? 'changed' : 'left';
  const outcome = added.outcome === 'duplicate' ? known : added.outcome;
  return { id, title: article.title, outcome, purgedAt, ...changes };
}

/** Adds up what became of each article. */
function createTally(told: RestoreWish['told']) {
  const counts = { added: 0, changed: 0, left: 0, purged: 0, failed: 0 };
  let bookmarks: BookmarkChanges = { added: 0, changed: 0, removed: 0 };
  const articles: RestoredArticle[] = [];
  const failures: Failure[] = [];
  let done = 0;
  return {
    take(article: RestoredArticle): void {
      counts[article.outcome] += 1;
      bookmarks = sum(bookmarks, article.bookmarks);
      if (article.outcome !== 'left' && articles.length < mostListed) articles.push(article);
      told?.(article, (done += 1));
    },
    fail(failure: Failure): void {
      counts.failed += 1;
      if (failures.length < mostListed) failures.push(failure);
      told?.(failure, (done += 1));
    },
    report: (isWhole: boolean): RestoreReport => ({
      ...{ counts, bookmarks, articles, failures, isWhole },
    }),
  };
}

/**
 * Merges a copy of a library into the library, or tells what that would do, and takes nothing away. It is
 * done in batches, each durable when it is told of, so that one that was cancelled or killed is ended by
 * doing it again. Ends at the first batch that cannot be written, with its failure in the report.
 */
export async function restoreCopy(
  parts: RestoreParts,
  copy: Copy,
  wish: RestoreWish,
): Promise<RestoreReport> {
  const { library } = parts;
  const tally = createTally(wish.told);
  const planned = new Set<string>();
  let batch: KeptArticle[] = [];
  let size = 0;

  /** False when it could not be written. */
  async function flush(): Promise<boolean> {
    const merged = batch;
    [batch, size] = [[], 0];
    const { bringBack, turned } = wish;
    const result: Result<readonly Added[]> = wish.dryRun
      ? await library.plan(merged, { bringBack })
      : await library.add(merged, { bringBack, ...(turned && { turned }) });
    if (!result.ok) {
      tally.fail(result.error);
      return false;
    }
    if (!wish.dryRun) parts.changed(await followed(parts, merged, result.value));
    merged.forEach((kept, at) => {
      const added = result.value[at];
      if (added !== undefined) tally.take(outcomeOf(kept, added));
    });
    return true;
  }

  for await (const each of copy) {
    if (wish.signal?.aborted === true) return tally.report(false);
    if (!each.ok) {
      tally.fail(each.error);
      continue;
    }
    const { id } = each.value.article;
    // Nothing was written of the one before it, which would tell what is new in this.
    if (wish.dryRun && planned.has(id)) continue;
    planned.add(id);
    batch.push(each.value);
    size += sizeOf(each.value);
    const isFull = batch.length >= largestBatch || size >= largestBytes;
    if (isFull && !(await flush())) return tally.report(false);
  }
  if (wish.signal?.aborted === true) return tally.report(false);
  return tally.report(await flush());
}

async function followed(
  parts: RestoreParts,
  merged: readonly KeptArticle[],
  added: readonly Added[],
): Promise<readonly string[]> {
  const taken: Taken[] = [];
  for (const [at, { article }] of merged.entries()) {
    const own = added[at];
    if (own === undefined) continue;
    taken.push({ article, added: own });
    if (own.outcome !== 'added' && !own.mended) continue;
    await nextTurn(); // a batch of long texts in one go would hold up the window
    parts.likeness.add([{ id: article.id, sketch: sketchOf(articleText(article.body)) }]);
  }
  return keepInStep(parts, taken);
}
