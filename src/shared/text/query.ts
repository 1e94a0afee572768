import { foldArabic } from './foldArabic';
import { tokenize } from './tokenize';

/**
 * The folded terms of a query: each word, and each stretch in quotation marks (straight, curly or
 * guillemets) as one term; every term once, the longest first, since it is the one that narrows most.
 */
export function readQuery(text: string): readonly string[] {
  const terms = new Set<string>();
  const rest = text.replace(/["“”«»]([^"“”«»]+)["“”«»]/gu, (_, phrase: string) => {
    const folded = foldArabic(phrase).trim().replace(/\s+/g, ' ');
    if (folded !== '') terms.add(folded);
    return ' ';
  });
  for (const word of tokenize(rest)) terms.add(word.folded);
  return [...terms].sort((a, b) => b.length - a.length);
}
