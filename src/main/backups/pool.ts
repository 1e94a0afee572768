import { createHash } from 'node:crypto';
import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  discard,
  incomingName,
  makeFolder,
  moveInto,
  namesIn,
  syncFolder,
  writeNew,
} from '../durable/files';
import { isMissing } from '../durable/systemErrors';
import { BackupError } from './failure';
import type { Layout } from './form';

/** The lower-case hex SHA-256 of some bytes. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether a file is what its name says. */
export type FileState = 'good' | 'damaged' | 'missing';

const chunkSize = 256 * 1024;

/** Hashes what is left of an open file, and hands each piece on. */
async function hashFile(
  file: FileHandle,
  piece: (bytes: Buffer) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ hash: string; size: number }> {
  const sum = createHash('sha256');
  const buffer = Buffer.alloc(chunkSize);
  let size = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkSize, null);
    if (bytesRead === 0) return { hash: sum.digest('hex'), size };
    const bytes = buffer.subarray(0, bytesRead);
    sum.update(bytes);
    size += bytesRead;
    await piece(bytes);
  }
}

/** Whether the file at a path has the bytes of this hash. */
export async function examineFile(path: string, hash: string): Promise<FileState> {
  try {
    const file = await open(path);
    const { hash: found } = await hashFile(file).finally(() => file.close());
    return found === hash ? 'good' : 'damaged';
  } catch (error) {
    return isMissing(error) ? 'missing' : 'damaged';
  }
}

/** All files of all snapshots of a library, each once, under the SHA-256 of its bytes. */
export class Pool {
  /** Folders whose names are not durable yet. */
  readonly #unsettled = new Set<string>();

  constructor(readonly layout: Layout) {}

  /** Where a file lies. */
  pathOf(hash: string): string {
    return join(this.layout.pool, hash.slice(0, 2), hash);
  }

  /** The hashes of all files whose hash begins with this hex digit. */
  async names(digit: string): Promise<Set<string>> {
    const names = new Set<string>();
    for (const fan of await namesIn(this.layout.pool)) {
      if (!fan.startsWith(digit)) continue;
      for (const name of await namesIn(join(this.layout.pool, fan))) names.add(name);
    }
    return names;
  }

  /**
   * Copies a library's file of this hash into the pool; `damaged` when its bytes are others, or cannot be
   * read. Throws what the backup folder's system throws, and `backup-unwritable` when what was written reads
   * back otherwise.
   */
  async copy(from: string, hash: string): Promise<{ state: FileState; size: number }> {
    const source = await open(from).catch((error: unknown) => error);
    if (isMissing(source)) return { state: 'missing', size: 0 };
    if (source instanceof Error) return { state: 'damaged', size: 0 };
    const temporary = incomingName(this.layout.incoming);
    try {
      const read = await this.#write(source as FileHandle, temporary);
      if (read?.hash !== hash) return { state: 'damaged', size: 0 };
      await this.#admit(temporary, hash);
      return { state: 'good', size: read.size };
    } finally {
      await (source as FileHandle).close();
      await discard(temporary);
    }
  }

  /** Writes what a source holds to a new file; null when the source cannot be read to its end. */
  async #write(source: FileHandle, path: string): Promise<{ hash: string; size: number } | null> {
    const target = await open(path, 'wx');
    try {
      let failure: unknown = null;
      const read = await hashFile(source, async (bytes) => {
        await target.writeFile(bytes).catch((error: unknown) => {
          failure = error;
          throw error;
        });
      }).catch(() => null);
      if (failure !== null) throw failure as Error;
      await target.sync();
      return read;
    } finally {
      await target.close();
    }
  }

  /** Keeps bytes; answers their hash. */
  async put(bytes: Buffer): Promise<string> {
    const hash = hashOf(bytes);
    if ((await this.examine(hash)) === 'good') {
      // A killed process may have had no time to make this name durable.
      this.#unsettled.add(dirname(this.pathOf(hash)));
      return hash;
    }
    const temporary = incomingName(this.layout.incoming);
    await writeNew(temporary, bytes);
    try {
      await this.#admit(temporary, hash);
    } finally {
      await discard(temporary);
    }
    return hash;
  }

  /** Gives a written file its name once it has been read back. */
  async #admit(temporary: string, hash: string): Promise<void> {
    const written = await open(temporary);
    const back = await hashFile(written).finally(() => written.close());
    if (back.hash !== hash) throw new BackupError('backup-unwritable', 'reads back otherwise');
    const path = this.pathOf(hash);
    await makeFolder(dirname(path));
    await moveInto(temporary, path);
    this.#unsettled.add(dirname(path));
  }

  /** True when there is a file of this name, whole or not. */
  async has(hash: string): Promise<boolean> {
    return (await this.sizeOf(hash)) !== null;
  }

  /** The size of a file, or null when it is not there. */
  async sizeOf(hash: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(hash))).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Makes the names of all that was copied and put survive a power cut. */
  async settle(): Promise<void> {
    for (const folder of this.#unsettled) await syncFolder(folder);
    this.#unsettled.clear();
  }

  /** A file's bytes when they are those of its name, else what is wrong with it. */
  async read(hash: string): Promise<Buffer | Exclude<FileState, 'good'>> {
    try {
      const bytes = await readFile(this.pathOf(hash));
      return hashOf(bytes) === hash ? bytes : 'damaged';
    } catch (error) {
      return isMissing(error) ? 'missing' : 'damaged';
    }
  }

  /** Holds a file against its name. */
  examine(hash: string): Promise<FileState> {
    return examineFile(this.pathOf(hash), hash);
  }

  /** Takes a damaged file out of the pool, so that the next backup brings a good one; it is kept aside. */
  async setAside(hash: string): Promise<void> {
    await makeFolder(this.layout.damaged);
    await moveInto(this.pathOf(hash), join(this.layout.damaged, hash));
    await syncFolder(dirname(this.pathOf(hash)));
  }
}
