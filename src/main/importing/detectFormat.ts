import { failed, ok, type Result } from '#shared/result';
import { isBinary } from './binary';
import { extensionsOf, suffixOf } from './extensions';
import type { Format } from './formats/format';
import { fallbackFormat, formats } from './formats/registry';
import type { OriginalFile } from './stages';

/**
 * Decides a file's format: by its bytes first, then by its extension; a text without extension is
 * plain text, and a text that calls itself one is never taken for anything else that is text. Fails
 * with `empty-file`, `binary-file` or `unknown-format`.
 */
export async function detectFormat(file: OriginalFile): Promise<Result<Format>> {
  if (file.bytes.length === 0) return failed('empty-file', { file: file.name });
  const suffix = suffixOf(file.name);
  const isPlain = extensionsOf.plainText.some((known) => known === suffix);
  for (const format of formats) {
    if (isPlain && format.reads === 'text') continue;
    if (await format.recognises(file.bytes)) return ok(format);
  }
  const named = formats.find(({ extensions }) => extensions.some((known) => known === suffix));
  if (named !== undefined) return ok(named);
  if (suffix !== undefined) return failed('unknown-format', { file: file.name });
  return isBinary(file.bytes) ? failed('binary-file', { file: file.name }) : ok(fallbackFormat);
}
