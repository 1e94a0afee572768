import { extensionsOf } from '../extensions';
import type { ParsedDocument } from '../stages';
import type { BytesFormat } from './format';

/** Where the mark of a PDF may stand (ISO 32000-1, annex H, note 13). */
const headLength = 1024;

/** A printed page (ISO 32000): one article, its text put back into reading order. */
export const pdf: BytesFormat = {
  name: 'pdf',
  reads: 'bytes',
  extensions: extensionsOf.pdf,
  recognises(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength));
    // Debris may stand before the mark; a text that speaks of the mark does not begin a line with it.
    return /(?:^|[\r\n\0])%PDF-\d\.\d/.test(head.toString('latin1'));
  },
  async parse(file) {
    // The engine is large: whoever imports no PDF never loads it.
    const { readArticle } = await import('../pdf/readArticle');
    const { tree, stated, assets } = await readArticle(file.bytes);
    if (tree.children.length === 0) return [];
    return [
      { original: file, format: 'pdf', encoding: null, tree, stated, assets } as ParsedDocument,
    ];
  },
};
