import type { Article } from '#shared/article';
import { searchable, type Searchable } from '#shared/searchable';
import { articleText } from '#shared/text/plainText';
import type { Library } from './library/library';
import { sketchOf, type Likeness } from './likeness/likeness';

/** What is derived from the library and kept in step with it: the search index and the sketches. */
export interface Indexing {
  /** Resolves when every article can be found; the first call begins. */
  indexed(): Promise<void>;
  /** Takes in articles that came, or came back. */
  add(articles: readonly Article[]): void;
  /** Takes in an article whose text has changed. */
  replace(article: Article): void;
  /** Lets articles that went to the trash be found no more. */
  hide(ids: readonly string[]): Promise<void>;
  /** Lets articles that came back from the trash be found again, before `indexed` resolves the next time. */
  show(ids: readonly string[]): void;
  /** Forgets articles. */
  remove(ids: readonly string[]): Promise<void>;
}

interface IndexingParts {
  readonly library: Library;
  readonly likeness: Likeness;
  readonly search: {
    add(articles: readonly Searchable[]): Promise<void>;
    remove(ids: readonly string[]): Promise<void>;
    hide(ids: readonly string[]): Promise<void>;
    show(ids: readonly string[]): Promise<readonly string[]>;
  };
  readonly log: (message: string) => void;
}

const batchSize = 64;

/** Makes the indexing; what fails in it is logged and takes nothing with it: it can be made again. */
export function createIndexing({ library, likeness, search, log }: IndexingParts): Indexing {
  const logged = (error: unknown): void => log(`index: ${String(error)}`);
  let filling: Promise<void> | null = null;

  /** Takes in articles (of `ids`, or all) batch by batch, but for those that went to the trash meanwhile. */
  async function take(ids?: readonly string[]): Promise<void> {
    let batch: Searchable[] = [];
    const send = async (): Promise<void> => {
      const living = batch.filter(({ id }) => !library.isTrashed(id));
      batch = [];
      await search.add(living);
    };
    for await (const article of library.articles(ids)) {
      batch.push(searchable(article));
      if (batch.length === batchSize) await send();
    }
    await send();
  }

  async function fill(): Promise<void> {
    await take();
    await fillSketches();
  }

  /** Only of articles from before there were sketches, or when their file was lost. */
  async function fillSketches(): Promise<void> {
    await likeness.opened();
    const ids = library.entries().map(({ id }) => id);
    const missing = ids.filter((id) => !likeness.has(id));
    if (missing.length === 0) return;
    for await (const { id, body } of library.articles(missing)) {
      likeness.add([{ id, sketch: sketchOf(articleText(body)) }]);
    }
  }

  function add(articles: readonly Article[]): void {
    // What an export of ours brings back into the trash is not to be found.
    const living = articles.filter(({ id }) => !library.isTrashed(id));
    if (filling !== null) void search.add(living.map(searchable)).catch(logged);
  }

  return {
    indexed: () => (filling ??= fill().catch(logged)),
    add,
    replace(article) {
      add([article]);
      likeness.add([{ id: article.id, sketch: sketchOf(articleText(article.body)) }]);
    },
    hide: (ids) => search.hide(ids).catch(logged),
    show(ids) {
      // What has not been filled yet will be filled with these among the rest.
      if (filling === null) return;
      const shown = search.show(ids).then(async (missing) => {
        if (missing.length > 0) await take(missing);
      });
      filling = Promise.all([filling, shown.catch(logged)]).then(() => undefined);
    },
    remove: (ids) => search.remove(ids).catch(logged),
  };
}
