import type { EventName, Events, Handlers } from '#shared/api';
import type { ExportReport } from '#shared/exported';
import { documentExtension, type DocumentWish } from '#shared/exportedDocument';
import { documentWords } from '#shared/locales/documents';
import type { KeptArticle, KeptChanges } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import { fileNameOf } from '#shared/text/fileName';
import { exportArticles, exportDocument } from './exporting/exporting';
import type { Library } from './library/library';

/** Exports of a library, or of some of its articles. */
export interface Exports {
  readonly handlers: Pick<
    Handlers,
    'export:library' | 'export:articles' | 'export:document' | 'export:cancel'
  >;
  /**
   * Writes the articles of these ids (null for the whole library, with its trash) to a file of our own form; until
   * it is whole, what was there stays, also when the signal ends it.
   */
  exportTo(
    path: string,
    ids: readonly string[] | null,
    signal?: AbortSignal,
  ): Promise<Result<ExportReport>>;
  /** The same with all that there is of some articles: of one whose files cannot be read, what was done with it. */
  changesTo(path: string, ids: readonly string[]): Promise<Result<ExportReport>>;
  /** Writes the articles of a wish to a file that other programs read; see `exportDocument`. */
  documentTo(path: string, wish: DocumentWish, signal?: AbortSignal): Promise<Result<ExportReport>>;
  /** Ends all exports under way; resolves when nothing is left of them. */
  endExports(): Promise<void>;
}

interface Parts {
  readonly library: Pick<Library, 'kept' | 'changes' | 'restriction' | 'entries' | 'row'>;
  readonly dialogs: {
    /** The path that an export is to be written to; null when the dialog was put away. */
    chooseExport(): Promise<string | null>;
    chooseDocument(name: string): Promise<string | null>;
  };
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

/** How often the window hears of progress, in milliseconds; a shorter export is over before anybody could read of it. */
const usually = 200;

/** Joins the exports to a library and to the dialog that asks where to. */
export function createExports(
  { library, dialogs, announce }: Parts,
  progressEvery = usually,
): Exports {
  const underWay = new Map<AbortController, Promise<unknown>>();

  /** Tells the window how far an export of so many articles is, and when it has ended. */
  async function told(
    total: number,
    write: (told: (done: number) => void) => Promise<Result<ExportReport>>,
  ): Promise<Result<ExportReport>> {
    // What is not understood would be missing from it, and nobody would know.
    if (library.restriction?.code === 'library-newer') return failed('library-newer');
    let toldAt = performance.now();
    const result = await write((done) => {
      if (performance.now() - toldAt < progressEvery) return;
      toldAt = performance.now();
      announce('export:progressed', { done, total });
    });
    announce('export:progressed', null);
    return result;
  }

  const exportTo: Exports['exportTo'] = (path, ids, signal) =>
    told(ids?.length ?? library.entries().length, (hear) => {
      const now = new Date().toISOString();
      return exportArticles(library.kept(ids ?? undefined), path, { now, signal, told: hear });
    });

  async function* allOf(ids: readonly string[]): AsyncGenerator<Result<KeptArticle | KeptChanges>> {
    for (const id of ids) {
      for await (const kept of library.kept([id])) {
        const changes = kept.ok ? null : library.changes(id);
        yield changes === null ? kept : ok(changes);
      }
    }
  }

  const changesTo: Exports['changesTo'] = (path, ids) =>
    exportArticles(allOf(ids), path, { now: new Date().toISOString() });

  const documentTo: Exports['documentTo'] = (path, { ids, format, withMarks, months }, signal) =>
    told(ids.length, (hear) =>
      exportDocument(library.kept(ids), path, {
        ...{ format, withMarks, months, articles: ids.length, signal, told: hear },
      }),
    );

  /** A name for the file of a wish: the article's title, or what several are called. */
  function nameFor({ ids, format }: DocumentWish): string {
    const first = library.row(ids[0] ?? '')?.summary;
    const words = documentWords[first?.direction === 'ltr' ? 'en' : 'ar'];
    const title = ids.length === 1 ? (first?.title ?? '') : words.collection;
    return fileNameOf(title, `.${documentExtension(format, ids.length)}`, words.untitled);
  }

  /** One that may be ended from the window, and is when the program ends. */
  async function running<Report>(
    path: string | null,
    write: (path: string, signal: AbortSignal) => Promise<Result<Report>>,
  ): Promise<Result<Report | null>> {
    if (path === null) return ok(null);
    const ending = new AbortController();
    const result = write(path, ending.signal);
    underWay.set(ending, result);
    return result.finally(() => underWay.delete(ending));
  }
  const choose = async (ids: readonly string[] | null): Promise<Result<ExportReport | null>> =>
    running(await dialogs.chooseExport(), (path, signal) => exportTo(path, ids, signal));

  async function endExports(): Promise<void> {
    for (const ending of underWay.keys()) ending.abort();
    await Promise.allSettled(underWay.values());
  }

  return {
    exportTo,
    changesTo,
    documentTo,
    endExports,
    handlers: {
      'export:library': () => choose(null),
      'export:articles': ({ ids }) => choose(ids),
      'export:document': async (wish) =>
        running(await dialogs.chooseDocument(nameFor(wish)), (path, signal) =>
          documentTo(path, wish, signal),
        ),
      'export:cancel': async () => {
        await endExports();
        return ok(null);
      },
    },
  };
}
