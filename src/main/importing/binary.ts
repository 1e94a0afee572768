import { markedEncoding, wideEncodingOf } from './wideEncoding';

/** How the files begin that people rename or pick by mistake: pictures, archives, documents, programs. */
const magicNumbers = [
  '\x89PNG',
  '\xff\xd8\xff', // JPEG
  'GIF89a',
  '%PDF-',
  'PK\x03\x04', // zip, and with it docx, epub, odt
  'PK\x05\x06', // an empty zip
  '\x1f\x8b', // gzip
  '\xfd7zXZ',
  '7z\xbc\xaf',
  'Rar!\x1a',
  '\xd0\xcf\x11\xe0', // doc, xls, msg
  '\x7fELF',
];

function startsWith(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < magic.length; at += 1) {
    if (bytes[at] !== magic.charCodeAt(at)) return false;
  }
  return true;
}

/** Tab, the ends of lines and pages, and the shifts of ISO 2022 stand in texts; no other code below the space does. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && !(byte >= 9 && byte <= 15) && byte !== 27;

/**
 * True when bytes are no text in any encoding: a known magic number, or a NUL or over 1% control
 * codes in what is no UTF-16 or UTF-32 either, whose texts are full of zeros.
 */
export function isBinary(bytes: Uint8Array): boolean {
  if (magicNumbers.some((magic) => startsWith(bytes, magic))) return true;
  return hasControls(bytes) && markedEncoding(bytes) === null && wideEncodingOf(bytes) === null;
}

function hasControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (isControl(byte)) controls += 1;
  }
  return controls * 100 > bytes.length;
}
