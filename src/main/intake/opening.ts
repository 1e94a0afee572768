import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OriginalFile, ReadableFile } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import { failureOf } from './failure';

/** No article is as long: 64 MiB are some ten thousand pages of a book. */
const maximumSize = 64 * 1024 * 1024;

/** A file that is open for reading, of whatever size. */
export interface OpenedFile extends ReadableFile {
  /** All of it, of at most 64 MiB; fails with `too-large`, or `unreadable-file` when it changed meanwhile. */
  whole(): Promise<Result<OriginalFile>>;
  close(): Promise<void>;
}

/**
 * Opens a file. Fails, naming the file, with `missing-file`, `not-a-file` (a folder, device, socket or pipe), or
 * `unreadable-file` (no permission, a disk's error).
 */
export async function openFile(path: string): Promise<Result<OpenedFile>> {
  const about = { file: basename(path) };
  let handle: FileHandle | undefined;
  // What was read is whole by now, and there is nothing to do about a file that will not close.
  const close = async (): Promise<void> => handle?.close().catch(() => undefined);
  try {
    // Without O_NONBLOCK (which Windows lacks), opening a pipe that nobody writes to never returns.
    const opened = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    handle = opened;
    const stats = await opened.stat();
    if (stats.isFile()) {
      const whole = () => readWhole(opened, stats.size, path);
      const read = (position: number, length: number) => readAt(opened, position, length);
      return ok({ name: about.file, size: stats.size, read, whole, close });
    }
    await close();
    return failed('not-a-file', about);
  } catch (error) {
    await close();
    return { ok: false, error: failureOf(error, path) };
  }
}

/** Reads a whole file; fails as `openFile` and `OpenedFile.whole` do. */
export async function readFile(path: string): Promise<Result<OriginalFile>> {
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  try {
    return await opened.value.whole();
  } finally {
    await opened.value.close();
  }
}

async function readWhole(
  handle: FileHandle,
  size: number,
  path: string,
): Promise<Result<OriginalFile>> {
  const about = { file: basename(path) };
  if (size > maximumSize) return failed('too-large', about);
  try {
    const bytes = await readExactly(handle, size);
    if (bytes !== null) return ok({ name: about.file, bytes });
    return failed('unreadable-file', { ...about, detail: 'the file changed while it was read' });
  } catch (error) {
    return { ok: false, error: failureOf(error, path) };
  }
}

/** So many bytes from a position on; rejects when the file ends before. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new Error('the file ends before it should');
    done += bytesRead;
  }
  return bytes;
}

/** The bytes of a file that is `size` bytes long, in a buffer that can be transferred; null when it is longer or shorter. */
async function readExactly(handle: FileHandle, size: number): Promise<Uint8Array | null> {
  const bytes = await readAt(handle, 0, size);
  const beyond = await handle.read(new Uint8Array(1), 0, 1, size);
  return beyond.bytesRead === 0 ? bytes : null;
}
