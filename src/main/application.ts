import type { About, EventName, Events, Handlers, Request } from '#shared/api';
import type { ImportOutcome, ImportReport, ReportHead } from '#shared/importReport';
import { packReport } from '#shared/packedRows';
import { failed, ok, type Result } from '#shared/result';
import type { Searchable } from '#shared/searchable';
import type { SearchAnswer } from '#shared/searching';
import { answer, told } from './answers';
import { alikeArticles } from './alikeArticles';
import { createExports, type Exports } from './exports';
import { failedFiles, type Importer } from './importer';
import { createImports, headOf } from './imports';
import { createIndexing } from './indexing';
import { createBackups, type KeptBackups } from './keepingBackups';
import type { Library } from './library/library';
import { listOf, rowsOf } from './listing';
import type { Likeness } from './likeness/likeness';
import { heedOthers } from './others';
import { createReadingChanges } from './readingChanges';
import { createOutsideCalls } from './outsideCalls';
import { createRereading, type Wish } from './rereading';
import { restricted } from './restricted';
import { createRestores, type Restores } from './restores';
import { createSavingCalls } from './savingCalls';
import type { Question } from './search/search';
import { searchFacts } from './searchFacts';
import { createUpkeep, type Upkeep } from './upkeep';
import type { BackupJobs } from './workers/backupJobs';

/** The parts that an application is made of; the window and the terminal each bring their own. */
export interface Parts {
  readonly library: Library;
  readonly search: {
    add(articles: readonly Searchable[]): Promise<void>;
    remove(ids: readonly string[]): Promise<void>;
    hide(ids: readonly string[]): Promise<void>;
    show(ids: readonly string[]): Promise<readonly string[]>;
    query(text: string, limit: number, question: Question): Promise<SearchAnswer>;
  };
  readonly likeness: Likeness;
  /** True for a program that stays open beside others: what they do is told of, and kept in step with. */
  readonly stays: boolean;
  readonly importer: Importer;
  readonly backupJobs: BackupJobs;
  readonly dialogs: {
    /** Paths that the reader chose; none when the dialog was put away. */
    chooseFiles(): Promise<readonly string[]>;
    /** The path that an export is to be written to; null when the dialog was put away. */
    chooseExport(): Promise<string | null>;
    /** The files of a copy of a library that the reader chose; none when the dialog was put away. */
    chooseCopy(): Promise<readonly string[]>;
    /** The folder that backups are to go to; null when the dialog was put away. */
    chooseFolder(): Promise<string | null>;
    /** Shows the whole address and asks whether to open it. */
    confirmLink(address: string): Promise<boolean>;
    /** Saves a text under a name that the reader agrees to; false when the dialog was put away. */
    saveText(name: string, text: string): Promise<boolean>;
  };
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
  /** Copies of a library merged into this one. */
  readonly restores: Omit<Restores, 'handlers'>;
  /** Its check and repair, reading again, and the trash's end. */
  readonly upkeep: Omit<Upkeep, 'handlers'>;
  readonly backups: Omit<KeptBackups, 'handlers'>;
  /** Resolves when every article of the library can be found. */
  indexed(): Promise<void>;
}

/** Joins the parts. Holds no state of its own but running imports. */
export function createApplication(parts: Parts): Application {
  const { library, likeness, importer, announce, log } = parts;
  const indexing = createIndexing(parts);
  if (parts.stays) heedOthers({ library, indexing, announce });
  const rereading = createRereading(parts);
  const upkeep = createUpkeep({ library, importer, announce, log, rereading, indexing });
  const backups = createBackups({ ...parts, clock: () => new Date() });
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

  const { exportTo, ...exporting } = createExports(parts);

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
    ...createOutsideCalls(parts),
    'app:start': () => {
      const imported = untold ?? [];
      untold = null;
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
    'reports:open': async ({ id }) => {
      const report = await library.report(id);
      return report.ok ? ok(packReport(report.value)) : report;
    },
    'library:list': () => answer(listOf(library)),
    'library:row': ({ id }) => {
      const row = library.row(id);
      return Promise.resolve(row === null ? failed('not-found') : ok(row));
    },
    'library:rows': ({ ids }) => answer(rowsOf(library, ids)),
    'library:alike': async ({ id }) => {
      await likeness.opened();
      return ok(alikeArticles(library, likeness, id));
    },
    'library:open': ({ id }) => library.open(id),
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
    'marks:list': ({ articleId }) => answer(library.bookmarks(articleId)),
    'marks:add': async ({ articleId, selector, note }) =>
      articleChanged(await library.addBookmark(articleId, selector, note)),
    'marks:note': async ({ id, note }) => articleChanged(await library.noteBookmark(id, note)),
    'marks:remove': async ({ id }) => articleChanged(await library.removeBookmark(id)),
    'marks:restore': async ({ id }) => articleChanged(await library.restoreBookmark(id)),
    'search:query': async ({ text, limit }) => {
      await indexing.indexed();
      return ok(await parts.search.query(text, limit, { facts: searchFacts(text, library) }));
    },
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
    ...{ upkeep, restores, backups, importPaths, exportTo },
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
