import { cpus } from 'node:os';
import { basename } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { BesidePicture, EncodingPreview, ImportedFile, OriginalFile } from '#shared/imported';
import { failed, type ErrorCode, type Result } from '#shared/result';
import type { ReadPart } from '../importer';
import type { ImportChoices } from '../importing/pipeline';
import { createTurns } from './turns';
import { createWatch, type Stopped, type Watch } from './watch';

/** How one file is read: who takes what it holds, and what ends it early. */
export interface ReadOptions {
  /** Takes a part of the file's articles; the thread goes on once it resolves. */
  readonly take: (part: ReadPart) => Promise<void>;
  /** The folders that the file lies in, with `/` between them. */
  readonly folder?: string;
  readonly signal?: AbortSignal | undefined;
}

/** One job for a thread. */
interface Job {
  /** The file's name. */
  readonly file: string;
  readonly method: 'importPath' | 'importAgain' | 'previewEncodings';
  readonly parameters: unknown[];
  readonly transfer?: object[];
  readonly signal?: AbortSignal | undefined;
}

/** Threads that read and parse files, one file at a time each. */
export interface ImportPool {
  /**
   * Imports the file at a path; answers when all of it has been taken. Fails with what reading or
   * parsing it fails with; `timed-out` or `too-large` when it took more time or memory than a file
   * may, `parse-failed` when its thread died, `cancelled` when it was, or the pool closed, `internal`
   * when a part was not taken because `take` threw.
   */
  run(path: string, options: ReadOptions): Promise<Result<null>>;
  /**
   * Parses an original again in the way that its reader wants it, with the pictures that lay beside it,
   * whose bytes are handed over; fails like `run`.
   */
  again(
    file: OriginalFile,
    choices: Omit<ImportChoices, 'beside'>,
    beside: readonly BesidePicture[],
  ): Promise<Result<ImportedFile>>;
  /** How an original reads in each encoding that it may be in; fails like `run`. */
  previews(file: OriginalFile): Promise<Result<readonly EncodingPreview[]>>;
  /** Ends all threads at once; what was running or waiting answers `cancelled`. */
  close(): Promise<void>;
}

/** Limits for one file; see `createWatch`. */
const defaultTimeout = 30_000;
const defaultGrowth = 640 * 1024 * 1024;
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
 * `threads` how many run at once (all processors but one), `timeout` for how long a file may give
 * nothing (milliseconds), `growth` by how much the program may grow while a file is read (bytes).
 */
export function createImportPool(options: {
  readonly script: string;
  readonly threads?: number;
  readonly timeout?: number;
  readonly growth?: number;
}): ImportPool {
  const { script, threads = Math.max(1, cpus().length - 1) } = options;
  const { timeout = defaultTimeout, growth = defaultGrowth } = options;
  const pool = workerpool.pool(script, {
    workerType: 'thread',
    maxWorkers: threads,
    workerTerminateTimeout: farewell,
    workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: maximumHeap } },
  });
  const turns = createTurns(threads);
  let closed = false;

  /**
   * Runs a job once; `T` is what the worker's method answers. `too-full` when memory ran out meanwhile,
   * by whosever fault. `begun` is given the watch over it, and what ends it when a part was not taken.
   */
  async function exec<T>(
    job: Job,
    begun?: (watch: Watch, notTaken: (error: unknown) => void) => void,
  ): Promise<Result<T> | 'too-full'> {
    const { file, method, parameters, transfer = [], signal } = job;
    if (closed || signal?.aborted === true) return failed('cancelled', { file });
    const running = pool.exec(method, parameters, { transfer });
    let stopped: Why | null = null;
    let complaint: unknown;
    const stop = (why: Why): void => {
      stopped ??= why;
      running.cancel();
    };
    const cancel = (): void => stop('cancelled');
    const watch = createWatch({ timeout, growth, stop });
    begun?.(watch, (error) => {
      complaint = error;
      stop('not-taken');
    });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const answer: unknown = await running;
      return answer as Result<T>; // what importWorker answers
    } catch (error) {
      if (stopped === 'too-full') return stopped;
      const detail = String(complaint ?? error);
      return failed(whyFailed(closed ? 'cancelled' : stopped), { file, detail });
    } finally {
      watch.end();
      signal?.removeEventListener('abort', cancel);
      // A thread that is still starting is sent them yet; a port that is closed by then would throw at
      // the pool's own listener, where nobody catches it.
      parameters.length = 0;
      transfer.length = 0;
    }
  }

  /** Reads a file once; its thread waits while a part is being taken. */
  async function read(
    path: string,
    { take, folder = '', signal }: ReadOptions,
  ): Promise<Result<null> | 'too-full'> {
    const { port1: port, port2 } = new MessageChannel();
    const parameters = [path, folder, port2];
    try {
      return await exec<null>(
        { file: basename(path), method: 'importPath', parameters, transfer: [port2], signal },
        (watch, notTaken) => {
          port.on('message', (part: ReadPart) => {
            watch.pause();
            void take(part)
              .catch(notTaken)
              .finally(() => {
                // Of an export nothing stays in the thread, however much of it there is.
                watch.resume(part.of !== undefined);
                port.postMessage(null);
              });
          });
        },
      );
    } finally {
      port.close();
    }
  }

  const orTooLarge = <T>(result: Result<T> | 'too-full', file: string): Result<T> =>
    result === 'too-full' ? failed('too-large', { file }) : result;

  async function runPath(path: string, given: ReadOptions): Promise<Result<null>> {
    let taken = 0;
    const counting = async (part: ReadPart): Promise<void> => {
      taken += 1;
      await given.take(part);
    };
    const first = await turns.take(() => read(path, { ...given, take: counting }));
    if (first !== 'too-full') return first;
    // Several files were being read: each of them is read again by itself, and only the guilty fails.
    const rest = async (part: ReadPart): Promise<void> => {
      // The same bytes come in the same parts.
      taken -= 1;
      if (taken < 0) await given.take(part);
    };
    const again = await turns.alone(() => read(path, { ...given, take: rest }));
    return orTooLarge(again, basename(path));
  }

  const once = async <T>(job: Job): Promise<Result<T>> =>
    orTooLarge(await turns.take(() => exec<T>(job)), job.file);

  return {
    run: runPath,
    again: (file, choices, beside) =>
      once<ImportedFile>({
        ...{ file: file.name, method: 'importAgain', parameters: [file, choices, beside] },
        transfer: [...new Set(beside.map(({ bytes }) => bytes.buffer))],
      }),
    previews: (file) =>
      once<readonly EncodingPreview[]>({
        ...{ file: file.name, method: 'previewEncodings', parameters: [file] },
      }),
    async close() {
      closed = true;
      await pool.terminate(true);
    },
  };
}

type Why = Stopped | 'cancelled' | 'not-taken';

/** A thread that nobody stopped has died of its file. */
function whyFailed(stopped: Exclude<Why, 'too-full'> | null): ErrorCode {
  if (stopped === 'not-taken') return 'internal';
  return stopped ?? 'parse-failed';
}
