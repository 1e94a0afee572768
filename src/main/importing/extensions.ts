/**
 * Each format's extensions, in lower case without their dot, the usual one first. Apart from the
 * formats themselves: whoever only looks for files, or asks for them, need not load every parser.
 */
export const extensionsOf = {
  mhtml: ['mhtml', 'mht', 'eml'],
  html: ['html', 'htm', 'xhtml', 'shtml'],
  markdown: ['md', 'markdown', 'mdown', 'mkd'],
  plainText: ['txt', 'text'],
  zip: ['zip'],
  /** Nobody's by themselves: an export in them is recognised by what it holds. */
  exports: ['json', 'csv'],
} as const;

/** The extensions of the files that can be imported, in lower case without their dot. */
export const readableExtensions: readonly string[] = Object.values(extensionsOf).flat();
