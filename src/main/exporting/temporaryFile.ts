import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file being written beside the place where it will lie; nobody sees it under its name before it is whole. */
export class TemporaryFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  #isOpen = true;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Makes one in the folder of `target`. */
  static async beside(target: string): Promise<TemporaryFile> {
    const path = `${target}.${randomBytes(8).toString('hex')}.tmp`;
    return new TemporaryFile(path, await open(path, 'wx'));
  }

  /** Writes all of some bytes after those before. */
  async write(bytes: Uint8Array): Promise<void> {
    await this.#handle.writeFile(bytes);
  }

  /** Makes what was written survive a power cut. Throws when the file is shorter than `length`. */
  async close(length: number): Promise<void> {
    const { size } = await this.#handle.stat();
    if (size !== length) throw new Error(`short write: ${size} of ${length}`);
    await this.#handle.sync();
    this.#isOpen = false;
    await this.#handle.close();
  }

  /** Gives the closed file its name, in the place of whatever had it. */
  async moveTo(target: string): Promise<void> {
    await rename(this.#path, target);
    await syncFolder(dirname(target));
  }

  /** Takes the file away, whatever state it is in; never throws. */
  async discard(): Promise<void> {
    if (this.#isOpen) await this.#handle.close().catch(() => undefined);
    await rm(this.#path, { force: true }).catch(() => undefined);
  }
}

/** Makes a new name in a folder durable, where the system can sync folders at all. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
