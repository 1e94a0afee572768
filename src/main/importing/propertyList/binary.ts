import { TooLargeError } from '../refusal';
import type { PropertyValue } from './value';

/** A list may name one object many times, itself too: values are counted as they are unfolded. */
const maximumValues = 100_000;
const maximumDepth = 16;
const maximumText = 1_000_000;
const trailerLength = 32;

/** What a list's last bytes say of it: where its objects lie, and how wide the numbers are that name them. */
interface Layout {
  readonly bytes: Buffer;
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly count: number;
  readonly table: number;
}

interface Reading {
  readonly layout: Layout;
  values: number;
  readonly texts: Map<number, string>;
}

/** Reads a binary property list (CoreFoundation's `CFBinaryPList`, version 0). */
export function readBinary(source: Uint8Array): PropertyValue {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.length);
  const trailer = bytes.length - trailerLength;
  if (trailer < 8) throw new Error('the property list is cut off');
  const layout = {
    bytes,
    offsetSize: bytes.readUInt8(trailer + 6),
    referenceSize: bytes.readUInt8(trailer + 7),
    count: numberAt(bytes, trailer + 8, 8),
    table: numberAt(bytes, trailer + 24, 8),
  };
  const top = numberAt(bytes, trailer + 16, 8);
  return readObject({ layout, values: 0, texts: new Map() }, top, 0);
}

/** A number of up to eight bytes, the highest first; throws where there is none. */
function numberAt(bytes: Buffer, at: number, size: number): number {
  if (size < 1 || size > 8 || at < 0 || at + size > bytes.length) {
    throw new Error('the property list points outside itself');
  }
  return size <= 6
    ? bytes.readUIntBE(at, size)
    : Number(BigInt(`0x${bytes.toString('hex', at, at + size)}`));
}

function readObject(reading: Reading, index: number, depth: number): PropertyValue {
  const { bytes, offsetSize, count, table } = reading.layout;
  reading.values += 1;
  if (reading.values > maximumValues || depth > maximumDepth) {
    throw new TooLargeError('the property list unfolds without end');
  }
  if (index >= count) throw new Error('the property list names an object that it lacks');
  const at = numberAt(bytes, table + index * offsetSize, offsetSize);
  const kind = numberAt(bytes, at, 1) >> 4;
  switch (kind) {
    case 0x4:
      return contentOf(bytes, at, 1);
    case 0x5:
    case 0x6:
    case 0x7:
      return textAt(reading, at, kind);
    case 0xa:
    case 0xc:
      return referencesAt(reading.layout, at, 1).map((item) =>
        readObject(reading, item, depth + 1),
      );
    case 0xd:
      return readDictionary(reading, at, depth);
    default:
      return null;
  }
}

function readDictionary(
  reading: Reading,
  at: number,
  depth: number,
): ReadonlyMap<string, PropertyValue> {
  const references = referencesAt(reading.layout, at, 2);
  const { length } = references;
  const entries = new Map<string, PropertyValue>();
  for (let index = 0; index < length / 2; index += 1) {
    const key = readObject(reading, references[index] ?? 0, depth + 1);
    const value = readObject(reading, references[length / 2 + index] ?? 0, depth + 1);
    if (typeof key === 'string') entries.set(key, value);
  }
  return entries;
}

/** How many there are of what an object holds, and where it begins: fifteen and more are counted in a number that follows. */
function extentOf(bytes: Buffer, at: number): { readonly count: number; readonly start: number } {
  const short = numberAt(bytes, at, 1) & 0xf;
  if (short < 0xf) return { count: short, start: at + 1 };
  const size = 2 ** (numberAt(bytes, at + 1, 1) & 0xf);
  return { count: numberAt(bytes, at + 2, size), start: at + 2 + size };
}

function contentOf(bytes: Buffer, at: number, unit: number): Buffer {
  const { count, start } = extentOf(bytes, at);
  if (start + count * unit > bytes.length) throw new Error('the property list is cut off');
  return bytes.subarray(start, start + count * unit);
}

/** Texts of ASCII (5), of UTF-16 with the high byte first (6), and of UTF-8 (7); each is made once. */
function textAt({ layout, texts }: Reading, at: number, kind: number): string {
  const known = texts.get(at);
  if (known !== undefined) return known;
  const content = contentOf(layout.bytes, at, kind === 6 ? 2 : 1);
  if (content.length > maximumText) {
    throw new TooLargeError('a text in the property list is too long');
  }
  const text =
    kind === 6
      ? Buffer.from(content).swap16().toString('utf16le')
      : content.toString(kind === 5 ? 'latin1' : 'utf8');
  texts.set(at, text);
  return text;
}

function referencesAt(
  { bytes, referenceSize }: Layout,
  at: number,
  each: number,
): readonly number[] {
  const { count, start } = extentOf(bytes, at);
  if (count > maximumValues) throw new TooLargeError('the property list has too many values');
  return Array.from({ length: count * each }, (_, index) =>
    numberAt(bytes, start + index * referenceSize, referenceSize),
  );
}
