import { isArchive, openArchive, type Archive } from '../archive/archive';
import { savedPagesIn } from '../archive/savedPages';
import { extensionsOf, kindOfFile } from '../extensions';
import { Refusal } from '../refusal';
import type { ContainerFormat } from './format';

/** What systems and programs put into archives for themselves. */
const foreign = /(?:^|\/)(?:__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i;

/**
 * A spreadsheet or slides, whose parts are nobody's articles: the packages of ISO/IEC 29500-2 and of
 * OpenDocument 1.3, part 2, are told by these names. Those that hold texts have formats of their own.
 */
const isDocument = (archive: Archive): boolean =>
  archive.has('[Content_Types].xml') ||
  (archive.has('mimetype') && archive.has('META-INF/manifest.xml'));

/**
 * A zip archive of article files, and of saved pages with the folders of their pictures; one that only
 * carries another format is recognised by that format.
 */
export const zip: ContainerFormat = {
  name: 'zip',
  reads: 'members',
  extensions: extensionsOf.zip,
  recognises: async (bytes) => isArchive(bytes) && !isDocument(await openArchive(bytes)),
  async *open(file) {
    const archive = await openArchive(file.bytes);
    const entries = archive.entries.filter(({ name }) => !foreign.test(name));
    const pages = savedPagesIn(archive, entries);
    for (const { name } of entries) {
      if (pages.belongs(name) || kindOfFile(name) === 'never') continue;
      const bare = name.slice(name.lastIndexOf('/') + 1);
      try {
        const bytes = await archive.read(name);
        const beside = await pages.beside(name);
        if (bytes !== null) yield { place: name, file: { name: bare, bytes }, beside };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        yield { place: name, error: { code: error.code, file: bare, detail: error.message } };
      }
    }
  },
};
