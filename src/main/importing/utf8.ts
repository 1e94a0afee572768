/** Of so many characters beyond ASCII one may be broken in a text that is still UTF-8. */
const perBroken = 20;

/** True when no byte is beyond ASCII. */
export function isPlainAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** True when nearly all bytes beyond ASCII are whole characters of UTF-8, as no other encoding has them. */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) broken += 1;
    else if (length > 1) whole += 1;
    at += Math.max(1, length);
  }
  return whole > 0 && broken * perBroken <= whole;
}

/** How many bytes the character of UTF-8 at a place has; 0 when there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  for (let next = at + 1; next < at + length; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
