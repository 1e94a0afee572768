import { extensionsOf } from '../extensions';
import { readPage } from '../html/readPage';
import { declaredCharset } from '../html/pageBytes';
import type { ParsedDocument } from '../stages';
import type { TextFormat } from './format';

/** A web page as a browser or SingleFile saves it: one article, its pictures those inside the page and in the folder beside it. */
export const html: TextFormat = {
  name: 'html',
  reads: 'text',
  extensions: extensionsOf.html,
  // A text that begins with markup may be about markup: only a page with an extension of its own is one.
  recognises: () => false,
  declaredEncoding: declaredCharset,
  parse({ original, text, encoding, candidates }, beside) {
    const page = readPage(text, beside);
    return page === null
      ? []
      : [{ original, format: 'html', encoding, candidates, ...page } as ParsedDocument];
  },
};
