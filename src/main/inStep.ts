import type { Article } from '#shared/article';
import type { Added, Library } from './library/library';

/** An article that was given to the library, and what became of it. */
export interface Taken {
  readonly article: Article;
  readonly added: Added;
}

/** The library, and the index that is derived from it. */
export interface InStepParts {
  readonly library: Pick<Library, 'articles' | 'isTrashed'>;
  readonly index: (articles: readonly Article[]) => void;
  readonly unindex: (ids: readonly string[]) => Promise<void>;
}

/**
 * Brings the index in step with what came to the library; answers the ids of the articles
 * whose rows are new or have changed.
 */
export async function keepInStep(
  { library, index, unindex }: InStepParts,
  batch: readonly Taken[],
): Promise<readonly string[]> {
  const fresh: Article[] = [];
  const back: string[] = [];
  const gone: string[] = [];
  const changed: string[] = [];
  for (const { article, added } of batch) {
    const { id } = article;
    const { fields, bookmarks } = added.changes;
    if (added.outcome === 'added' || added.mended) fresh.push(article);
    else if (added.restored) back.push(id);
    else if (fields.includes('trashedAt')) (library.isTrashed(id) ? gone : back).push(id);
    else if (fields.length + bookmarks.added + bookmarks.changed + bookmarks.removed > 0) {
      changed.push(id);
    }
  }
  // As the library has it: its reader may have corrected it.
  for await (const article of library.articles(back)) fresh.push(article);
  if (fresh.length > 0) index(fresh);
  if (gone.length > 0) await unindex(gone);
  return [...fresh.map(({ id }) => id), ...gone, ...changed];
}
