import { harmlessLine } from './harmlessName';

/** What no name on Windows, macOS or Linux may have, and marks that are not seen but make two names differ. */
const unfit =
  /[<>:"/\\|?*\0-\x1f\x7f\u061c\u200b\u200e\u200f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
/** Devices that Windows has under these names in every folder, whatever the extension (Naming Files, Microsoft). */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=$|[ .])/i;
/** Of the 255 bytes that a name may have; programs add something to a name while they write it. */
const longest = 200;

/** A name for a file on every system, made of some words (a title); `extension` begins with a dot. Never more than 200 bytes in UTF-8, never empty. */
export function fileNameOf(words: string, extension: string, otherwise = 'maqal'): string {
  const line = harmlessLine(words).replace(unfit, ' ').replace(/\s+/gu, ' ');
  // Dots in front hide a file; Windows forgets dots and spaces at the end.
  const bare = line.replace(/^[\s.]+/u, '').replace(reserved, '_$&');
  const stem = cut(bare.normalize('NFC'), longest - bytesOf(extension)).replace(/[\s.]+$/u, '');
  return `${stem === '' ? otherwise : stem}${extension}`;
}

/** The length of a character in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** As much of a text as so many bytes hold, with every letter's marks. */
function cut(text: string, limit: number): string {
  let end = 0;
  let bytes = 0;
  for (const cluster of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    bytes += bytesOf(cluster);
    if (bytes > limit) break;
    end += cluster.length;
  }
  return text.slice(0, end);
}
