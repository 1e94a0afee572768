import type { InterfaceLocale } from './interfaceLocale';
import ar from './documents.ar.json';
import en from './documents.en.json';

/** The words that stand in files that articles are handed on in: those of the article's own direction. */
export type DocumentWords = typeof ar;

/** These words in each language. */
export const documentWords: Readonly<Record<InterfaceLocale, DocumentWords>> = { ar, en };
