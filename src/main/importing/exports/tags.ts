const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g;

/** The words of a list in brackets as Python and JSON write it: `['ماء', "city's"]`. */
export function listedTags(list: string): readonly string[] {
  return [...list.matchAll(quoted)].map(([, double, single]) =>
    (double ?? single ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** The words between separators. */
export function separatedTags(text: string, separator: ',' | ';' | '|' | ' '): readonly string[] {
  return text.split(separator).filter((tag) => tag.trim() !== '');
}
