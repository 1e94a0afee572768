import type { ErrorCode } from '#shared/result';
import { errnoOf } from '../durable/systemErrors';

/** What a file that could not be written means to its reader. */
export function codeOf(error: unknown): ErrorCode {
  return ['ENOSPC', 'EDQUOT'].includes(errnoOf(error)) ? 'no-room-for-file' : 'unwritable-file';
}
