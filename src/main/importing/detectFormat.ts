import { failed, ok, type Result } from '#shared/result';
import { isBinary } from './binary';
import type { Format } from './formats/format';
import { fallbackFormat, formats } from './formats/registry';
import type { OriginalFile } from './stages';

/** Only what people use as an extension: `v2.5 draft` has none. */
const extension = /\.([a-z0-9]{1,10})$/i;

/**
 * Decides a file's format: by its bytes first, then by its extension; a text without extension is
 * plain text. Fails with `empty-file`, `binary-file` or `unknown-format`.
 */
export function detectFormat(file: OriginalFile): Result<Format> {
  if (file.bytes.length === 0) return failed('empty-file', { file: file.name });
  const recognised = formats.find((format) => format.recognises(file.bytes));
  if (recognised !== undefined) return ok(recognised);
  const suffix = extension.exec(file.name)?.[1]?.toLowerCase();
  const named = formats.find(({ extensions }) => extensions.some((known) => known === suffix));
  if (named !== undefined) return ok(named);
  if (isBinary(file.bytes)) return failed('binary-file', { file: file.name });
  return suffix === undefined ? ok(fallbackFormat) : failed('unknown-format', { file: file.name });
}
