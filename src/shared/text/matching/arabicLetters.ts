const isLetter = (code: number): boolean =>
  (code >= 0x621 && code <= 0x63a) || (code >= 0x641 && code <= 0x64a);

/** Whether the first letters of a word, so many of them or all, are of the Arabic alphabet and bear no marks. */
export function isArabic(word: string, count = word.length): boolean {
  if (word.length < count || word === '') return false;
  for (let at = 0; at < count; at += 1) if (!isLetter(word.charCodeAt(at))) return false;
  return true;
}
