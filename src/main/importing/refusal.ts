import type { ErrorCode } from '#shared/result';

/** What a file is refused for, each with a sentence of its own. */
export type RefusalCode = Extract<
  ErrorCode,
  | 'too-large'
  | 'unsafe-file'
  | 'encrypted-file'
  | 'damaged-file'
  | 'no-text-layer'
  | 'unknown-format'
  | 'old-word-file'
  | 'newer-file'
  | 'no-article'
>;

/** Thrown by a format for a file that it will not read; the import then says why, by the code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    detail: string,
  ) {
    super(detail);
  }
}

/** Thrown by a format for a file that holds more than any article does. */
export class TooLargeError extends Refusal {
  constructor(detail: string) {
    super('too-large', detail);
  }
}
