import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { discard, moveInto, syncFolder, temporaryBeside } from './files';
import { shortWrite } from './systemErrors';

/** So many bytes are gathered before they are written in one go. */
const gathered = 1024 * 1024;

/** A long file being written, piece by piece, beside the place where it will lie; nobody sees it under its name before it is whole. */
export class TemporaryFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  #isOpen = true;
  #waiting: Uint8Array[] = [];
  #size = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Makes one in the folder of `target`. */
  static async beside(target: string): Promise<TemporaryFile> {
    const path = temporaryBeside(target);
    return new TemporaryFile(path, await open(path, 'wx'));
  }

  /** Writes all of some bytes after those before; many small ones go to the disk together. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= gathered) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#size = 0;
    await this.#handle.writeFile(bytes);
  }

  /** Makes what was written survive a power cut. Throws when the file is shorter than `length`. */
  async close(length: number): Promise<void> {
    await this.#flush();
    const { size } = await this.#handle.stat();
    if (size !== length) throw shortWrite();
    await this.#handle.sync();
    this.#isOpen = false;
    await this.#handle.close();
  }

  /** Gives the closed file its name, in the place of whatever had it. */
  async moveTo(target: string): Promise<void> {
    await moveInto(this.#path, target);
    await syncFolder(dirname(target));
  }

  /** Takes the file away, whatever state it is in; never throws. */
  async discard(): Promise<void> {
    if (this.#isOpen) await this.#handle.close().catch(() => undefined);
    await discard(this.#path);
  }
}
