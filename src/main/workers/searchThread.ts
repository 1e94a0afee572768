import workerpool from 'workerpool';
import type { Searchable } from '#shared/searchable';
import type { SearchAnswer } from '#shared/searching';
import type { Question } from '../search/search';

/** A search index that lives in a thread of its own; each call rejects when that thread has died. */
export interface SearchThread {
  add(articles: readonly Searchable[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  hide(ids: readonly string[]): Promise<void>;
  show(ids: readonly string[]): Promise<readonly string[]>;
  query(text: string, limit: number, question?: Question): Promise<SearchAnswer>;
  close(): Promise<void>;
}

/** Starts the thread whose built entry is at the path `script`. */
export function startSearchThread(script: string): SearchThread {
  // One worker only: the index is that worker's memory.
  const pool = workerpool.pool(script, { workerType: 'thread', minWorkers: 1, maxWorkers: 1 });
  const ask = async (method: string, parameters: unknown[]): Promise<unknown> =>
    pool.exec(method, parameters);
  return {
    add: async (articles) => {
      await ask('add', [articles]);
    },
    remove: async (ids) => {
      await ask('remove', [ids]);
    },
    hide: async (ids) => {
      await ask('hide', [ids]);
    },
    show: async (ids) => (await ask('show', [ids])) as readonly string[],
    query: async (...question) => (await ask('query', question)) as SearchAnswer,
    close: async () => {
      await pool.terminate(true);
    },
  };
}
