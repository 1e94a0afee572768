import { join } from 'node:path';
import { fetched, foldedWords, type BenchArticle, type Engine } from './engine';
import { loadPeer } from './peers';
import type { BenchQuery } from './queries';

/** As much of a database as is asked of both packages. */
interface Database {
  exec(sql: string): void;
  insert(values: readonly [number, string, string]): void;
  all(query: string): readonly unknown[];
  close(): void;
}

const insertion = 'INSERT INTO articles(rowid, title, body) VALUES (?, ?, ?)';
const question = `SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT ${fetched}`;

function openNative(file: string): Database {
  interface Statement {
    run(...values: unknown[]): void;
    all(...values: unknown[]): readonly unknown[];
  }
  interface Native {
    exec(sql: string): void;
    prepare(sql: string): Statement;
    close(): void;
  }
  const database = new (loadPeer('better-sqlite3') as new (file: string) => Native)(file);
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    exec: (sql) => database.exec(sql),
    insert: (values) => statement(insertion).run(...values),
    all: (query) => statement(question).all(query),
    close: () => database.close(),
  };
}

function openWasm(file: string): Database {
  interface Wasm {
    exec(sql: string): void;
    run(sql: string, values: readonly unknown[]): void;
    all(sql: string, values: readonly unknown[]): readonly unknown[];
    close(): void;
  }
  const { Database } = loadPeer('node-sqlite3-wasm') as { Database: new (file: string) => Wasm };
  const database = new Database(file);
  // Without shared memory a journal of its own kind works for one alone.
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  return {
    exec: (sql) => database.exec(sql),
    insert: (values) => database.run(insertion, values),
    all: (query) => database.all(question, [query]),
    close: () => database.close(),
  };
}

const quoted = (words: readonly string[], join: string): string =>
  words.map((word) => `"${word}"`).join(join);

function matchOf({ way, words }: BenchQuery): string | null {
  if (way === 'typo') return null;
  if (way === 'phrase') return `"${words.join(' ')}"`;
  if (way === 'prefix') return `${quoted(words, ' ')}*`;
  if (way === 'any') return quoted(words, ' OR ');
  if (way === 'not') return quoted(words, ' NOT ');
  return way === 'title' ? `title : ${quoted(words, ' ')}` : quoted(words, ' ');
}

const valuesOf = ({ number, title, body }: BenchArticle): [number, string, string] => [
  number + 1,
  foldedWords(title),
  foldedWords(body),
];

const table = `CREATE VIRTUAL TABLE articles USING fts5(title, body, content = '', contentless_delete = 1,
  prefix = '2 3', tokenize = "unicode61 remove_diacritics 0")`;

/** SQLite's FTS5 over folded words, without their texts; ranked by its BM25. */
function fts5(open: (file: string) => Database): Engine {
  return {
    async build(articles, folder) {
      const database = open(join(folder, 'index.db'));
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = NORMAL');
      database.exec(table);
      database.exec('BEGIN');
      let count = 0;
      for await (const article of articles) {
        database.insert(valuesOf(article));
        count += 1;
        if (count % 1000 === 0) database.exec('COMMIT; BEGIN');
      }
      database.exec('COMMIT');
      database.exec(`INSERT INTO articles(articles) VALUES ('optimize')`);
      database.close();
    },
    open(folder) {
      const database = open(join(folder, 'index.db'));
      return {
        ask(query) {
          const match = matchOf(query);
          return match === null ? null : database.all(match).length;
        },
        add: (article) => database.insert(valuesOf(article)),
        close: () => database.close(),
      };
    },
  };
}

/** As better-sqlite3 has it compiled. */
export const nativeFts5 = fts5(openNative);

/** As node-sqlite3-wasm has it in WebAssembly. */
export const wasmFts5 = fts5(openWasm);
