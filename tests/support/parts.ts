import type { EventName } from '#shared/api';
import type { Parts } from '../../src/main/application';
import { importFile } from '../../src/main/importing/pipeline';
import { previewEncodings } from '../../src/main/importing/previewEncodings';
import { readableExtensions } from '../../src/main/importing/stages';
import { findFiles, readFile } from '../../src/main/intake/intake';
import { openLibrary } from '../../src/main/library/library';
import { createSearchIndex } from '../../src/main/search/search';

/** Parts for a test: the real rooms in this very thread, and a record of all that was announced. */
export interface TestParts extends Parts {
  readonly announced: { readonly name: EventName; readonly fact: unknown }[];
  /** What the next file dialog answers. */
  chosen: readonly string[];
  /** Where the next export is to go; null when its dialog is put away. */
  exportPath: string | null;
  /** Whether the next link is agreed to. */
  agrees: boolean;
  readonly opened: string[];
}

/** Opens a library in a folder and joins the real rooms around it, without threads or windows. */
export async function testParts(
  folder: string,
  samples: readonly string[] = [],
): Promise<TestParts> {
  const result = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
  if (!result.ok) throw new Error(result.error.code);
  const index = createSearchIndex();
  const announced: TestParts['announced'] = [];
  const opened: string[] = [];
  const parts: TestParts = {
    library: result.value,
    indexing: 'at-once',
    search: {
      add: (articles) => Promise.resolve(index.add(articles)),
      remove: (ids) => Promise.resolve(index.remove(ids)),
      query: (text, limit) => Promise.resolve(index.query(text, limit)),
    },
    importer: {
      find: (paths) => findFiles(paths, readableExtensions),
      read: async (path, folder) => {
        const file = await readFile(path);
        return file.ok ? importFile(file.value, { folder }) : file;
      },
      again: (file, choices) => importFile(file, choices),
      previews: (file) => previewEncodings(file),
      width: 3,
    },
    dialogs: {
      chooseFiles: () => Promise.resolve(parts.chosen),
      chooseExport: () => Promise.resolve(parts.exportPath),
      confirmLink: () => Promise.resolve(parts.agrees),
    },
    openLink: (address) => {
      opened.push(address);
      return Promise.resolve();
    },
    samples: () => Promise.resolve(samples),
    announce: (name, fact) => announced.push({ name, fact }),
    drawn: () => undefined,
    log: () => undefined,
    about: {
      version: '0',
      runtime: { version: '0', origin: 'electron', trial: false },
      libraryFolder: folder,
    },
    systemLocales: ['ar'],
    announced,
    chosen: [],
    exportPath: null,
    agrees: true,
    opened,
  };
  return parts;
}
