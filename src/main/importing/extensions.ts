/**
 * Each format's extensions, in lower case without their dot, the usual one first. Apart from the
 * formats themselves: whoever only looks for files, or asks for them, need not load every parser.
 */
export const extensionsOf = {
  pdf: ['pdf'],
  mhtml: ['mhtml', 'mht', 'eml'],
  webarchive: ['webarchive'],
  html: ['html', 'htm', 'xhtml', 'shtml'],
  markdown: ['md', 'markdown', 'mdown', 'mkd'],
  plainText: ['txt', 'text'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  odt: ['odt', 'ott', 'fodt'],
  rtf: ['rtf'],
  epub: ['epub'],
  zip: ['zip'],
  feed: ['rss', 'atom', 'rdf', 'xml'],
  jsonFeed: ['json'],
  opml: ['opml'],
  /** Nobody's by themselves: an export in them is recognised by what it holds. */
  exports: ['json', 'csv'],
} as const;

/** The extensions of the files that can be imported, in lower case without their dot. */
export const readableExtensions: readonly string[] = Object.values(extensionsOf).flat();
