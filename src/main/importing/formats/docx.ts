import { isArchive, openArchive } from '../archive/archive';
import { extensionsOf } from '../extensions';
import { articlesOf } from '../office/article';
import { readDocx } from '../office/docx/readDocx';
import { hasStream, isCompoundFile } from '../office/ole';
import { Refusal } from '../refusal';
import type { BytesFormat } from './format';

/**
 * A Word document (WordprocessingML in a package, ISO/IEC 29500), with or without macros, which are
 * never looked at. Encrypted ones and those of old Word programs are recognised, to be refused by name.
 */
export const docx: BytesFormat = {
  name: 'docx',
  reads: 'bytes',
  extensions: extensionsOf.docx,
  async recognises(bytes) {
    if (isCompoundFile(bytes)) return isEncrypted(bytes) || isOldWord(bytes);
    if (!isArchive(bytes)) return false;
    const archive = await openArchive(bytes);
    return (
      archive.has('[Content_Types].xml') &&
      archive.entries.some(({ name }) => /^word\/[^/]+\.xml$/i.test(name))
    );
  },
  async parse(file) {
    if (isEncrypted(file.bytes)) throw new Refusal('encrypted-file', 'an encrypted package');
    if (isOldWord(file.bytes)) throw new Refusal('old-word-file', 'a Word 97 file');
    return articlesOf(file, 'docx', await readDocx(file.bytes));
  },
};

const isEncrypted = (bytes: Uint8Array): boolean =>
  isCompoundFile(bytes) && hasStream(bytes, 'EncryptedPackage');

const isOldWord = (bytes: Uint8Array): boolean =>
  isCompoundFile(bytes) && hasStream(bytes, 'WordDocument');
