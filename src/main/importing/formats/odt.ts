import { isArchive, openArchive } from '../archive/archive';
import { extensionsOf } from '../extensions';
import { articlesOf } from '../office/article';
import { readOdt } from '../office/odt/readOdt';
import type { BytesFormat } from './format';

const mediaType = 'application/vnd.oasis.opendocument.text';
/** How far into a flat document its root's own attributes reach. */
const headLength = 16_384;

/** An OpenDocument text (ISO/IEC 26300) as LibreOffice writes it, packed (`.odt`, `.ott`) or in one XML file (`.fodt`). */
export const odt: BytesFormat = {
  name: 'odt',
  reads: 'bytes',
  extensions: extensionsOf.odt,
  async recognises(bytes) {
    if (!isArchive(bytes)) return isFlat(bytes);
    const archive = await openArchive(bytes);
    if (!archive.has('content.xml')) return false;
    const type = await archive.read('mimetype');
    return type !== null && new TextDecoder().decode(type.subarray(0, 200)).startsWith(mediaType);
  },
  async parse(file) {
    return articlesOf(file, 'odt', await readOdt(file.bytes));
  },
};

function isFlat(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x3c && bytes[0] !== 0xef) return false; // `<`, or a byte order mark
  const head = new TextDecoder().decode(bytes.subarray(0, headLength));
  return /<(?:\w+:)?document\s[^>]*mimetype="application\/vnd\.oasis\.opendocument\.text/.test(
    head,
  );
}
