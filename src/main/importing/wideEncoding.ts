/** How much of a file is looked at: a multiple of the width of a unit of UTF-32. */
const sampleLength = 65_536;

/** UTF-16 or UTF-32 in one of its two byte orders. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

const marks: readonly (readonly [readonly number[], WideEncoding | 'utf-8'])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that a byte order mark at the start of a file names, if there is one. */
export function markedEncoding(bytes: Uint8Array): WideEncoding | 'utf-8' | null {
  const found = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  return found?.[1] ?? null;
}

/** What text in any script is full of: spaces, line ends, ASCII, CJK stops, and the letters of the Arabic block. */
const isCommon = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) ||
  isLineSpace(code) ||
  (code >= 0x600 && code <= 0x6ff) ||
  (code >= 0x3000 && code <= 0x30ff) ||
  (code >= 0xff00 && code <= 0xff9f);
const isLineSpace = (code: number): boolean => code === 9 || code === 10 || code === 13;
const neverMeant = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u;

/**
 * The encoding of bytes that are UTF-16 or UTF-32 without a mark: in the one right width and order
 * they hold almost nothing but assigned characters, and many common ones. Null for all other bytes.
 */
export function wideEncodingOf(bytes: Uint8Array): WideEncoding | null {
  const sample = bytes.subarray(0, sampleLength);
  // A space or the end of a line has a zero in each of them.
  if (sample.length < 4 || !sample.includes(0) || isMostlyAscii(sample)) return null;
  const scored = (['utf-32le', 'utf-32be', 'utf-16le', 'utf-16be'] as const).map(
    (encoding) => [encoding, commonShare(sample, encoding)] as const,
  );
  const [encoding, share] = scored.reduce((best, next) => (next[1] > best[1] ? next : best));
  return share >= minimumShare ? encoding : null;
}

/** Chinese has the fewest: its full stops and line ends alone are as many. */
const minimumShare = 0.02;
/** Of a thousand units so many may be none that anybody writes. */
const tolerated = 5;

function isMostlyAscii(bytes: Uint8Array): boolean {
  let ascii = 0;
  for (const byte of bytes) if (byte >= 0x20 && byte < 0x7f) ascii += 1;
  return ascii > bytes.length * 0.85;
}

/** The share of common characters among the units of one encoding; 0 when they are no text in it. */
function commonShare(bytes: Uint8Array, encoding: WideEncoding): number {
  const width = encoding.startsWith('utf-32') ? 4 : 2;
  const littleEndian = encoding.endsWith('le');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = Math.floor(bytes.length / width);
  let common = 0;
  let impossible = 0;
  for (let at = 0; at < units; at += 1) {
    const code =
      width === 4 ? view.getUint32(at * 4, littleEndian) : view.getUint16(at * 2, littleEndian);
    if (isCommon(code)) common += 1;
    else if (!isPossible(code, width)) impossible += 1;
  }
  return impossible * 1000 > units * tolerated ? 0 : common / units;
}

function isPossible(code: number, width: number): boolean {
  if (code > 0x10ffff) return false;
  // Half of a pair: whether its other half follows is for the decoder to say.
  if (width === 2 && code >= 0xd800 && code <= 0xdfff) return true;
  return code === 0xfeff || !neverMeant.test(String.fromCodePoint(code));
}
