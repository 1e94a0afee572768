/** A line that begins like an item of a list or a turn in a dialogue. */
export const listItem = /^(?:[-–—•*·▪]|\p{N}{1,3}[.)\-])\s+/u;

/** The end of a sentence. */
export const sentenceEnd = /[.!?؟:…][»”"')\]]*$/u;

/** Anything that leaves ink. */
export const visible = /[^\s\p{Cc}\p{Cf}]/u;

/** Marks that only turn directions round, and the byte order mark; joiners are no such thing, they shape letters. */
const isDirectionMark = (code: number): boolean =>
  code === 0xfeff ||
  code === 0x61c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

const isEdge = (line: string, at: number): boolean =>
  isDirectionMark(line.charCodeAt(at)) || line.charAt(at).trim() === '';

/** A line without white space and direction marks at its edges, found in one pass however many there are. */
export function trimLine(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isEdge(line, start)) start += 1;
  while (end > start && isEdge(line, end - 1)) end -= 1;
  return line.slice(start, end);
}
