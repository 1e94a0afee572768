import { deflateRawSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from '#shared/crc32';

/** A file to be put into an archive; a field that is not given is as it should be. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** The upper half of the attributes: a Unix mode. */
  readonly mode?: number;
}

/** A zip archive of some files (APPNOTE 6.3.10), the same bytes for the same files. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false, encrypted = false, mode = 0 } of parts) {
    const rawName = Buffer.from(name as string);
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((typeof name === 'string' ? 0x800 : 0) | (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(0x58210000, 6); // 1 January 2024
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(rawName.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, rawName]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(mode * 0x10000, 6);
    rest.writeUInt32LE(offset, 10);
    local.push(header, packed);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, rawName);
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

/** An archive of all files in a folder, in the order of their names, `mimetype` first and stored as EPUB (OCF 3.3) asks. */
export function zipFolder(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const isFirst = (name: string): number => (name === 'mimetype' ? 0 : 1);
  names.sort((a, b) => isFirst(a) - isFirst(b) || (a < b ? -1 : 1));
  return zipOf(
    names.map((name) => ({
      name: name.replaceAll('\\', '/'),
      bytes: new Uint8Array(readFileSync(join(folder, name))),
      stored: name === 'mimetype',
    })),
  );
}
