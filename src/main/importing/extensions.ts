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

const pictures = [
  ...['png', 'apng', 'jpg', 'jpeg', 'jfif', 'gif', 'webp', 'avif', 'svg', 'bmp', 'ico', 'tif'],
  ...['tiff', 'heic'],
];
/** What web pages, sounds, films and systems are made of. */
const noPictures = [
  ...['css', 'js', 'mjs', 'map', 'woff', 'woff2', 'ttf', 'otf', 'eot'],
  ...['mp3', 'm4a', 'aac', 'ogg', 'oga', 'opus', 'wav', 'flac', 'mp4', 'm4v', 'webm', 'mov', 'avi'],
  ...['mkv', 'ini', 'db', 'lnk', 'tmp'],
];

/** A file's extension in lower case without its dot, if it has one: only what people use as an extension, `v2.5 draft` has none. */
export function suffixOf(name: string): string | undefined {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase();
}

/** What old Word programs wrote is told of by name, unless it is something else after all. */
const sought = new Set<string>([...readableExtensions, 'doc', 'dot']);
const never = new Set<string>([...pictures, ...noPictures]);

/**
 * What a file in a folder or an archive is by its name: worth reading (also without an extension), never
 * an article, of which nobody wants to be told, or of a kind that is not known.
 */
export function kindOfFile(name: string): 'sought' | 'never' | 'unknown' {
  const suffix = suffixOf(name);
  if (suffix === undefined || sought.has(suffix)) return 'sought';
  return never.has(suffix) ? 'never' : 'unknown';
}

const known = new Set<string | undefined>([...readableExtensions, ...noPictures]);

/** False for a file whose name says that it is something else than a picture. */
export const mayBePicture = (name: string): boolean => !known.has(suffixOf(name));
