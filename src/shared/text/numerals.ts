const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A text with Arabic-Indic and Extended Arabic-Indic digits written as 0 to 9, at the same length. */
export function toLatinDigits(text: string): string {
  // Both blocks begin at a multiple of 16, so that the low four bits are the digit.
  return text.replace(easternDigits, (digit) => String(digit.charCodeAt(0) & 0xf));
}
