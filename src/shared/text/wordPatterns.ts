/** What may not stand right before and right after a word, as parts of a regular expression. */
export const notInWord = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };

/** A regular expression's alternatives for some folded names, the longest first; spaces may be missing. */
export const anyOf = (names: Iterable<string>): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/ /g, '\\s?'))
    .join('|');

/** A regular expression for a pattern that is no part of a longer word. */
export const bounded = (pattern: string, flags = 'u'): RegExp =>
  new RegExp(`${notInWord.before}(?:${pattern})${notInWord.after}`, flags);
