import type { ErrorCode, Failure, Result } from '#shared/result';
import { errnoOf } from '../durable/systemErrors';

/** A failure on its way to the library's door, where it becomes a value. */
export class LibraryError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly about: { readonly file?: string; readonly detail?: string } = {},
  ) {
    super(`${code} ${about.file ?? ''} ${about.detail ?? ''}`);
  }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  // A folder that is not there any more, and a drive pulled out from under a mounted folder.
  ENOENT: 'library-gone',
  ENOTDIR: 'library-gone',
  ENODEV: 'library-gone',
  ENXIO: 'library-gone',
  ENOTCONN: 'library-gone',
  ESTALE: 'library-gone',
  EIO: 'library-gone',
};

/** What a thrown value means to the reader: a library's own code, or one taken from the system's error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof LibraryError) return { code: error.code, ...error.about };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: codes[errnoOf(error)] ?? 'internal', detail };
}

/** The value that `read` comes to, or what it throws, as a result. */
export async function answered<T>(read: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** Makes a change of a library when its turn comes, at that moment (`now`); what it throws is a failure. */
export type Change = <T>(make: (now: string) => Promise<T>) => Promise<Result<T>>;
