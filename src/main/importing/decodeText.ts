import { failed, ok, type Result } from '#shared/result';
import { isBinary } from './binary';
import { visible } from './lineForms';
import type { DecodedText, OriginalFile } from './stages';

const encoding = 'utf-8';

/** CRLF, CR, and the rarer ends of a line: vertical tab, form feed, NEL, line and paragraph separator. */
const lineEnd = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** No article has as many, and what is made of each line would fill a thread's memory. */
const maximumLines = 200_000;

/**
 * Reads bytes as UTF-8, with or without byte order mark, and strictly: no byte is replaced or
 * dropped. Fails with `binary-file`, `not-text` (another encoding), `empty-file` (nothing to read) or
 * `too-large` (more lines than any article has).
 */
export function decodeText(file: OriginalFile): Result<DecodedText> {
  const about = { file: file.name };
  if (isBinary(file.bytes)) return failed('binary-file', about);
  const decoded = decodeStrictly(file.bytes);
  if (decoded === null) return failed('not-text', about);
  if (!visible.test(decoded)) return failed('empty-file', about);
  if (hasTooManyLines(decoded)) return failed('too-large', about);
  const text = decoded.replace(lineEnd, '\n');
  return ok({ original: file, text, encoding } as DecodedText);
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // not UTF-8: the decoder's TypeError says no more than that
  }
}

const isLineEnd = (code: number): boolean =>
  (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;

/** Counts before anything makes a list: one list of millions ends not the thread alone, but the program. */
function hasTooManyLines(text: string): boolean {
  let ends = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isLineEnd(text.charCodeAt(at))) ends += 1;
  }
  return ends > maximumLines;
}
