import { isArchive, openArchive } from '../archive/archive';
import { extensionsOf } from '../extensions';
import { Refusal } from '../refusal';
import type { ContainerFormat } from './format';

/** What systems and programs put into archives for themselves. */
const foreign = /(?:^|\/)(?:__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i;

/** A zip archive of article files; one that only carries another format is recognised by that format. */
export const zip: ContainerFormat = {
  name: 'zip',
  reads: 'members',
  extensions: extensionsOf.zip,
  recognises: isArchive,
  async *open(file) {
    const archive = await openArchive(file.bytes);
    for (const { name } of archive.entries) {
      if (foreign.test(name)) continue;
      const bare = name.slice(name.lastIndexOf('/') + 1);
      try {
        const bytes = await archive.read(name);
        if (bytes !== null) yield { place: name, file: { name: bare, bytes } };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        yield { place: name, error: { code: error.code, file: bare, detail: error.message } };
      }
    }
  },
};
