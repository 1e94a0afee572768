import { onTestFinished } from 'vitest';
import type { EventName } from '#shared/api';
import { articleText } from '#shared/text/plainText';
import type { Parts } from '../../src/main/application';
import { importFile, lookAmong } from '../../src/main/importing/pipeline';
import { previewEncodings } from '../../src/main/importing/previewEncodings';
import { kindOfFile } from '../../src/main/importing/stages';
import { findFiles } from '../../src/main/intake/intake';
import { openLibrary } from '../../src/main/library/library';
import { openLibraryLikeness } from '../../src/main/libraryLikeness';
import { sketchOf } from '../../src/main/likeness/likeness';
import { backupJobs } from '../../src/main/workers/backupJobs';
import { importPath } from '../../src/main/workers/importPath';
import { indexInThisThread } from '../../src/main/workers/searchInThisThread';

/** Parts for a test: the real rooms in this very thread, and a record of all that was announced. */
export interface TestParts extends Parts {
  readonly announced: { readonly name: EventName; readonly fact: unknown }[];
  /** What the next file dialog answers. */
  chosen: readonly string[];
  /** Where the next export is to go; null when its dialog is put away. */
  exportPath: string | null;
  /** The folder that is chosen for backups; null when its dialog is put away. */
  backupFolder: string | null;
  /** Whether the next link is agreed to. */
  agrees: boolean;
  readonly opened: string[];
  /** What files were to be called that a dialog asked a place for. */
  readonly named: string[];
  /** Texts that were copied or saved. */
  readonly copied: string[];
}

/** Opens a library in a folder and joins the real rooms around it, without threads or windows. */
export async function testParts(
  folder: string,
  samples: readonly string[] = [],
): Promise<TestParts> {
  const result = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
  if (!result.ok) throw new Error(result.error.code);
  const search = indexInThisThread({ folder: null, access: 'read' });
  onTestFinished(() => search.close());
  const announced: TestParts['announced'] = [];
  const opened: string[] = [];
  const likeness = await openLibraryLikeness(result.value, 'write');
  // The sketches are written when there is leisure: the folder must not go while that is under way.
  onTestFinished(() => likeness.close());
  const parts: TestParts = {
    ...{ library: result.value, likeness },
    stays: true,
    search,
    importer: {
      find: (paths) => findFiles(paths, kindOfFile),
      read: async (path, { folder, take, signal }) => {
        if (signal.aborted) return { ok: false, error: { code: 'cancelled' } };
        return importPath(path, folder, async (part) => {
          const sketches = part.articles.map(({ article }) => sketchOf(articleText(article.body)));
          await take({ ...part, sketches });
        });
      },
      again: (file, choices, beside) => importFile(file, { ...choices, beside: lookAmong(beside) }),
      previews: (file) => previewEncodings(file),
      width: 3,
    },
    backupJobs,
    dialogs: {
      chooseFiles: () => Promise.resolve(parts.chosen),
      chooseFolder: () => Promise.resolve(parts.backupFolder),
      chooseExport: () => Promise.resolve(parts.exportPath),
      chooseDocument: (name) => {
        parts.named.push(name);
        return Promise.resolve(parts.exportPath);
      },
      chooseCopy: () => Promise.resolve(parts.chosen),
      chooseMarks: () => Promise.resolve(parts.chosen[0] ?? null),
      confirmLink: () => Promise.resolve(parts.agrees),
      saveText: (_name, text) => {
        parts.copied.push(text);
        return Promise.resolve(true);
      },
    },
    printer: {
      toPdf: ({ title }) => Promise.resolve(Buffer.from(`%PDF ${title}`)),
      toPaper: () => Promise.resolve(true),
    },
    menu: {
      undoTyping: () => undefined,
      showHistory: () => undefined,
    },
    copyText: (text) => parts.copied.push(text),
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
    backupFolder: null,
    agrees: true,
    opened,
    copied: [],
    named: [],
  };
  return parts;
}
