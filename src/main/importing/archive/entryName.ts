import iconv from 'iconv-lite';
import type { Entry } from 'yauzl';
import { isMostlyUtf8, isPlainAscii } from '../utf8';

const utf8Flag = 0x800;
const arabicLetter = /[\u0621-\u064a]/g;
const beyondAscii = /[^\0-\x7f]/g;

/**
 * An entry's name with `/` between its parts. The archive says so when it is UTF-8; one that does not
 * is UTF-8 where it can be, else in the code page of Arabic DOS (720) or of the first PC (437).
 */
export function entryName(entry: Entry): string {
  const saysUtf8 = (entry.generalPurposeBitFlag & utf8Flag) !== 0;
  return decoded(entry.fileNameRaw, saysUtf8).replaceAll('\\', '/');
}

function decoded(raw: Buffer, isUtf8: boolean): string {
  if (isUtf8 || isPlainAscii(raw) || isMostlyUtf8(raw)) return raw.toString('utf8');
  const arabic = iconv.decode(raw, 'cp720');
  const letters = arabic.match(arabicLetter)?.length ?? 0;
  return letters * 2 >= (arabic.match(beyondAscii)?.length ?? 0)
    ? arabic
    : iconv.decode(raw, 'cp437');
}
