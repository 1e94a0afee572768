import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mapBounded } from './concurrency';
import { discard, isTemporary, moveInto, syncFolder, writeTemporary } from '../durable/files';
import { errnoOf } from '../durable/systemErrors';

/** The folders of files that are named by the hash of what they hold. */
export const fileKinds = ['originals', 'contents', 'assets'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Where files are written before they get their names; what a dead writer left here may go. */
export const incomingFolder = 'incoming';

/** A file to be kept; `hash` is the SHA-256 of its bytes. */
export interface ArticleFile {
  readonly kind: FileKind;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Whether a file is what its name says. */
export type FileState = 'good' | 'damaged' | 'missing';

// libuv has four threads for files; more at a time would only wait there.
const width = 4;

/** The lower-case hex SHA-256 of some bytes. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errnoOf(error));
}

/** A library's originals, contents and assets: written once, never changed, checked at every reading. */
export class ArticleFiles {
  /** Folders of the fan that were seen to be there. */
  readonly #fans = new Set<string>();

  constructor(readonly folder: string) {}

  /** A file's name within the library's folder: fanned out by the first two digits of its hash. */
  nameOf(kind: FileKind, hash: string): string {
    const name = kind === 'contents' ? `${hash}.json` : hash;
    return join(kind, hash.slice(0, 2), name);
  }

  /** Where a file lies. */
  pathOf(kind: FileKind, hash: string): string {
    return join(this.folder, this.nameOf(kind, hash));
  }

  /** Removes files for good; those that are not there are no failure. */
  async remove(kind: FileKind, hashes: readonly string[]): Promise<void> {
    const folders = new Set<string>();
    await mapBounded(new Set(hashes), width, async (hash) => {
      const path = this.pathOf(kind, hash);
      await rm(path, { force: true });
      folders.add(dirname(path));
    });
    // A fan that is not there holds nothing that could come back.
    await mapBounded(folders, width, (folder) =>
      syncFolder(folder).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      }),
    );
  }

  /** Keeps files durably; one that is there already and whole is not written again. */
  async put(files: readonly ArticleFile[]): Promise<void> {
    const folders = new Set<string>();
    // The same picture in two articles of a batch is one file.
    const distinct = new Map(files.map((file) => [this.pathOf(file.kind, file.hash), file]));
    await mapBounded(distinct, width, async ([path, file]) => {
      if (!(await this.#isThere(path, file))) await this.#write(path, file);
      // Found or written: a killed process may have had no time to make these names durable.
      folders.add(dirname(path)).add(dirname(dirname(path)));
    });
    await mapBounded(folders, width, syncFolder);
  }

  async #isThere(path: string, { kind, hash, bytes }: ArticleFile): Promise<boolean> {
    const { size } = await stat(path).catch(() => ({ size: -1 }));
    return size === bytes.byteLength && (await this.examine(kind, hash)) === 'good';
  }

  async #write(path: string, { hash, bytes }: ArticleFile): Promise<void> {
    const temporary = await writeTemporary(join(this.folder, incomingFolder, hash), bytes);
    try {
      await this.#makeFan(dirname(path));
      await moveInto(temporary, path);
    } catch (error) {
      await discard(temporary);
      throw error;
    }
  }

  /** Not recursive: where the library has vanished, nothing may spring up in its place. */
  async #makeFan(folder: string): Promise<void> {
    if (this.#fans.has(folder)) return;
    await mkdir(folder).catch((error: unknown) => {
      if (errnoOf(error) !== 'EEXIST') throw error;
    });
    this.#fans.add(folder);
  }

  /** A file's bytes when they are those of its name, else what is wrong with it. */
  async read(kind: FileKind, hash: string): Promise<Buffer | Exclude<FileState, 'good'>> {
    try {
      const bytes = await readFile(this.pathOf(kind, hash));
      return hashOf(bytes) === hash ? bytes : 'damaged';
    } catch (error) {
      return isMissing(error) ? 'missing' : 'damaged';
    }
  }

  /** Holds a file against its name without keeping it in memory. */
  async examine(kind: FileKind, hash: string): Promise<FileState> {
    const sum = createHash('sha256');
    try {
      for await (const chunk of createReadStream(this.pathOf(kind, hash))) {
        sum.update(chunk as Buffer);
      }
    } catch (error) {
      return isMissing(error) ? 'missing' : 'damaged';
    }
    return sum.digest('hex') === hash ? 'good' : 'damaged';
  }

  /** The hashes of all files of a kind, by their names. */
  async *list(kind: FileKind): AsyncIterable<string> {
    for (const fan of await namesIn(join(this.folder, kind))) {
      for (const name of await namesIn(join(this.folder, kind, fan))) {
        const hash = /^([0-9a-f]{64})(?:\.json)?$/.exec(name)?.[1];
        if (hash !== undefined) yield hash;
      }
    }
  }

  /** When a file was written. */
  async writtenAt(kind: FileKind, hash: string): Promise<Date> {
    return (await stat(this.pathOf(kind, hash))).mtime;
  }
}

/** The names in a folder but for temporary files; none when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !isTemporary(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
