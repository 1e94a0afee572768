import type { Container, OriginalFile } from './stages';

/** What the library keeps of a part of a file, and where in it the part stood. */
interface ContainedPart {
  readonly original: OriginalFile;
  /** Absent when the file is nothing but that part. */
  readonly container?: Container;
}

const maximumId = 200;

/**
 * A part of a file, written by itself in UTF-8, as an original of its own: named after the file with its
 * number (from 1), its place that number and its id, if it has one.
 */
export function containedPart(
  file: OriginalFile,
  { number, id = '', extension }: { number: number; id?: string; extension: string },
  text: string,
): ContainedPart {
  const bytes = new TextEncoder().encode(text);
  if (Buffer.compare(bytes, file.bytes) === 0) return { original: file };
  const name = `${file.name.replace(/\.[a-z0-9]{1,10}$/i, '')}-${number}.${extension}`;
  const place = `${number} ${id.slice(0, maximumId)}`.trim();
  return { original: { name, bytes }, container: { name: file.name, place } };
}
