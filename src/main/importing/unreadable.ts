import type { ErrorCode } from '#shared/result';

/** Thrown by a format for a file whose trouble has a code of its own; the import then says that code. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';

  /** `code` is what the reader is told, `detail` is for the log. */
  constructor(
    readonly code: ErrorCode,
    detail: string,
  ) {
    super(detail);
  }
}
