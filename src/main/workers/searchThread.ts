import { Worker } from 'node:worker_threads';
import type { Completion } from '#shared/searching';
import type { FoundAnswer, IndexPlace } from '../search/search';
import type { IndexCalls } from '../indexing';
import type { SearchCalls } from '../searchCalls';

/**
 * A search index that lives in a thread of its own; each call rejects when that thread has died, with an
 * `AbortError` when it was closed.
 */
export interface SearchThread extends IndexCalls, SearchCalls {
  close(): Promise<void>;
}

/** What the thread is asked; a query comes with its number among the queries. */
export interface ThreadCall {
  readonly number: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
}

/** What it answers; an `error` when it could not. */
export interface ThreadAnswer {
  /** Null for what failed and nobody had asked for. */
  readonly number: number | null;
  readonly answer: unknown;
  readonly error: string | null;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts the thread whose built entry is at the path `script`, on the index that `place` leads to, when that
 * is known. What is asked before that waits; `log` hears of what fails in it beside that.
 */
export function startSearchThread(
  script: string,
  place: Promise<IndexPlace>,
  log: (message: string) => void,
): SearchThread {
  // The number of the newest query, where the thread can see it while it works on an older one.
  const newest = new Int32Array(new SharedArrayBuffer(4));
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let dead: Error | null = null;

  const die = (error: Error): void => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  const started = place.then((known) => {
    const worker = new Worker(script, { workerData: newest });
    worker.on('error', die);
    worker.on('exit', (code) => die(new Error(`the search thread ended: ${code}`)));
    worker.on('message', ({ number, answer, error }: ThreadAnswer) => {
      if (number === null) return log(`index: ${error}`);
      const asked = waiting.get(number);
      waiting.delete(number);
      if (error === null) asked?.resolve(answer);
      else asked?.reject(new Error(error));
    });
    void send(worker, 'open', [known]).catch(() => undefined);
    return worker;
  });
  started.catch(die);

  const send = (worker: Worker, method: string, parameters: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead !== null) return reject(dead);
      const call: ThreadCall = { number: next++, method, parameters };
      waiting.set(call.number, { resolve, reject });
      worker.postMessage(call);
    });
  const ask = async (method: string, ...parameters: readonly unknown[]): Promise<unknown> =>
    send(await started, method, parameters);
  const tell = async (method: string, ...parameters: readonly unknown[]): Promise<void> => {
    await ask(method, ...parameters);
  };
  return {
    add: (articles) => tell('add', articles),
    fill: async (articles) => (await ask('fill', articles)) as number,
    flush: () => tell('flush'),
    remove: (ids) => tell('remove', ids),
    missing: async (ids) => (await ask('missing', ids)) as readonly string[],
    reconcile: async (identities) => (await ask('reconcile', identities)) as readonly string[],
    know: (states, isAll) => tell('know', states, isAll),
    query: async (text, limit, strict) => {
      const number = Atomics.add(newest, 0, 1) + 1;
      return (await ask('query', text, limit, strict, number)) as FoundAnswer | null;
    },
    complete: async (...typed) => (await ask('complete', ...typed)) as readonly Completion[],
    rest: () => tell('rest'),
    close: async () => {
      if (dead === null) await tell('close').catch(() => undefined);
      die(new DOMException('the search thread ended: it was closed', 'AbortError'));
      await (await started).terminate();
    },
  };
}
