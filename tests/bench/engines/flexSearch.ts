import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetched, foldedWords, type BenchArticle, type Engine } from './engine';
import { loadPeer } from './peers';

interface Index {
  add(id: number, text: string): void;
  search(text: string, options: { limit: number }): readonly number[];
  export(visit: (key: string, data: string | undefined) => void): void;
  import(key: string, data: string): void;
}

function newIndex(): Index {
  const { Index } = loadPeer('flexsearch') as { Index: new (options: object) => Index };
  // Words are found by their beginnings only so.
  return new Index({ tokenize: 'forward', encode: (text: string) => text.split(' ') });
}

const textOf = ({ title, body }: BenchArticle): string =>
  `${foldedWords(title)} ${foldedWords(body)}`;

/** FlexSearch, which holds its index in memory and gives it out in pieces. */
export const flexSearch: Engine = {
  remark: 'every word as a beginning; no ranking by rarity; adds in memory',
  async build(articles, folder) {
    const index = newIndex();
    for await (const article of articles) index.add(article.number, textOf(article));
    index.export((key, data) => {
      if (data !== undefined) writeFileSync(join(folder, key), data);
    });
  },
  open(folder) {
    const index = newIndex();
    for (const key of readdirSync(folder)) {
      index.import(key, readFileSync(join(folder, key), 'utf8'));
    }
    return {
      ask({ way, words }) {
        if (way !== 'all' && way !== 'prefix') return null;
        return index.search(words.join(' '), { limit: fetched }).length;
      },
      add: (article) => index.add(article.number, textOf(article)),
      close: () => undefined,
    };
  },
};
