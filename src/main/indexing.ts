import type { Article } from '#shared/article';
import { searchable, type Searchable } from '#shared/searchable';
import { articleText } from '#shared/text/plainText';
import type { Library } from './library/library';
import { sketchOf, type Likeness } from './likeness/likeness';
import { identitiesOf, type ReaderState } from './search/search';
import { allInTurn, allStates, stateOf } from './toldStates';

/** What is derived from the library and kept in step with it: the search index and the sketches. */
export interface Indexing {
  /** Resolves when every article can be found; the first call begins. */
  indexed(): Promise<void>;
  /** Resolves when it is known which articles cannot be found yet; the first call of either begins. */
  compared(): Promise<void>;
  /** Whether that is known. */
  isCompared(): boolean;
  /** How many articles cannot be found yet. */
  pending(): number;
  /** Takes in articles that came, or came back. */
  add(articles: readonly Article[]): void;
  /** Takes in an article whose text has changed. */
  replace(article: Article): void;
  /** Takes in what the reader did with articles (null: with any). */
  heed(ids: readonly string[] | null): void;
  /** Lets articles that went to the trash be found no more. */
  hide(ids: readonly string[]): Promise<void>;
  /** Lets articles that came back from the trash be found again, before `indexed` resolves the next time. */
  show(ids: readonly string[]): void;
  /** Forgets articles. */
  remove(ids: readonly string[]): Promise<void>;
}

/** A search index, wherever it lives; each call rejects when it cannot be done. */
export interface IndexCalls {
  add(articles: readonly Searchable[]): Promise<void>;
  fill(articles: readonly Searchable[]): Promise<number>;
  flush(): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  missing(ids: readonly string[]): Promise<readonly string[]>;
  reconcile(identities: Uint8Array): Promise<readonly string[]>;
  know(states: readonly ReaderState[], isAll: boolean): Promise<void>;
}

interface IndexingParts {
  readonly library: Library;
  readonly likeness: Likeness;
  readonly search: IndexCalls;
  readonly log: (message: string) => void;
  /** Resolves when nobody waits for an answer. */
  readonly rested: () => Promise<void>;
}

/** What a query may have to wait for in the thread. */
const batchSize = 16;
/** So many identities are made at a time. */
const portion = 1_000;
/** As many hexadecimal digits of a hash tell one state of an article from another. */
const keyDigits = 16;

/** Makes the indexing; what fails in it is logged and takes nothing with it: it can be made again. */
export function createIndexing(parts: IndexingParts): Indexing {
  const { library, likeness, search, log, rested } = parts;
  const logged = (error: unknown): void => {
    // The program ends while the index is filled; it goes on from there the next time.
    if (error instanceof Error && error.name === 'AbortError') return;
    log(`index: ${String(error)}`);
  };
  let filling: Promise<void> | null = null;
  let pending = 0;
  let isCompared = false;
  let tellCompared: () => void = () => undefined;
  const compared = new Promise<void>((resolve) => {
    tellCompared = () => {
      isCompared = true;
      resolve();
    };
  });

  const keyOf = (id: string): string => (library.contentHash(id) ?? '').slice(0, keyDigits);
  const keyed = (article: Article): Searchable => ({
    ...searchable(article),
    key: keyOf(article.id),
  });

  /** Takes in articles batch by batch, but for those that went to the trash meanwhile. */
  async function take(ids: readonly string[]): Promise<void> {
    let batch: Searchable[] = [];
    let left = ids.length;
    pending += left;
    const before = pending - left;
    const send = async (): Promise<void> => {
      const living = batch.filter(({ id }) => !library.isTrashed(id));
      left -= batch.length;
      batch = [];
      pending = before + left + (await search.fill(living));
    };
    try {
      for await (const article of library.articles(ids)) {
        batch.push(keyed(article));
        if (batch.length === batchSize) await send();
      }
      await send();
      await search.flush();
    } finally {
      pending = before;
    }
  }

  /** Tells the index of all that the reader did; who searches waits for it. */
  async function begin(): Promise<void> {
    await search.know([], true);
    for await (const states of allInTurn(library)) await search.know(states, false);
  }

  /** What tells the library's articles from all others. */
  async function identities(): Promise<Uint8Array> {
    // The newest first: they are what a reader looks for.
    const ids = [...library.arranging.ids()].reverse();
    const parts: Uint8Array[] = [];
    for (let at = 0; at < ids.length; at += portion) {
      await library.saving.still(); // a hundred thousand in one go would hold up the window
      const some = ids.slice(at, at + portion);
      parts.push(identitiesOf(some.map((id) => ({ id, key: keyOf(id) }))));
    }
    return Buffer.concat(parts);
  }

  async function fill(): Promise<void> {
    await begin();
    const missing = await search.reconcile(await identities());
    const taken = take(missing.filter((id) => !library.isTrashed(id)));
    tellCompared();
    await taken;
    await fillSketches();
  }

  const indexed = (): Promise<void> => (filling ??= fill().catch(logged).finally(tellCompared));

  /** Only of articles from before there were sketches, or when their file was lost. */
  async function fillSketches(): Promise<void> {
    await likeness.opened();
    const missing = library.arranging.ids().filter((id) => !likeness.has(id));
    if (missing.length === 0) return;
    for await (const { id, body } of library.articles(missing)) {
      likeness.add([{ id, sketch: sketchOf(articleText(body)) }]);
      await rested();
    }
  }

  async function know(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await search.know(
        ids.map((id) => stateOf(library, id)),
        false,
      );
    }
  }

  function add(articles: readonly Article[]): void {
    // What an export of ours brings back into the trash is not to be found.
    const living = articles.filter(({ id }) => !library.isTrashed(id));
    if (living.length > 0) void search.add(living.map(keyed)).catch(logged);
    heed(living.map(({ id }) => id));
  }

  function heed(ids: readonly string[] | null): void {
    // What is known when the filling begins is all.
    if (filling === null) return;
    const told = ids === null ? search.know(allStates(library), true) : know(ids);
    void told.catch(logged);
  }

  return {
    indexed,
    compared() {
      void indexed();
      return compared;
    },
    isCompared: () => isCompared,
    pending: () => pending,
    add,
    replace(article) {
      add([article]);
      likeness.add([{ id: article.id, sketch: sketchOf(articleText(article.body)) }]);
    },
    heed,
    hide: (ids) => know(ids).catch(logged),
    show(ids) {
      // What has not been filled yet will be filled with these among the rest.
      if (filling === null) return;
      const shown = know(ids)
        .then(() => search.missing(ids))
        .then(async (missing) => {
          if (missing.length > 0) await take(missing);
        });
      filling = Promise.all([filling, shown.catch(logged)]).then(() => undefined);
    },
    remove: (ids) => search.remove(ids).catch(logged),
  };
}
