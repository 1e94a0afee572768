import { createApplication, type Application } from '../main/application';
import { openLibrary, type Library } from '../main/library/library';
import { indexFolder } from '../main/libraryIndex';
import { openLibraryLikeness } from '../main/libraryLikeness';
import { indexInThisThread } from '../main/workers/searchInThisThread';
import { backupJobs } from '../main/workers/backupJobs';
import { createImporter } from '../main/workers/importer';
import { ok, type Failure, type Result } from '#shared/result';
import type { TerminalWords } from './words';

/** What a command is told, and where it writes. */
export interface Terminal {
  readonly words: TerminalWords;
  /** One JSON object a line on standard output, and nothing else there. */
  readonly json: boolean;
  readonly folder: string;
  /** The built entry of the import thread. */
  readonly workerScript: string;
  readonly threads: number;
  print(line: string): void;
  complain(line: string): void;
}

/** As much of an id as a reader types. */
export const shortId = (id: string): string => id.slice(0, 12);

/** An opened library with all verbs on it. */
export interface Opened {
  readonly library: Library;
  readonly application: Application;
}

/**
 * Opens the library for one command and closes it after; a library that cannot be opened is
 * complained of, and the status is 1. Commands that only read take no lock, so that they work
 * beside an open window.
 */
export async function withLibrary(
  terminal: Terminal,
  access: 'read' | 'write',
  command: (opened: Opened) => Promise<number>,
): Promise<number> {
  const opened = await openLibrary({ folder: terminal.folder, clock: () => new Date(), access });
  if (!opened.ok) {
    complainOf(terminal, opened.error);
    return 1;
  }
  const library = opened.value;
  const likeness = await openLibraryLikeness(library, access);
  const importer = createImporter({ script: terminal.workerScript, threads: terminal.threads });
  // One query and the process ends: what the window has indexed is read, and nothing written.
  const search = indexInThisThread({ folder: indexFolder(library), access: 'read' });
  const application = createApplication({
    library,
    importer,
    likeness,
    backupJobs,
    search,
    stays: false,
    dialogs: {
      chooseFiles: () => Promise.resolve([]),
      chooseExport: () => Promise.resolve(null),
      chooseDocument: () => Promise.resolve(null),
      chooseCopy: () => Promise.resolve([]),
      chooseMarks: () => Promise.resolve(null),
      chooseFolder: () => Promise.resolve(null),
      confirmLink: () => Promise.resolve(false),
      saveText: () => Promise.resolve(false),
    },
    printer: { toPdf: () => Promise.resolve(null), toPaper: () => Promise.resolve(false) },
    menu: { undoTyping: () => undefined, showHistory: () => undefined },
    copyText: () => undefined,
    openLink: () => Promise.resolve(),
    samples: () => Promise.resolve([]),
    announce: () => undefined,
    drawn: () => undefined,
    log: (message) => {
      terminal.complain(message);
    },
    about: {
      version: '',
      runtime: { version: process.version, origin: 'node', trial: false },
      libraryFolder: terminal.folder,
    },
    systemLocales: [],
  });
  try {
    const status = await command({ library, application });
    // It said so itself if it failed for that.
    if (status === 0 && library.restriction?.code === 'library-newer') {
      terminal.complain(terminal.words.failure({ code: 'library-newer' }));
    }
    return status;
  } finally {
    await importer.close();
    await search.close();
    await likeness.close();
    await library.close();
  }
}

/** Tells a failure: as a JSON object on standard output when JSON is wanted, else as a sentence on standard error. */
export function complainOf(terminal: Terminal, failure: Failure): void {
  if (terminal.json) terminal.print(JSON.stringify({ error: failure }));
  else terminal.complain(terminal.words.failure(failure));
}

/** The full id that the reader began to type, of at least six letters; `not-found` when none or several fit. */
export function idOf(terminal: Terminal, library: Library, typed: string): Result<string> {
  const ids = library.entries().map(({ id }) => id);
  const fitting = ids.filter((id) => id.startsWith(typed.toLowerCase()));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1 && typed.length >= 6) return ok(only);
  const { say, fill } = terminal.words;
  const sentence = fitting.length > 1 ? say.severalArticles : say.noSuchArticle;
  if (!terminal.json) terminal.complain(fill(sentence, { id: typed }));
  else terminal.print(JSON.stringify({ id: typed, error: { code: 'not-found' } }));
  return { ok: false, error: { code: 'not-found' } };
}
