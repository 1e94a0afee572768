import { isFrontMatter } from './describe/frontMatter';
import { trimLine, visible } from './lineForms';

/** A row of one sign and nothing else, long enough that nobody takes it for a rule between sections. */
const separator = /^[ \t]*([=*~-])\1{4,}[ \t]*$/u;
const anySeparator = new RegExp(separator.source, 'mu');

/** What every part must have to be an article of its own: a short first line, its origin below it, and a text. */
const maximumTitle = 140;
const headLines = 6;
const minimumText = 150;
/** More rows are a drawing or a table. */
const maximumParts = 1_000;

/**
 * The parts of a file that holds several articles, as stretches of its bytes; null when it is one
 * article, as every file is whose parts do not each begin with a title and say whose or when they are.
 */
export function separatedParts(
  text: string,
  bytes: Uint8Array,
  encoding: string,
): readonly Uint8Array[] | null {
  if (!anySeparator.test(text)) return null;
  const parts = splitLines(text.split('\n'));
  if (parts.length < 2 || parts.length > maximumParts || !parts.every(isArticle)) return null;
  const stretches = split(bytes, encoding);
  // The same rows in bytes as in text, or the encoding is one in which rows cannot be found.
  return stretches.length === parts.length ? stretches : null;
}

/** The lines between separators; a part of nothing but white space is none. */
function splitLines(lines: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (separator.test(line)) parts.push([]);
    else if (visible.test(line)) parts.at(-1)?.push(trimLine(line));
  }
  return parts.filter((part) => part.length > 0);
}

function isArticle(lines: readonly string[]): boolean {
  const [title = '', ...below] = lines;
  const length = below.reduce((sum, line) => sum + line.length, 0);
  const saysOrigin = below.slice(0, headLines).some((line) => isFrontMatter(line));
  return (
    title.length <= maximumTitle && !isFrontMatter(title) && saysOrigin && length >= minimumText
  );
}

/** How many bytes a letter of ASCII takes, and which of them is not zero. */
function unitOf(encoding: string): { readonly width: number; readonly at: number } {
  const width = encoding.startsWith('utf-32') ? 4 : encoding.startsWith('utf-16') ? 2 : 1;
  return { width, at: encoding.endsWith('be') ? width - 1 : 0 };
}

/** The stretches of bytes between separators, without those of nothing but white space. */
function split(bytes: Uint8Array, encoding: string): readonly Uint8Array[] {
  const { width, at } = unitOf(encoding);
  const stretches: Uint8Array[] = [];
  let start = 0;
  let lineStart = 0;
  for (let end = 0; end <= bytes.length; end += width) {
    const code = asciiAt(bytes, end, width, at);
    if (end < bytes.length && code !== 10 && code !== 13) continue;
    const line = bytes.subarray(lineStart, end);
    if (line.length <= 400 * width && separator.test(asAscii(line, width, at))) {
      stretches.push(bytes.subarray(start, lineStart));
      start = end + width;
    }
    lineStart = end + width;
  }
  stretches.push(bytes.subarray(Math.min(start, bytes.length)));
  return stretches.filter(hasInk).map((stretch) => stretch.slice());
}

/** The bytes of byte order marks, which leave no ink. */
const markBytes = [0xfe, 0xff, 0xef, 0xbb, 0xbf];

const hasInk = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte > 0x20 && !markBytes.includes(byte));

/** The code at a place when it is one of ASCII, else a code that is none. */
function asciiAt(bytes: Uint8Array, index: number, width: number, at: number): number {
  for (let byte = 0; byte < width; byte += 1) {
    if (byte !== at && bytes[index + byte] !== 0) return 0xff;
  }
  return bytes[index + at] ?? 0xff;
}

function asAscii(bytes: Uint8Array, width: number, at: number): string {
  let text = '';
  for (let index = 0; index + width <= bytes.length; index += width) {
    text += String.fromCharCode(asciiAt(bytes, index, width, at));
  }
  return text;
}
