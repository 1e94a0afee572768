import type { About, EventName, Events, Handlers } from '#shared/api';
import type { Article } from '#shared/article';
import type { ExportReport } from '#shared/exported';
import type { ImportOutcome } from '#shared/library';
import { failed, ok, type Result } from '#shared/result';
import { safeLink } from '#shared/safeTree';
import { searchable, type Searchable } from '#shared/searchable';
import type { SearchAnswer } from '#shared/searching';
import { exportArticles } from './exporting/exporting';
import { runImport, type Importer } from './importRun';
import type { Library } from './library/library';
import { createRereading } from './rereading';

/** The parts that an application is made of; the window and the terminal each bring their own. */
export interface Parts {
  readonly library: Library;
  readonly search: {
    add(articles: readonly Searchable[]): Promise<void>;
    remove(ids: readonly string[]): Promise<void>;
    query(text: string, limit: number): Promise<SearchAnswer>;
  };
  /** A window fills its index at once; a terminal only when a command searches. */
  readonly indexing: 'at-once' | 'when-asked';
  readonly importer: Importer;
  readonly dialogs: {
    /** Paths that the reader chose; none when the dialog was put away. */
    chooseFiles(): Promise<readonly string[]>;
    /** The path that an export is to be written to; null when the dialog was put away. */
    chooseExport(): Promise<string | null>;
    /** Shows the whole address and asks whether to open it. */
    confirmLink(address: string): Promise<boolean>;
  };
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
  ): Promise<readonly ImportOutcome[]>;
  /** Imports what the program was started with, and tells the window the outcomes. */
  importNamed(paths: readonly string[]): Promise<readonly ImportOutcome[]>;
  /** Writes the articles of these ids (null for the whole library, with its trash) to a file of our own form. */
  exportTo(path: string, ids: readonly string[] | null): Promise<Result<ExportReport>>;
  /** Resolves when every article of the library can be found. */
  indexed(): Promise<void>;
}

const indexBatch = 64;

/** Joins the parts. Holds no state of its own but running imports. */
export function createApplication(parts: Parts): Application {
  const { library, search, announce } = parts;
  let namedImports = 0;
  /** Outcomes of named files until the window asks for its start; from then on they are announced. */
  let untold: ImportOutcome[] | null = [];

  const fillIndex = async (): Promise<void> => {
    let batch: Searchable[] = [];
    for await (const article of library.articles()) {
      batch.push(searchable(article));
      if (batch.length === indexBatch) {
        await search.add(batch);
        batch = [];
      }
    }
    await search.add(batch);
  };
  const logged = (what: string) => (error: unknown) => {
    parts.log(`${what}: ${String(error)}`);
  };
  let filling: Promise<void> | null = null;
  const indexed = (): Promise<void> => (filling ??= fillIndex().catch(logged('index')));
  if (parts.indexing === 'at-once') void indexed();

  // An index that fails must never take an import or a deletion with it: it can be made again.
  const index = (articles: readonly Article[]): void => {
    // What an export of ours brings back into the trash is not to be found.
    const living = articles.filter(({ id }) => !library.isTrashed(id));
    if (filling !== null) void search.add(living.map(searchable)).catch(logged('index'));
  };

  const importPaths: Application['importPaths'] = (paths, report) =>
    runImport({ paths, library, importer: parts.importer, index, announce, report });

  const exportTo: Application['exportTo'] = (path, ids) =>
    exportArticles(library.kept(ids ?? undefined), path, { now: new Date().toISOString() });

  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) announce('library:changed', {});
    return result;
  };

  // A place is kept at every rest of the page: that must not send ten thousand rows to the window.
  const articleChanged = <T extends { readonly articleId: string }>(
    result: Result<T>,
  ): Result<T> => {
    if (result.ok) announce('article:changed', { id: result.value.articleId });
    return result;
  };

  const rereading = createRereading(parts);

  const handlers: Handlers = {
    'app:start': () => {
      const imported = untold ?? [];
      untold = null;
      return answer({
        settings: library.settings(),
        systemLocales: parts.systemLocales,
        notices: library.notices,
        importing: namedImports > 0,
        imported,
        about: parts.about,
      });
    },
    'import:choose': async () => ok(await importPaths(await parts.dialogs.chooseFiles())),
    'import:paths': async ({ paths }) => ok(await importPaths(paths)),
    'import:samples': async () => ok(await importPaths(await parts.samples())),
    'export:library': async () => {
      const path = await parts.dialogs.chooseExport();
      return path === null ? ok(null) : exportTo(path, null);
    },
    'library:list': () => answer(library.rows()),
    'library:row': ({ id }) => {
      const row = library.row(id);
      return Promise.resolve(row === null ? failed('not-found') : ok(row));
    },
    'library:open': ({ id }) => library.open(id),
    'article:encodings': ({ id }) => rereading.encodings(id),
    'article:reread': async ({ id, encoding, corrections }) => {
      const result = await rereading.reread(id, {
        ...(encoding === undefined ? {} : { encoding }),
        ...(corrections === undefined ? {} : { corrections }),
      });
      if (!result.ok) return result;
      if (result.value.reading.trashedAt === null) index([result.value.article]);
      announce('article:changed', { id });
      return library.open(id);
    },
    'library:trash': async ({ ids }) => {
      const result = await library.trash(ids);
      if (result.ok) await search.remove(ids).catch(logged('index'));
      return changed(result);
    },
    'library:restore': async ({ ids }) => {
      const result = await library.restore(ids);
      if (result.ok) for await (const article of library.articles(ids)) index([article]);
      return changed(result);
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
      await indexed();
      return ok(await search.query(text, limit));
    },
    'settings:change': async ({ change }) => {
      const result = await library.changeSettings(change);
      if (result.ok) announce('settings:changed', {});
      return result;
    },
    'link:open': async ({ address }) => {
      const safe = safeLink(address);
      if (safe === null) return failed('bad-link');
      if (!(await parts.dialogs.confirmLink(safe))) return ok(false);
      await parts.openLink(safe);
      return ok(true);
    },
    'page:drawn': ({ id }) => {
      parts.drawn(id);
      return answer(null);
    },
  };

  return {
    handlers,
    importPaths,
    exportTo,
    indexed,
    async importNamed(paths) {
      if (paths.length === 0) return [];
      namedImports += 1;
      const outcomes = await importPaths(paths).finally(() => (namedImports -= 1));
      if (untold === null) announce('import:ended', { outcomes });
      else untold.push(...outcomes);
      return outcomes;
    },
  };
}

function answer<T>(value: T): Promise<Result<T>> {
  return Promise.resolve(ok(value));
}
