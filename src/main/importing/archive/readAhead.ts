import type { ReadableFile } from '#shared/imported';

const stretch = 256 * 1024;

/** Reads a file as `ReadableFile` does, at least 256 KiB at a time: what lies side by side is read once. */
export function readAhead({
  size,
  read,
}: Pick<ReadableFile, 'size' | 'read'>): ReadableFile['read'] {
  let held: { from: number; bytes: Uint8Array } = { from: 0, bytes: new Uint8Array() };
  return async (position, length) => {
    const at = position - held.from;
    if (at >= 0 && at + length <= held.bytes.length) return held.bytes.subarray(at, at + length);
    const wanted = Math.max(length, Math.min(stretch, size - position));
    const bytes = await read(position, wanted);
    // A large part is asked for once, and need not be kept.
    if (wanted === length && length > stretch) return bytes;
    held = { from: position, bytes };
    return bytes.subarray(0, length);
  };
}
