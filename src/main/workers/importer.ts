import type { Importer } from '../importer';
import { kindOfFile } from '../importing/stages';
import { findFiles } from '../intake/intake';
import { createImportPool } from './pool';

/** Joins the room that finds files and the threads that read them; `close` ends the threads. */
export function createImporter(options: {
  readonly script: string;
  readonly threads: number;
}): Importer & { close(): Promise<void> } {
  const pool = createImportPool(options);
  return {
    find: (paths) => findFiles(paths, kindOfFile),
    read: (path, given) => pool.run(path, given),
    again: (file, choices, beside) => pool.again(file, choices, beside),
    previews: (file) => pool.previews(file),
    width: options.threads,
    close: () => pool.close(),
  };
}
