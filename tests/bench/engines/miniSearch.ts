import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetched, foldedWords, type BenchArticle, type Engine } from './engine';
import { loadPeer } from './peers';
import type { BenchQuery } from './queries';

interface Document {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

interface Index {
  add(document: Document): void;
  search(query: unknown, options?: object): readonly unknown[];
}

interface MiniSearch {
  new (options: object): Index;
  loadJSON(json: string, options: object): Index;
}

const options = {
  fields: ['title', 'body'],
  tokenize: (text: string) => text.split(' '),
  processTerm: (term: string) => term,
  searchOptions: { boost: { title: 6 }, combineWith: 'AND' },
};

const documentOf = ({ number, title, body }: BenchArticle): Document => ({
  ...{ id: number, title: foldedWords(title), body: foldedWords(body) },
});

function search(index: Index, { way, words }: BenchQuery): readonly unknown[] | null {
  const text = words.join(' ');
  if (way === 'phrase') return null;
  if (way === 'prefix') return index.search(text, { prefix: true });
  if (way === 'typo') return index.search(text, { fuzzy: text.length < 8 ? 1 : 2 });
  if (way === 'any') return index.search(text, { combineWith: 'OR' });
  if (way === 'not') return index.search({ combineWith: 'AND_NOT', queries: words });
  return index.search(text, way === 'title' ? { fields: ['title'] } : {});
}

/** MiniSearch, which holds its index in memory and keeps it as one JSON text. */
export const miniSearch: Engine = {
  remark: 'adds in memory; to keep it, all is written anew',
  async build(articles, folder) {
    const index = new (loadPeer('minisearch') as MiniSearch)(options);
    for await (const article of articles) index.add(documentOf(article));
    writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  },
  open(folder) {
    const json = readFileSync(join(folder, 'index.json'), 'utf8');
    const index = (loadPeer('minisearch') as MiniSearch).loadJSON(json, options);
    return {
      ask: (query) => search(index, query)?.slice(0, fetched).length ?? null,
      add: (article) => index.add(documentOf(article)),
      close: () => undefined,
    };
  },
};
