import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from '#shared/crc32';

/** So much of a file waits in memory before it is written. */
export const heldAtMost = 1 << 18;
/** After so many bytes a file is made durable as far as it goes: at its end that takes long for all of it. */
const syncedAtOnce = 1 << 22;

/**
 * A file that is appended to. One that was never larger than what is held in memory is told by its
 * checksum when it is opened; any other is made durable as it is written, and told at leisure.
 */
export class StreamWriter {
  readonly #file: number;
  readonly #waiting = new Uint8Array(heldAtMost);
  #held = 0;
  #length = 0;
  #crc = 0;
  #unsynced = 0;

  constructor(folder: string, name: string) {
    this.#file = openSync(join(folder, name), 'wx');
  }

  /** How long the file is with all that was put. */
  get length(): number {
    return this.#length;
  }

  put(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#held + bytes.length > this.#waiting.length) this.#flush();
    if (bytes.length > this.#waiting.length) this.#write(bytes);
    else {
      this.#waiting.set(bytes, this.#held);
      this.#held += bytes.length;
    }
  }

  /** Ends it; answers its checksum. */
  finish(): number {
    const isSmall = this.#held === this.#length;
    this.#flush();
    if (!isSmall) fdatasyncSync(this.#file);
    closeSync(this.#file);
    return this.#crc;
  }

  /** Lets go of the file, whatever is in it. */
  abandon(): void {
    try {
      closeSync(this.#file);
    } catch {
      // it was finished
    }
  }

  #flush(): void {
    this.#write(this.#waiting.subarray(0, this.#held));
    this.#held = 0;
  }

  #write(bytes: Uint8Array): void {
    this.#crc = crc32(bytes, this.#crc);
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#unsynced += bytes.length;
    if (this.#unsynced < syncedAtOnce) return;
    fdatasyncSync(this.#file);
    this.#unsynced = 0;
  }
}
