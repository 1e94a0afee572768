import type { Standing } from '#shared/backups';
import type { Result } from '#shared/result';

/** The library that is backed up. */
export interface Source {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  /** Resolves when nobody waits for an answer of the program's; without it a backup waits for nobody. */
  rested?(): Promise<void>;
  /** Answers what `look` answers, which runs between two changes. */
  still<T>(look: (standing: Standing) => Promise<T>): Promise<Result<T>>;
}

/**
 * The library's folders of files named by their hashes, in the order in which they are taken. A purge
 * removes contents first: where a content is still there, its pictures were listed before it.
 */
export const takenFolders = ['assets', 'originals', 'contents'] as const;
export type TakenFolder = (typeof takenFolders)[number];

/** Where a file of this hash lies in a library, with slashes. */
export function pathInLibrary(folder: TakenFolder, hash: string): string {
  return `${folder}/${hash.slice(0, 2)}/${hash}${folder === 'contents' ? '.json' : ''}`;
}
