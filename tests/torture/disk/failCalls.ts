import { constants } from 'node:os';
import { watchDisk, type DiskCall } from './watchDisk';

/** What a disk says when it takes nothing. */
export const diskErrors = ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'] as const;
export type DiskError = (typeof diskErrors)[number];

/** The calls about a folder that were made to fail. */
export interface FailedCalls {
  /** The names of those that failed. */
  readonly failed: readonly string[];
  /** How many calls there were in all. */
  count(): number;
  /** Lets all calls be what they are again. */
  stop(): void;
}

function systemError(name: DiskError, call: string): Error {
  const errno = -constants.errno[name];
  // Node has no name for a full quota; its number is all that a program gets.
  const code = name === 'EDQUOT' ? `Unknown system error ${errno}` : name;
  return Object.assign(new Error(`${code}: injected, ${call}`), { code, errno, syscall: call });
}

/** Lets each call about a folder fail with what `errorAt` has for its number (the first is 1); null makes it. */
export function failCalls(
  folder: string,
  errorAt: (count: number) => DiskError | null,
): FailedCalls {
  const failed: string[] = [];
  let count = 0;
  const stop = watchDisk(folder, {
    before({ name }: DiskCall) {
      count += 1;
      // A file that is closed is closed, whatever its closing says: the real call has to be made.
      const error = name === 'file.close' ? null : errorAt(count);
      if (error === null) return;
      failed.push(name);
      throw systemError(error, name);
    },
    after: () => undefined,
  });
  return { failed, count: () => count, stop };
}
