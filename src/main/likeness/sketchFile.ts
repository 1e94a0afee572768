import { setImmediate as nextTurn } from 'node:timers/promises';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
const idLength = 32;
/** So many are read before the program does something else. */
const atOnce = 1000;
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

/** All whole records of a file; none when it is not there or not of this version. */
export async function readSketches(path: string): Promise<readonly Sketched[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  if (!bytes.subarray(0, header.length).equals(header)) return [];
  const found: Sketched[] = [];
  for (let at = header.length; at + recordLength <= bytes.length; at += recordLength) {
    if (found.length % atOnce === 0) await nextTurn();
    const sketched = fromRecord(bytes.subarray(at, at + recordLength));
    if (sketched !== null) found.push(sketched);
  }
  return found;
}

/** Makes a file hold just these records; one that does is left as it is. */
export async function prepareSketches(path: string, sketches: readonly Sketched[]): Promise<void> {
  const { size } = await stat(path).catch(() => ({ size: -1 }));
  if (size === header.length + sketches.length * recordLength) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.concat([header, ...sketches.map(toRecord)]));
}

/** Appends records to a file that was prepared. */
export async function appendSketches(path: string, sketches: readonly Sketched[]): Promise<void> {
  await appendFile(path, Buffer.concat(sketches.map(toRecord)));
}
