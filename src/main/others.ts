import type { EventName, Events } from '#shared/api';
import type { Indexing } from './indexing';
import type { Library, OthersChanges } from './library/library';

interface Parts {
  readonly library: Pick<Library, 'articles' | 'follow'>;
  readonly indexing: Pick<Indexing, 'replace' | 'remove' | 'hide' | 'show'>;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

/** More articles than so many are news of the whole library: the window asks for all rows at once. */
const most = 20;

/**
 * Announces what other programs do with the library as if it had been done here, and keeps what is
 * derived from it in step: first the news, so that the reader sees a row at once, then the search.
 */
export function heedOthers({ library, indexing, announce }: Parts): void {
  /** One after the other: of an article that came and went, the last counts. */
  let heeding = Promise.resolve();

  async function derive({ added, restored, replaced, trashed, purged }: OthersChanges) {
    if (purged.length > 0) await indexing.remove(purged);
    if (trashed.length > 0) await indexing.hide(trashed);
    if (restored.length > 0) indexing.show(restored);
    for await (const article of library.articles([...added, ...replaced])) {
      indexing.replace(article);
    }
  }

  library.follow((changes) => {
    announceOthers(changes, announce);
    heeding = heeding.then(() => derive(changes));
  });
}

function announceOthers(changes: OthersChanges, announce: Parts['announce']): void {
  const { added, trashed, restored, purged, replaced, changed, settings, searches } = changes;
  if (added.length > 0) announce('library:added', { ids: added });
  const touched = [...replaced, ...changed];
  const isMuch = touched.length > most;
  if (isMuch || [trashed, restored, purged].some((ids) => ids.length > 0)) {
    announce('library:changed', {});
  }
  if (!isMuch) for (const id of touched) announce('article:changed', { id });
  if (replaced.length > 0) announce('articles:replaced', { ids: replaced });
  if (settings) announce('settings:changed', {});
  if (searches) announce('searches:changed', {});
}
