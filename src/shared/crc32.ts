/** A table for each of eight bytes that stand side by side, one behind the other; signed, as integers are in an engine. */
const table = new Int32Array(8 * 256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let behind = 0; behind < 8; behind += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    table[behind * 256 + byte] = value;
  }
}

/**
 * The CRC-32 of ISO 3309 that zip archives carry, from 0 to 2³² - 1; Node has its own only since 20.15.
 * `before` is that of the bytes that stand before these.
 */
// eslint-disable-next-line complexity -- a tight loop over a table, in which each ?? counts as a way
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    value =
      (table[1792 + (((bytes[at] ?? 0) ^ value) & 255)] ?? 0) ^
      (table[1536 + (((bytes[at + 1] ?? 0) ^ (value >>> 8)) & 255)] ?? 0) ^
      (table[1280 + (((bytes[at + 2] ?? 0) ^ (value >>> 16)) & 255)] ?? 0) ^
      (table[1024 + (((bytes[at + 3] ?? 0) ^ (value >>> 24)) & 255)] ?? 0) ^
      (table[768 + (bytes[at + 4] ?? 0)] ?? 0) ^
      (table[512 + (bytes[at + 5] ?? 0)] ?? 0) ^
      (table[256 + (bytes[at + 6] ?? 0)] ?? 0) ^
      (table[bytes[at + 7] ?? 0] ?? 0);
  }
  for (; at < bytes.length; at += 1) {
    value = (value >>> 8) ^ (table[((bytes[at] ?? 0) ^ value) & 255] ?? 0);
  }
  return ~value >>> 0;
}
