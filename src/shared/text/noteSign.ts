const noteSign = /^\s*[[(]?(?:[\d٠-٩۰-۹]{1,4}|[*†‡§¶]{1,3}|\p{L})[\])]?\s*$/u;

/** Whether a link's words are those of a reference to a note: a number, a letter or a mark, in brackets or not. */
export function isNoteSign(words: string): boolean {
  return noteSign.test(words);
}
