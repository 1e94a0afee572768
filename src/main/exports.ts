import type { Handlers } from '#shared/api';
import type { ExportReport } from '#shared/exported';
import { failed, ok, type Result } from '#shared/result';
import { exportArticles } from './exporting/exporting';
import type { Library } from './library/library';

/** Exports of a library, or of some of its articles. */
export interface Exports {
  readonly handlers: Pick<Handlers, 'export:library' | 'export:articles'>;
  /** Writes the articles of these ids (null for the whole library, with its trash) to a file of our own form. */
  exportTo(path: string, ids: readonly string[] | null): Promise<Result<ExportReport>>;
}

interface Parts {
  readonly library: Pick<Library, 'kept' | 'restriction'>;
  readonly dialogs: {
    /** The path that an export is to be written to; null when the dialog was put away. */
    chooseExport(): Promise<string | null>;
  };
}

/** Joins the exports to a library and to the dialog that asks where to. */
export function createExports({ library, dialogs }: Parts): Exports {
  const exportTo: Exports['exportTo'] = async (path, ids) => {
    // What is not understood would be missing from it, and nobody would know.
    if (library.restriction?.code === 'library-newer') return failed('library-newer');
    return exportArticles(library.kept(ids ?? undefined), path, { now: new Date().toISOString() });
  };
  async function choose(ids: readonly string[] | null): Promise<Result<ExportReport | null>> {
    const path = await dialogs.chooseExport();
    return path === null ? ok(null) : exportTo(path, ids);
  }
  return {
    exportTo,
    handlers: {
      'export:library': () => choose(null),
      'export:articles': ({ ids }) => choose(ids),
    },
  };
}
