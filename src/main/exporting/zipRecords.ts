/** A part of an archive as its header and the archive's directory tell of it. */
export interface PackedPart {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  /** Where its header begins. */
  readonly offset: number;
}

/** Fixed fields of APPNOTE 6.3.10: names in UTF-8; what a reader must know to take it. */
const utf8Names = 0x800;
const [plainVersion, zip64Version] = [20, 45];
/** 1 January 1980, the first day that the format knows: the same articles give the same bytes. */
const noMoment = 0x00210000;
/** What a field holds when the number stands elsewhere, in 8 bytes. */
const [beyond16, beyond32] = [0xffff, 0xffffffff];

/** The fields that a part's own header and its entry in the directory have in common (4.3.7, 4.3.12). */
function fieldsOf(part: PackedPart, extra: Buffer): Buffer {
  const { name, method, crc, size, packed } = part;
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(extra.length > 0 ? zip64Version : plainVersion, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(noMoment, 6);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  fields.writeUInt16LE(extra.length, 24);
  return fields;
}

/** What stands before a part of less than 4 GiB. */
export function headerOf(part: PackedPart): Buffer {
  const extra = Buffer.alloc(0);
  return Buffer.concat([Buffer.from('PK\x03\x04'), fieldsOf(part, extra), part.name]);
}

/** A part's entry in the directory, with its place in ZIP64 where it lies beyond 4 GiB (4.5.3). */
export function entryOf(part: PackedPart): Buffer {
  const isFar = part.offset >= beyond32;
  const extra = Buffer.alloc(isFar ? 12 : 0);
  if (isFar) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(part.offset), 4);
  }
  const fields = fieldsOf(part, extra);
  const made = Buffer.from([fields[0] ?? plainVersion, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(isFar ? beyond32 : part.offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02'), made, fields, rest, part.name, extra]);
}

/** The end of an archive whose directory is `size` bytes from `start` on: with that of ZIP64 before it where one of the numbers needs it (4.3.14 to 4.3.16). */
export function endOf(directory: { count: number; start: number; size: number }): Buffer {
  const { count, start, size } = directory;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(count, beyond16), 8);
  end.writeUInt16LE(Math.min(count, beyond16), 10);
  end.writeUInt32LE(Math.min(size, beyond32), 12);
  end.writeUInt32LE(Math.min(start, beyond32), 16);
  const isPlain = count < beyond16 && size < beyond32 && start < beyond32;
  return isPlain ? end : Buffer.concat([zip64EndOf(directory), end]);
}

function zip64EndOf({
  count,
  start,
  size,
}: {
  count: number;
  start: number;
  size: number;
}): Buffer {
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(44n, 4); // of what follows
  end.writeUInt16LE(zip64Version, 12);
  end.writeUInt16LE(zip64Version, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}
