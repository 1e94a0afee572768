import { appendFile, mkdir, open, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { idLength } from './idNumbers';
import { sketchLength, type Sketch } from './sketch';

/** An article's id and its sketch. */
export interface Sketched {
  readonly id: string;
  readonly sketch: Sketch;
}

/**
 * The file of all sketches, in records of one size, appended to and never changed. It is derived and
 * may be thrown away at any time: what is torn, or was written by another version, is passed over.
 */
const header = Buffer.from('maqal sketches 1\n');
/** So many are read before the program does something else. */
const atOnce = 500;
const recordLength = idLength + sketchLength * 4 + 4;

function checksum(record: Buffer): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < recordLength - 4; at += 1) {
    hash = Math.imul(hash ^ (record[at] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

function toRecord({ id, sketch }: Sketched): Buffer {
  const record = Buffer.alloc(recordLength);
  record.write(id, 'hex');
  // A text without a sketch is all zeros, so that it need not be read again.
  sketch.forEach((value, index) => record.writeUInt32LE(value, idLength + index * 4));
  record.writeUInt32LE(checksum(record), recordLength - 4);
  return record;
}

function fromRecord(record: Buffer): Sketched | null {
  if (record.readUInt32LE(recordLength - 4) !== checksum(record)) return null;
  const sketch = new Uint32Array(sketchLength);
  sketch.forEach((_, index) => (sketch[index] = record.readUInt32LE(idLength + index * 4)));
  const id = record.toString('hex', 0, idLength);
  return { id, sketch: sketch.some((value) => value !== 0) ? sketch : new Uint32Array() };
}

/** A file as bytes, so many of its records at a time; nothing when it is not there or not of this version. */
async function* partsOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path).catch(() => null);
  if (file === null) return;
  try {
    const head = Buffer.alloc(header.length);
    await file.read(head, 0, header.length, 0);
    if (!head.equals(header)) return;
    const bytes = Buffer.alloc(atOnce * recordLength);
    for (let at = header.length; ; at += bytes.length) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
      yield bytes.subarray(0, bytesRead - (bytesRead % recordLength));
      if (bytesRead < bytes.length) return;
    }
  } catch {
    // What cannot be read is made again from the articles.
  } finally {
    await file.close();
  }
}

/** All whole records of a file, some at a time; none when it is not there or not of this version. */
export async function* readSketches(path: string): AsyncGenerator<readonly Sketched[]> {
  for await (const bytes of partsOf(path)) {
    const found: Sketched[] = [];
    for (let at = 0; at < bytes.length; at += recordLength) {
      const sketched = fromRecord(bytes.subarray(at, at + recordLength));
      if (sketched !== null) found.push(sketched);
    }
    yield found;
  }
}

/** Makes a file hold those of its records, `count` of them, that `isKept` says; one that does is left as it is. */
export async function prepareSketches(
  path: string,
  count: number,
  isKept: (sketched: Sketched) => boolean,
): Promise<void> {
  const { size } = await stat(path).catch(() => ({ size: -1 }));
  if (size === header.length + count * recordLength) return;
  await mkdir(dirname(path), { recursive: true });
  const next = `${path}.next`;
  await writeFile(next, header);
  for await (const read of readSketches(path)) await appendSketches(next, read.filter(isKept));
  await rename(next, path);
}

/** Appends records to a file that was prepared. */
export async function appendSketches(path: string, sketches: readonly Sketched[]): Promise<void> {
  await appendFile(path, Buffer.concat(sketches.map(toRecord)));
}
