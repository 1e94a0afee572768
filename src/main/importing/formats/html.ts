import { remember } from '../besidePictures';
import { extensionsOf } from '../extensions';
import { readPage, type PageArticle } from '../html/readPage';
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
    const { look, named } = remember(beside ?? (() => null));
    const page = readPage(text, look);
    if (page === null) return [];
    const article: PageArticle = { ...page, assets: page.assets.map(named) };
    return [{ original, format: 'html', encoding, candidates, ...article } as ParsedDocument];
  },
};
