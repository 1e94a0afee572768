import { bookmarkFile } from './bookmarkFile';
import { feed } from './feed';
import { docx } from './docx';
import type { Format } from './format';
import { epub } from './epub';
import { html } from './html';
import { jsonFeed } from './jsonFeed';
import { chromeBookmarks } from './chromeBookmarks';
import { delicious } from './delicious';
import { firefoxBookmarks } from './firefoxBookmarks';
import { goodLinks } from './goodLinks';
import { instapaperCsv } from './instapaperCsv';
import { instapaperHtml } from './instapaperHtml';
import { karakeep } from './karakeep';
import { maqal } from './maqal';
import { markdown } from './markdown';
import { matter } from './matter';
import { mhtml } from './mhtml';
import { odt } from './odt';
import { pdf } from './pdf';
import { opml } from './opml';
import { plainText } from './plainText';
import { rtf } from './rtf';
import { webarchive } from './webarchive';
import { omnivore } from './omnivore';
import { pinboard } from './pinboard';
import { pocketCsv } from './pocketCsv';
import { pocketHtml } from './pocketHtml';
import { readability } from './readability';
import { readwise } from './readwise';
import { readwiseReader } from './readwiseReader';
import { wallabag1 } from './wallabag1';
import { wallabag2 } from './wallabag2';
import { wallabagCsv } from './wallabagCsv';
import { zip } from './zip';

/** The exports of read-later programs and of browsers. */
const exports: readonly Format[] = [
  ...[wallabag1, wallabag2, wallabagCsv, pocketHtml, pocketCsv, instapaperCsv, instapaperHtml],
  ...[omnivore, readability, readwise, readwiseReader, matter, karakeep, pinboard, delicious],
  ...[goodLinks, firefoxBookmarks, chromeBookmarks],
];

/** All formats, in the order in which they are asked whether a file is theirs. */
export const formats: readonly Format[] = [
  maqal,
  ...exports,
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
