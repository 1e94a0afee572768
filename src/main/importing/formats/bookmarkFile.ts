import { readBookmarks } from '../feeds/bookmarks';
import { countEntries } from '../feeds/countEntries';
import { linkDocuments } from '../feeds/savedLinks';
import { declaredCharset } from '../html/pageBytes';
import type { TextFormat } from './format';

const documentType = /^[^<a-z]{0,8}<!doctype\s+netscape-bookmark-file-1\s*>/i;

/** The bookmarks of a browser or a link keeper: each is an article that says it is no more than its link. */
export const bookmarkFile: TextFormat = {
  name: 'bookmarkFile',
  reads: 'text',
  // It is called `.html`, as pages are: only its first line tells it from one.
  extensions: [],
  recognises(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400));
    return documentType.test(head.toString('latin1').replace(/\0/g, ''));
  },
  declaredEncoding: declaredCharset,
  parse({ original, text }) {
    countEntries(text, /<a\s/gi);
    const links = readBookmarks(text);
    return linkDocuments(original, { name: 'bookmarkFile', extension: 'html' }, links);
  },
};
