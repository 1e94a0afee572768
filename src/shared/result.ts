/**
 * Every way in which a call can fail, as the closed list that the screen and the terminal word.
 * A new code needs a sentence in each locale file (`errors.<code>`).
 */
export const errorCodes = [
  'empty-file',
  'binary-file',
  'not-text',
  'missing-file',
  'unreadable-file',
  'not-a-file',
  'too-large',
  'unsafe-file',
  'encrypted-file',
  'damaged-file',
  'old-word-file',
  'newer-file',
  'unknown-format',
  'unknown-formats',
  'no-article',
  'parse-failed',
  'no-text-layer',
  'timed-out',
  'not-found',
  'purged-here',
  'article-not-here',
  'not-an-export',
  'library-locked',
  'library-newer',
  'library-gone',
  'library-replaced',
  'library-damaged',
  'disk-full',
  'unwritable-file',
  'no-room-for-file',
  'read-only',
  'backup-gone',
  'backup-full',
  'backup-unwritable',
  'backup-busy',
  'backup-damaged',
  'backup-inside',
  'no-backup',
  'folder-in-use',
  'bad-link',
  'bad-request',
  'bad-sender',
  'cancelled',
  'internal',
] as const;

/** One code of the closed list. */
export type ErrorCode = (typeof errorCodes)[number];

/** What went wrong: the code, and the name of the file (never its path) when there is one. */
export interface Failure {
  readonly code: ErrorCode;
  readonly file?: string;
  /** How many files it concerns, where these are not named one by one. */
  readonly count?: number;
  /** For the log only; never shown as a sentence. */
  readonly detail?: string;
}

/** An answer that is either a value or a failure; nothing that crosses a room's door throws. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** Wraps a value as a successful answer. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Makes a failed answer from a code, with the file it concerns and a detail for the log. */
export function failed(
  code: ErrorCode,
  about: { file?: string; detail?: string } = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, ...about } };
}
