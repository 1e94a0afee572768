import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { crc32 } from '#shared/crc32';

const deflate = promisify(deflateRaw);

/** Fixed fields of APPNOTE 6.3.10: version 2.0, names in UTF-8, deflated or stored. */
const version = 20;
const utf8Names = 0x800;
const [stored, deflated] = [0, 8];
/** 1 January 1980, the first day that the format knows: the same articles give the same bytes. */
const noMoment = 0x00210000;
/** Text shrinks to a tenth; a reader may take for a bomb what shrinks to much less. */
const highestRatio = 50;

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

/** Writes a zip archive part by part: at no time more than one of them is in memory. Of less than 4 GiB and 65,535 parts. */
export class ZipWriter {
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  readonly #written: Written[] = [];
  #length = 0;

  /** `write` takes the archive's bytes one stretch after another. */
  constructor(write: (bytes: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  /** How many bytes have been written so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds a part under its path, with `/` between folders. */
  async add(path: string, bytes: Uint8Array): Promise<void> {
    const small = await deflate(bytes);
    const shrinks = small.length < bytes.length && small.length * highestRatio >= bytes.length;
    const packed = shrinks ? small : bytes;
    const part: Written = {
      name: Buffer.from(path),
      method: shrinks ? deflated : stored,
      crc: crc32(bytes),
      size: bytes.length,
      packed: packed.length,
      offset: this.#length,
    };
    this.#written.push(part);
    await this.#put(Buffer.concat([Buffer.from('PK\x03\x04'), fieldsOf(part), part.name]));
    await this.#put(packed);
  }

  /** Writes the directory of what was added; nothing may be added after it. */
  async finish(): Promise<void> {
    const start = this.#length;
    for (const part of this.#written) {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(part.offset, 10);
      const made = Buffer.from([version, 0]);
      const entry = [Buffer.from('PK\x01\x02'), made, fieldsOf(part), rest, part.name];
      await this.#put(Buffer.concat(entry));
    }
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(this.#written.length, 8);
    end.writeUInt16LE(this.#written.length, 10);
    end.writeUInt32LE(this.#length - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#put(end);
  }

  async #put(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes);
    this.#length += bytes.length;
  }
}

/** The fields that a part's own header and its entry in the directory have in common. */
function fieldsOf({ name, method, crc, size, packed }: Written): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(noMoment, 6);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}
