/** A prefix of one letter needs three letters behind it, every other affix two before or behind it. */
const prefixes = ['ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'و'];
const suffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/** Takes off each of light10's suffixes once, in its order, where two letters are left. */
export function withoutLightSuffixes(folded: string): string {
  let word = folded;
  for (const suffix of suffixes) {
    const leaves = word.length - suffix.length;
    if (leaves >= 2 && word.endsWith(suffix)) word = word.slice(0, leaves);
  }
  return word;
}

/**
 * The light10 stem of a folded Arabic word (Larkey, Ballesteros and Connell 2002), by the rules of
 * Lucene's ArabicStemmer: one prefix, then the suffixes.
 */
export function light10(folded: string): string {
  const prefix = prefixes.find(
    (each) => folded.startsWith(each) && folded.length >= (each.length === 1 ? 4 : each.length + 2),
  );
  return withoutLightSuffixes(folded.slice(prefix?.length ?? 0));
}
