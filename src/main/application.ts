import type { About, EventName, Events, Handlers, Request } from '#shared/api';
import type { ImportOutcome, ImportReport, ReportHead } from '#shared/importReport';
import { failed, ok, type Result } from '#shared/result';
import { answer, told } from './answers';
import { alikeArticles } from './alikeArticles';
import type { Dialogs } from './dialogs';
import { completing } from './completing';
import { createFontCalls } from './fontCalls';
import { createExports, type Exports } from './exports';
import { failedFiles, type Importer } from './importer';
import { createImports, headOf } from './imports';
import { createIndexing, type IndexCalls } from './indexing';
import { createBackups, type KeptBackups } from './keepingBackups';
import type { Library } from './library/library';
import { createListing, rowsOf } from './listing';
import type { Likeness } from './likeness/likeness';
import { heedOthers } from './others';
import type { Printer } from './printing';
import { createReadingChanges } from './readingChanges';
import { createOutsideCalls } from './outsideCalls';
import { createMarkCalls } from './markCalls';
import { createPastSearches } from './pastSearches';
import { createRereading, type Wish } from './rereading';
import { restricted } from './restricted';
import { createRestores, type Restores } from './restores';
import { createSavingCalls } from './savingCalls';
import { heedingAnnounce } from './heeding';
import { createResting } from './resting';
import { createSearchCalls, type SearchCalls } from './searchCalls';
import { createUpkeep, type Upkeep } from './upkeep';
import type { BackupJobs } from './workers/backupJobs';

/** So many rows at once are a portion of a long list. */
const manyRows = 100;

/** The parts that an application is made of; the window and the terminal each bring their own. */
export interface Parts {
  readonly library: Library;
  readonly search: IndexCalls & SearchCalls;
  readonly likeness: Likeness;
  /** True for a program that stays open beside others: what they do is told of, and kept in step with. */
  readonly stays: boolean;
  readonly importer: Importer;
  readonly backupJobs: BackupJobs;
  readonly dialogs: Dialogs;
  readonly printer: Printer;
  readonly menu: {
    /** Has the text field that has the focus undo or redo what was typed. */
    undoTyping(way: 'undo' | 'redo'): void;
    /** Says in the menu what would be undone and redone next. */
    showHistory(history: Request<'menu:history'>): void;
  };
  copyText(text: string): void;
  openLink(address: string): Promise<void>;
  /** Paths of the bundled sample articles. */
  samples(): Promise<readonly string[]>;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
  drawn(id: string): void;
  log(message: string): void;
  readonly about: About;
  readonly systemLocales: readonly string[];
}

/** Every verb once: what the window calls through IPC and the terminal calls directly. */
export interface Application {
  readonly handlers: Handlers;
  /** Imports files and folders; `report` is called for each outcome once it is durable. */
  importPaths(
    paths: readonly string[],
    report?: (outcome: ImportOutcome) => void,
  ): Promise<ImportReport>;
  /** Imports what the program was started with, and tells the window; null when that is nothing, or cannot be. */
  importNamed(paths: readonly string[]): Promise<ImportReport | null>;
  readonly exportTo: Exports['exportTo'];
  readonly changesTo: Exports['changesTo'];
  readonly documentTo: Exports['documentTo'];
  readonly endExports: Exports['endExports'];
  /** Copies of a library merged into this one. */
  readonly restores: Omit<Restores, 'handlers'>;
  /** Its check and repair, reading again, and the trash's end. */
  readonly upkeep: Omit<Upkeep, 'handlers'>;
  readonly backups: Omit<KeptBackups, 'handlers'>;
  /** Resolves when every article of the library can be found. */
  indexed(): Promise<void>;
}

