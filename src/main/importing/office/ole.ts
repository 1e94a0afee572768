const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** True for a compound file (MS-CFB), the container of old Office programs and of encrypted packages. */
export const isCompoundFile = (bytes: Uint8Array): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/** True when a compound file has a stream of this name: names stand in its directory in UTF-16. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.includes(Buffer.from(`${name}\0`, 'utf16le'));
}
