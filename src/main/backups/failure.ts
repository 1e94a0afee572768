import type { ErrorCode, Failure } from '#shared/result';
import { errnoOf } from '../durable/systemErrors';

/** A failure on its way to the door, where it becomes a value. */
export class BackupError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail = '',
  ) {
    super(`${code} ${detail}`);
  }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'backup-full',
  EDQUOT: 'backup-full',
  EFBIG: 'backup-full',
  EROFS: 'backup-unwritable',
  EACCES: 'backup-unwritable',
  EPERM: 'backup-unwritable',
  ENOENT: 'backup-gone',
  ENOTDIR: 'backup-gone',
  ENODEV: 'backup-gone',
  ENXIO: 'backup-gone',
  ENOTCONN: 'backup-gone',
  ESTALE: 'backup-gone',
  EIO: 'backup-gone',
};

/** What a thrown value means to the reader: our own code, or one taken from the system's error about the backup folder. */
export function failureOf(error: unknown): Failure {
  if (error instanceof BackupError) return { code: error.code, detail: error.detail };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: codes[errnoOf(error)] ?? 'internal', detail };
}
