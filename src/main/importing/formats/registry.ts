import { bookmarkFile } from './bookmarkFile';
import { feed } from './feed';
import { docx } from './docx';
import type { Format } from './format';
import { epub } from './epub';
import { html } from './html';
import { jsonFeed } from './jsonFeed';
import { markdown } from './markdown';
import { mhtml } from './mhtml';
import { odt } from './odt';
import { pdf } from './pdf';
import { opml } from './opml';
import { plainText } from './plainText';
import { rtf } from './rtf';
import { webarchive } from './webarchive';
import { zip } from './zip';

/** All formats, in the order in which they are asked whether a file is theirs. */
export const formats: readonly Format[] = [
  pdf,
  docx,
  odt,
  rtf,
  epub,
  mhtml,
  webarchive,
  bookmarkFile,
  feed,
  opml,
  jsonFeed,
  html,
  markdown,
  plainText,
  zip,
];

/** What a file is taken for that has text in it and no extension. */
export const fallbackFormat: Format = plainText;
