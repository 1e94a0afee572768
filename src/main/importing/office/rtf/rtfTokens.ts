/** What a text in Rich Text Format consists of, as its reader hears of it. */
export interface RtfHandler {
  readonly open: () => void;
  readonly close: () => void;
  /** `\par`, `\li720`; one that is not a letter (`\~`) comes with its character. */
  readonly control: (word: string, parameter: number | null) => void;
  /** Bytes of text, as they stand or one from `\'e4`. */
  readonly text: (bytes: Uint8Array) => void;
  /** What follows `\bin`; never more than the file has. */
  readonly binary: (bytes: Uint8Array) => void;
}

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const quote = 0x27;
const maximumWord = 32;

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLineEnd = (code: number): boolean => code === 10 || code === 13 || code === 0;
const isSpecial = (code: number): boolean =>
  code === backslash || code === openBrace || code === closeBrace || isLineEnd(code);

/** Reads bytes as Rich Text Format 1.9.1, one token after another; nothing in them can make it fail or go back. */
export function readRtfTokens(bytes: Uint8Array, handler: RtfHandler): void {
  let at = 0;
  const code = (): number => bytes[at] ?? 0;

  const readWord = (): void => {
    const start = at;
    while (isLetter(code()) && at - start < maximumWord) at += 1;
    const word = String.fromCharCode(...bytes.subarray(start, at));
    const parameter = readParameter();
    if (code() === 0x20) at += 1;
    if (word === 'bin') {
      const end = Math.min(bytes.length, at + Math.max(0, parameter ?? 0));
      handler.binary(bytes.subarray(at, end));
      at = end;
    } else handler.control(word, parameter);
  };
  const readParameter = (): number | null => {
    const isNegative = code() === 0x2d && isDigit(bytes[at + 1] ?? 0);
    if (isNegative) at += 1;
    const start = at;
    let value = 0;
    while (isDigit(code()) && at < bytes.length) {
      value = Math.min(value * 10 + code() - 0x30, 0x7fffffff);
      at += 1;
    }
    if (at === start) return null;
    return isNegative ? -value : value;
  };
  const readControl = (): void => {
    if (isLetter(code())) readWord();
    else if (code() === quote) {
      const digits = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
      const isHex = /^[0-9a-f]{2}$/i.test(digits);
      if (isHex) handler.text(Uint8Array.of(Number.parseInt(digits, 16)));
      at += isHex ? 3 : 1;
    } else {
      // A line end behind a backslash is the end of a paragraph.
      handler.control(isLineEnd(code()) ? 'par' : String.fromCharCode(code()), null);
      at += 1;
    }
  };

  while (at < bytes.length) {
    const next = code();
    if (next === backslash) {
      at += 1;
      if (at < bytes.length) readControl();
    } else if (next === openBrace || next === closeBrace) {
      at += 1;
      if (next === openBrace) handler.open();
      else handler.close();
    } else if (isLineEnd(next)) at += 1;
    else {
      const start = at;
      while (at < bytes.length && !isSpecial(code())) at += 1;
      handler.text(bytes.subarray(start, at));
    }
  }
}
