import type { ErrorCode, Failure } from '#shared/result';

/** A failure on its way to the door, where it becomes a value. */
export class BackupError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail = '',
  ) {
    super(`${code} ${detail}`);
  }
}

/** The system's name for an error (`ENOENT` …), or an empty string when it has none. */
export function errnoOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  // Node has no name for a full quota: 122 on Linux, 69 on macOS.
  if (code === undefined || !/^E[A-Z]/.test(code)) {
    const errno = error instanceof Error ? (error as NodeJS.ErrnoException).errno : undefined;
    return errno === -122 || errno === -69 ? 'EDQUOT' : '';
  }
  return code;
}

/** True when a path leads nowhere. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errnoOf(error));
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
