import { openSearchIndex, type IndexPlace, type SearchIndex } from '../search/search';
import type { SearchThread } from './searchThread';

/** A search index in this very thread, for a program that has nothing else to do; opened when it is first asked. */
export function indexInThisThread(place: IndexPlace): SearchThread {
  let opened: SearchIndex | null = null;
  // What it throws is to reject, as it does in another thread; it is done at once all the same.
  const ask = <T>(verb: (index: SearchIndex) => T): Promise<T> =>
    new Promise((resolve) => resolve(verb((opened ??= openSearchIndex(place)))));
  return {
    add: (articles) => ask((index) => index.add(articles)),
    fill: (articles) => ask((index) => index.fill(articles)),
    flush: () => ask((index) => index.flush()),
    remove: (ids) => ask((index) => index.remove(ids)),
    missing: (ids) => ask((index) => index.missing(ids)),
    reconcile: (identities) => ask((index) => index.reconcile(identities)),
    know: (states, isAll) => ask((index) => index.know(states, isAll)),
    query: (text, limit, strict) => ask((index) => index.query(text, limit, { strict })),
    complete: (text, caret) => ask((index) => index.complete(text, caret)),
    // Nothing is tended here.
    rest: () => Promise.resolve(),
    close: () => Promise.resolve(opened?.close()),
  };
}
