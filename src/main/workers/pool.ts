import { cpus } from 'node:os';
import { basename } from 'node:path';
import workerpool from 'workerpool';
import type { ImportedFile } from '#shared/imported';
import { failed, type Result } from '#shared/result';

/** Threads that read and parse files, one file at a time each. */
export interface ImportPool {
  /**
   * Imports the file at a path, which lies in some folders (`/` between them). Fails with what reading or parsing it fails with, `timed-out` when it
   * took longer than the limit, `parse-failed` when its thread died, `cancelled` when the pool closed.
   */
  run(path: string, folder?: string): Promise<Result<ImportedFile>>;
  /** Ends all threads at once; what was running or waiting answers `cancelled`. */
  close(): Promise<void>;
}

/** How long a file may take before its thread is ended, in milliseconds. */
const defaultTimeout = 30_000;
/**
 * How much of its own heap a file may take, in MiB. V8 ends the thread when many small things fill
 * it, but the whole program when a single list or string is larger than what is left: whatever a
 * file can make long must be counted before it is built.
 */
const maximumHeap = 512;
/** How long an ended thread is asked politely, in milliseconds; one in an endless loop does not listen. */
const farewell = 50;

/**
 * Makes the pool; its threads start with the first files. `script` is the built `importWorker`,
 * `threads` how many run at once (all processors but one), `timeout` the limit for a file in milliseconds.
 */
export function createImportPool(options: {
  readonly script: string;
  readonly threads?: number;
  readonly timeout?: number;
}): ImportPool {
  const { script, threads = Math.max(1, cpus().length - 1), timeout = defaultTimeout } = options;
  const pool = workerpool.pool(script, {
    workerType: 'thread',
    maxWorkers: threads,
    workerTerminateTimeout: farewell,
    workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: maximumHeap } },
  });
  const turns = createTurns(threads);
  let closed = false;

  async function read(path: string, folder: string): Promise<Result<ImportedFile>> {
    const file = basename(path);
    if (closed) return failed('cancelled', { file });
    try {
      const answer: unknown = await pool.exec('importPath', [path, folder]).timeout(timeout);
      return answer as Result<ImportedFile>; // what importWorker answers
    } catch (error) {
      if (closed) return failed('cancelled', { file });
      const timedOut = error instanceof workerpool.Promise.TimeoutError;
      return failed(timedOut ? 'timed-out' : 'parse-failed', { file, detail: String(error) });
    }
  }

  return {
    run: (path, folder = '') => turns.take(() => read(path, folder)),
    async close() {
      closed = true;
      await pool.terminate(true);
    },
  };
}

/**
 * Lets so many jobs run at a time, the others in their order. workerpool has a queue of its own, but
 * forgets it when a thread dies: what waits there then waits until somebody adds another job.
 */
function createTurns(atOnce: number): { take<T>(job: () => Promise<T>): Promise<T> } {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return {
    async take(job) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await job();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
