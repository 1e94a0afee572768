import { basename } from 'node:path';
import type { ErrorCode, Failure } from '#shared/result';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'missing-file',
  ENOTDIR: 'missing-file',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file', // a socket, or a device without its driver
};

/** What a system error about a file is called, naming the file. */
export function failureOf(error: unknown, path: string): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return { code: codes[code] ?? 'unreadable-file', file: basename(path), detail: code };
}
