/**
 * Encodings that articles are found in and that `TextDecoder` knows nothing of, by iconv-lite's
 * names: UTF-32, DOS and old Mac code pages, which no web page may use, and what Node leaves out.
 */
const beyondTheWeb: ReadonlySet<string> = new Set([
  ...['utf-32le', 'utf-32be', 'utf-7', 'iso-8859-16', 'iso-2022-kr'],
  ...['cp437', 'cp720', 'cp737', 'cp775', 'cp850', 'cp852', 'cp855', 'cp857', 'cp858', 'cp860'],
  ...['cp861', 'cp862', 'cp863', 'cp864', 'cp865', 'cp869', 'cp1125'],
  ...['maccenteuro', 'macgreek', 'maciceland', 'macroman', 'macturkish'],
  ...['hp-roman8', 'koi8-t', 'viscii', 'tcvn', 'rk1048', 'pt154', 'big5-hkscs'],
]);

/** What detectors and old programs call an encoding, and neither decoder does. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ...(['utf-8-sig', 'cp65001', 'utf8mb4'] as const).map((name) => [name, 'utf-8'] as const),
  ['utf-16-le', 'utf-16le'],
  ['utf-16-be', 'utf-16be'],
  ['utf-32-le', 'utf-32le'],
  ['utf-32-be', 'utf-32be'],
  ['utf-32', 'utf-32le'],
  ['cp932', 'shift_jis'],
  ['shift_jis_2004', 'shift_jis'],
  ['shift-jis-2004', 'shift_jis'],
  ['euc-jis-2004', 'euc-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp874', 'windows-874'],
  ['maccyrillic', 'x-mac-cyrillic'],
  ['mac-cyrillic', 'x-mac-cyrillic'],
  ['mac-roman', 'macintosh'],
  ['macroman', 'macintosh'],
  ['mac-turkish', 'macturkish'],
  ['mac-greek', 'macgreek'],
  ['mac-iceland', 'maciceland'],
  ['mac-latin2', 'maccenteuro'],
  ['kz1048', 'rk1048'],
  ['ptcp154', 'pt154'],
  ['iso-8859-6-i', 'iso-8859-6'],
  ['iso-8859-6-e', 'iso-8859-6'],
]);

/**
 * The name of the encoding that a label means: the WHATWG encoding's name in lower case, or
 * iconv-lite's for those that the web does not have; null when nothing here decodes it.
 */
export function encodingName(label: string): string | null {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/^x-(?=cp|user)/u, '')
    .replace(/^ibm(?:-?)(?=\d{3,4}$)/u, 'cp');
  const known = otherNames.get(plain) ?? plain;
  if (beyondTheWeb.has(known)) return known;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return null; // the RangeError of a label that the Encoding Standard does not list
  }
}

/** What `TextDecoder` decodes alike in every runtime: Node's windows-1252 leaves out the quotation marks. */
const decodedByRuntime = /^(?:utf-8|utf-16[lb]e|gb|big5$|euc-|shift_jis|iso-2022-jp)/u;

/**
 * The text of bytes in an encoding of `encodingName`, without byte order mark; what they do not
 * allow becomes U+FFFD, or null for all of it when `strict`.
 */
export async function decodeBytes(
  bytes: Uint8Array,
  encoding: string,
  strict = false,
): Promise<string | null> {
  if (encoding === 'iso-2022-kr') return decodeIso2022Kr(bytes, strict);
  if (!decodedByRuntime.test(encoding)) return decodeByTable(bytes, encoding, strict);
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return null; // not in this encoding: the decoder's TypeError says no more than that
  }
}

async function decodeByTable(
  bytes: Uint8Array,
  encoding: string,
  strict: boolean,
): Promise<string | null> {
  // Loaded when first needed: nearly every file is UTF-8.
  const { default: iconv } = await import('iconv-lite');
  const text = iconv.decode(bytes, encoding.replace(/^x-/u, ''));
  return strict && text.includes('\ufffd') ? null : text;
}

/** RFC 1557: a header, then EUC-KR without its eighth bit between shift out and shift in. */
function decodeIso2022Kr(bytes: Uint8Array, strict: boolean): Promise<string | null> {
  const header = [0x1b, 0x24, 0x29, 0x43];
  const start = header.every((byte, at) => bytes[at] === byte) ? header.length : 0;
  const wide = new Uint8Array(bytes.length);
  let length = 0;
  let shifted = false;
  for (const byte of bytes.subarray(start)) {
    if (byte === 0x0e || byte === 0x0f) shifted = byte === 0x0e;
    else {
      wide[length] = shifted && byte > 0x20 ? byte | 0x80 : byte;
      length += 1;
    }
  }
  return decodeBytes(wide.subarray(0, length), 'euc-kr', strict);
}
