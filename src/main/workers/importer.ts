import type { Importer } from '../importRun';
import { findFiles } from '../intake/intake';
import { readableExtensions } from '../importing/stages';
import { createImportPool } from './pool';

/** Joins the room that finds files and the threads that read them; `close` ends the threads. */
export function createImporter(options: {
  readonly script: string;
  readonly threads: number;
}): Importer & { close(): Promise<void> } {
  const pool = createImportPool(options);
  return {
    find: (paths) => findFiles(paths, readableExtensions),
    read: (path, folder) => pool.run(path, folder),
    width: options.threads,
    close: () => pool.close(),
  };
}