/** Joins the parts. Holds no state of its own but running imports. */
export function createApplication(given: Parts): Application {
  const { asked, rested } = createResting();
  const indexing = createIndexing({ ...given, rested });
  const listing = createListing(given.library);
  const importer = completing(given.importer, given.library);
  const heeded = heedingAnnounce(indexing, listing.telling(given.announce));
  const parts = { ...given, importer, announce: heeded };
  const { library, likeness, search, announce, log } = parts;
  if (parts.stays) heedOthers({ library, indexing, announce });
  const rereading = createRereading(parts);
  const upkeep = createUpkeep({ library, importer, announce, log, rereading, indexing, rested });
  const backups = createBackups({ ...parts, rested, clock: () => new Date() });
  const restores = createRestores({ ...parts, indexing, snapshot: backups.copy });
  async function reread(id: string, wish: Wish): Promise<Result<null>> {
    const result = await rereading.reread(id, wish);
    if (!result.ok) return result;
    if (result.value.reading.trashedAt === null) indexing.replace(result.value.article);
    announce('article:changed', { id });
    return ok(null);
  }
  async function correct(id: string): Promise<void> {
    const { encoding = null, corrections = null } = library.row(id)?.reading ?? {};
    if (encoding === null && corrections === null) return;
    const result = await reread(id, {});
    if (!result.ok) log(`reread: ${result.error.code}`);
  }

  const imports = createImports({
    ...{ library, likeness, importer, announce, log, correct },
    ...{ index: indexing.add, unindex: indexing.remove },
  });
  /** Reports of named files until the window asks for its start; from then on they are announced. */
  let untold: ReportHead[] | null = [];

  const importPaths: Application['importPaths'] = (paths, heard) =>
    imports.run(importer.find(paths), heard);
  const importHead = async (paths: readonly string[]): Promise<ReportHead> =>
    headOf(await importPaths(paths));

  const { exportTo, changesTo, documentTo, endExports, ...exporting } = createExports(parts);

  // A place is kept at every rest of the page: that must not send ten thousand rows to the window.
  const articleChanged = <T extends { readonly articleId: string }>(
    result: Result<T>,
  ): Result<T> => {
    if (result.ok) announce('article:changed', { id: result.value.articleId });
    return result;
  };

  const handlers: Handlers = {
    ...upkeep.handlers,
    ...createReadingChanges({ library, indexing, announce }),
    ...exporting.handlers,
    ...restores.handlers,
    ...backups.handlers,
    ...createSavingCalls(library, announce),
    ...createMarkCalls({ library, announce, dialogs: given.dialogs }),
    ...createPastSearches(library, announce),
    ...createOutsideCalls(parts),
    ...createFontCalls(),
    'app:start': () => {
      const imported = untold ?? [];
      untold = null;
      // It is asked for next: while the window makes itself ready, there is time to make it.
      setImmediate(listing.prepare);
      return answer({
        settings: library.settings(),
        systemLocales: parts.systemLocales,
        ...{ notices: library.notices, restriction: library.restriction },
        saving: library.saving.now(),
        importing: imports.progress(),
        imported,
        about: parts.about,
      });
    },
    'import:choose': async () => {
      const paths = await parts.dialogs.chooseFiles();
      return ok(paths.length === 0 ? null : await importHead(paths));
    },
    'import:paths': async ({ paths }) => ok(await importHead(paths)),
    'import:samples': async () => ok(await importHead(await parts.samples())),
    'import:retry': async ({ id }) => {
      const report = await library.report(id);
      if (!report.ok) return report;
      return ok(headOf(await imports.run(failedFiles(report.value.outcomes, importer))));
    },
    'import:pause': () => answer(told(imports.pause)),
    'import:resume': () => answer(told(imports.resume)),
    'import:cancel': () => answer(told(imports.cancel)),
    'reports:list': () => answer(library.reports()),
    'reports:open': ({ id }) => library.report(id),
    'library:list': () => answer(listing.list()),
    'library:row': ({ id }) => {
      const row = library.row(id);
      return Promise.resolve(row === null ? failed('not-found') : ok(row));
    },
    'library:rows': async ({ ids }) => {
      // Those of a whole library come in by hundreds, for seconds: who types goes before.
      if (ids.length >= manyRows) await rested();
      return answer(rowsOf(library, ids));
    },
    'library:alike': async ({ id }) => {
      await likeness.opened();
      return ok(alikeArticles(library, likeness, id));
    },
    'library:open': ({ id }) => {
      asked();
      void search.rest().catch(() => undefined);
      return library.open(id);
    },
    'article:encodings': ({ id }) => rereading.encodings(id),
    'article:reread': async ({ id, encoding, corrections }) => {
      const result = await reread(id, {
        ...(encoding === undefined ? {} : { encoding }),
        ...(corrections === undefined ? {} : { corrections }),
      });
      return result.ok ? library.open(id) : result;
    },
    'reading:change': async ({ id, change }) =>
      articleChanged(await library.changeReading(id, change)),
    ...createSearchCalls({ library, indexing, asked, search, stays: parts.stays }),
    'settings:change': async ({ change }) => {
      // A folder is chosen in the system's dialog, never named by the page.
      if (typeof change.backupFolder === 'string') return failed('bad-request');
      const result = await library.changeSettings(change);
      if (result.ok) announce('settings:changed', {});
      return result;
    },
    'page:drawn': ({ id }) => answer(told(() => parts.drawn(id))),
    'typing:undo': () => answer(told(() => parts.menu.undoTyping('undo'))),
    'typing:redo': () => answer(told(() => parts.menu.undoTyping('redo'))),
    'menu:history': (history) => answer(told(() => parts.menu.showHistory(history))),
  };

  return {
    handlers: library.restriction === null ? handlers : restricted(handlers, library.restriction),
    ...{ upkeep, restores, backups, importPaths, exportTo, changesTo, documentTo, endExports },
    indexed: indexing.indexed,
    async importNamed(paths) {
      if (paths.length === 0 || library.restriction !== null) return null;
      const report = await importPaths(paths);
      if (untold === null) announce('import:ended', { report: headOf(report) });
      else untold.push(headOf(report));
      return report;
    },
  };
}
