import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { ok, type Failure, type Result } from '#shared/result';
import { companionsOf } from '#shared/savedPages';
import { failureOf } from './failure';

export { lookBeside } from './companion';
export { openFile, readFile } from './opening';

/** A path that may be read, or one that could not even be looked at. */
type FoundFile =
  | { readonly file: string; readonly folder: string }
  | { readonly file: string; readonly folder?: string; readonly error: Failure };

/** What a file in a folder is by its name: worth reading, never an article, or of a kind that nobody knows. */
type KindOf = (name: string) => 'sought' | 'never' | 'unknown';

/** So many files of unknown kinds in a folder are named one by one. */
const maximumUnknown = 200;

/**
 * The files that some paths mean, in their order: a file is itself, whatever its name; a folder is all
 * regular files below it, sorted by name, that are worth reading, no hidden ones, no links, and not
 * what belongs to a saved page beside it (`Page_files`); each with the folders that it lies in: the one
 * that was named and those below it. A path that is not there comes with its error, and so does what is
 * of an unknown kind: 200 files with `unknown-format`, then the folder with `unknown-formats` and how
 * many more.
 */
export async function* findFiles(
  paths: readonly string[],
  kindOf: KindOf,
): AsyncGenerator<FoundFile> {
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      if (isFolder) yield* countUnknown(path, walk(path, kindOf));
      else yield { file: path, folder: '' };
    } catch (error) {
      yield { file: path, error: failureOf(error, path) };
    }
  }
}

async function* walk(folder: string, kindOf: KindOf): AsyncGenerator<FoundFile> {
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await listFolder(next);
    if (!entries.ok) {
      yield { file: next, error: entries.error };
      continue;
    }
    const folders: string[] = [];
    const names = entries.value.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
    const isCompanion = companionsOf(names);
    for (const { path, name, isFolder } of entries.value) {
      if (isFolder && !isCompanion(name)) folders.push(path);
      const kind = isFolder ? 'never' : kindOf(name);
      if (kind === 'never') continue;
      const file = { file: path, folder: folderBelow(folder, next) };
      yield kind === 'sought' ? file : { ...file, error: { code: 'unknown-format', file: name } };
    }
    waiting.push(...folders.reverse());
  }
}

/** Lets so many files of unknown kinds through, and says at the end how many more there were. */
async function* countUnknown(
  folder: string,
  found: AsyncIterable<FoundFile>,
): AsyncGenerator<FoundFile> {
  let unknown = 0;
  for await (const entry of found) {
    const isUnknown = 'error' in entry && entry.error.code === 'unknown-format';
    if (isUnknown) unknown += 1;
    if (!isUnknown || unknown <= maximumUnknown) yield entry;
  }
  const count = unknown - maximumUnknown;
  if (count <= 0) return;
  const file = basename(resolve(folder));
  yield { file: folder, error: { code: 'unknown-formats', file, count } };
}

/** The folders from the one that was named down to another, with `/` between them. */
function folderBelow(named: string, folder: string): string {
  return [basename(resolve(named)), ...relative(named, folder).split(sep)]
    .filter((part) => part !== '')
    .join('/');
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly isFolder: boolean;
}

/** The visible files and folders in a folder, sorted by code units; links are left alone, they may lead in a circle. */
async function listFolder(folder: string): Promise<Result<readonly Entry[]>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return ok(
      entries
        .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((entry) => ({
          path: join(folder, entry.name),
          name: entry.name,
          isFolder: entry.isDirectory(),
        })),
    );
  } catch (error) {
    return { ok: false, error: failureOf(error, folder) };
  }
}
