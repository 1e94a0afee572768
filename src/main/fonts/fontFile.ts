import type { FileHandle } from 'node:fs/promises';

/** One face of a font file; `bold` and `slanted` as its style says, and whether it has letters of a script. */
export interface FontFace {
  readonly family: string;
  readonly fullName: string;
  readonly bold: boolean;
  readonly slanted: boolean;
  readonly arabic: boolean;
  readonly latin: boolean;
}

/** More in one file is no font that anybody would choose from. */
const maximumFaces = 64;
/** A table of names is some thousand bytes long; one of more is damaged. */
const maximumTable = 1 << 20;

const nameIds = { family: 1, fullName: 4, typographicFamily: 16 } as const;
/** Bits of OS/2's ulUnicodeRange: Basic Latin, and Arabic. */
const latinBit = 1 << 0;
const arabicBit = 1 << 13;

async function read(file: FileHandle, at: number, length: number): Promise<DataView | null> {
  if (length < 0 || length > maximumTable) return null;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead < length ? null : new DataView(buffer.buffer, buffer.byteOffset, length);
}

/** Where the faces of a file begin: one of a plain font, several of a collection; none of anything else. */
async function offsetsOf(file: FileHandle): Promise<readonly number[]> {
  const head = await read(file, 0, 12);
  const kind = head?.getUint32(0);
  if (kind === 0x00010000 || kind === 0x4f54544f || kind === 0x74727565) return [0];
  if (head === null || kind !== 0x74746366) return [];
  const count = Math.min(head.getUint32(8), maximumFaces);
  const list = await read(file, 12, count * 4);
  return list === null ? [] : Array.from({ length: count }, (_, at) => list.getUint32(at * 4));
}

/** The tables of a face by their tags. */
async function tablesAt(file: FileHandle, offset: number) {
  const count = (await read(file, offset + 4, 2))?.getUint16(0) ?? 0;
  const list = await read(file, offset + 12, count * 16);
  const tables = new Map<string, { readonly at: number; readonly length: number }>();
  for (let nth = 0; list !== null && nth < count; nth += 1) {
    const letters = [0, 1, 2, 3].map((at) => list.getUint8(nth * 16 + at));
    const at = list.getUint32(nth * 16 + 8);
    tables.set(String.fromCharCode(...letters), { at, length: list.getUint32(nth * 16 + 12) });
  }
  return tables;
}

/** The Windows names of a table in UTF-16, those in English first: what other programs call the font. */
function namesIn(table: DataView): Map<number, string> {
  const names = new Map<number, string>();
  const strings = table.getUint16(4);
  for (let nth = 0; nth < table.getUint16(2); nth += 1) {
    const [platform, , language, id, length, at] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.getUint16(6 + nth * 12 + field),
    ) as [number, number, number, number, number, number];
    if (platform !== 3 || (names.has(id) && language !== 0x409)) continue;
    const units = Array.from({ length: length >> 1 }, (_, unit) =>
      table.getUint16(strings + at + unit * 2),
    );
    names.set(id, String.fromCharCode(...units).trim());
  }
  return names;
}

async function faceAt(file: FileHandle, offset: number): Promise<FontFace | null> {
  const tables = await tablesAt(file, offset);
  const [nameTable, os2] = [tables.get('name'), tables.get('OS/2')];
  if (nameTable === undefined || os2 === undefined) return null;
  const [names, style] = await Promise.all([
    read(file, nameTable.at, nameTable.length),
    read(file, os2.at, 78),
  ]);
  if (names === null || style === null) return null;
  const known = namesIn(names);
  const family = known.get(nameIds.typographicFamily) ?? known.get(nameIds.family) ?? '';
  const fullName = known.get(nameIds.fullName) ?? '';
  if (family === '' || fullName === '') return null;
  const ranges = style.getUint32(42);
  return {
    ...{ family, fullName, bold: style.getUint16(4) >= 600 },
    slanted: (style.getUint16(62) & 0x201) !== 0,
    arabic: (ranges & arabicBit) !== 0,
    latin: (ranges & latinBit) !== 0,
  };
}

/** The faces of a font file (OpenType, TrueType, or a collection of such); none of what is damaged or something else. */
export async function facesIn(file: FileHandle): Promise<readonly FontFace[]> {
  const faces: FontFace[] = [];
  for (const offset of await offsetsOf(file)) {
    // Tables that point beyond their own end belong to no font that could be drawn.
    const face = await faceAt(file, offset).catch(() => null);
    if (face !== null) faces.push(face);
  }
  return faces;
}
