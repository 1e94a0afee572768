import type { Searchable } from '#shared/searchable';
import { openSearchIndex } from '../../../src/main/search/search';
import { fetched, type BenchArticle, type Engine } from './engine';

function searchableOf({ number, title, body, publishedAt, site, tags }: BenchArticle): Searchable {
  return {
    id: number.toString(16).padStart(64, '0'),
    ...{ title, text: body, published: publishedAt },
    ...(site === undefined ? {} : { source: site }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** The search of this program, with all that an answer has: snippets with marks, facets, and the number of all. */
export const ours: Engine = {
  shown: 'texts',
  async build(articles, folder) {
    const index = openSearchIndex({ folder, access: 'write' });
    let batch: Searchable[] = [];
    for await (const article of articles) {
      if (batch.push(searchableOf(article)) < 64) continue;
      index.fill(batch);
      batch = [];
      while (index.tend());
    }
    index.fill(batch);
    index.flush();
    while (index.tend());
    index.close();
  },
  open(folder) {
    const index = openSearchIndex({ folder, access: 'write' });
    return {
      ask: ({ typed }) => index.query(typed, fetched)?.total ?? null,
      add: (article) => index.add([searchableOf(article)]),
      close: () => index.close(),
    };
  },
};
