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

/** Byte order marks of UTF-16 and UTF-32, whose texts are full of zeros and still text. */
const wideMarks = ['\xff\xfe', '\xfe\xff', '\x00\x00\xfe\xff'];

function startsWith(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < magic.length; at += 1) {
    if (bytes[at] !== magic.charCodeAt(at)) return false;
  }
  return true;
}

/** Tab, the ends of lines and pages, and ESC stand in texts; no other code below the space does. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && !(byte >= 9 && byte <= 13) && byte !== 27;

/** True when bytes are no text in any encoding: a known magic number, a NUL, or over 1% control codes. */
export function isBinary(bytes: Uint8Array): boolean {
  if (wideMarks.some((mark) => startsWith(bytes, mark))) return false;
  if (magicNumbers.some((magic) => startsWith(bytes, magic))) return true;
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (isControl(byte)) controls += 1;
  }
  return controls * 100 > bytes.length;
}
