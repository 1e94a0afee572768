import type { Direction } from '#shared/article';
import { repairText } from '../repairText';

/** What a word processor made of a stretch of text. */
export interface RunFormat {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly position: 'sub' | 'sup' | null;
  /** The address that it leads to. */
  readonly link: string | null;
}

/** Text as it stands. */
export const plainFormat: RunFormat = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  position: null,
  link: null,
};

/** What stands in a paragraph: text (a line feed in it begins a new line), a picture, or the place of a note. */
export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly format: RunFormat }
  | { readonly kind: 'picture'; readonly address: string; readonly alt: string }
  | { readonly kind: 'note'; readonly blocks: readonly OfficeBlock[] };

const complexScript =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True for text in Arabic and its like, for which programs keep a weight and a slant of their own. */
export const isComplexScript = (text: string): boolean => complexScript.test(text);

/** What a paragraph is there for, as its style says. */
export type Role =
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'author'
  | 'date'
  | 'quote'
  | 'code'
  | 'caption'
  | 'contents'
  | 'body';

/** Bullets, or one of the ways to number that HTML knows (the `type` of an `ol`). */
export type ListMarker = 'bullet' | '1' | 'a' | 'A' | 'i' | 'I';

/** Where a paragraph stands in a list. */
export interface ListPlace {
  /** Items of one id are numbered on, whatever stands between them. */
  readonly id: string;
  /** From 0. */
  readonly level: number;
  readonly marker: ListMarker;
  readonly start: number;
  /** A further paragraph of the item before it, without a number of its own. */
  readonly continues: boolean;
}

/** A paragraph of a word processor's document. */
export interface OfficeParagraph {
  readonly kind: 'paragraph';
  readonly role: Role;
  /** Of a heading, from 1. */
  readonly level: number;
  readonly list: ListPlace | null;
  /** As the document states it, where it does. */
  readonly direction: Direction | null;
  readonly runs: readonly Run[];
}

/** A cell, and over how many columns and rows it goes. */
export interface OfficeCell {
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly OfficeBlock[];
}

/** A row of a table; one that is repeated on every page is a header. */
export interface OfficeRow {
  readonly isHeader: boolean;
  readonly cells: readonly OfficeCell[];
}

/** A table of a word processor's document. */
export interface OfficeTable {
  readonly kind: 'table';
  readonly direction: Direction | null;
  readonly rows: readonly OfficeRow[];
}

/** What a document consists of, in its order. */
export type OfficeBlock = OfficeParagraph | OfficeTable;

/** Half of a pair that stands for one character. */
const loneSurrogate = /\p{Cs}/gu;

/** Text as it is read: what only told the program where it may divide a word is no part of the word. */
export const readableText = (text: string): string =>
  repairText(text).replaceAll('\u00ad', '').replace(loneSurrogate, '\ufffd');

/** The text of a paragraph, without pictures and notes. */
export function paragraphText({ runs }: OfficeParagraph): string {
  return readableText(runs.map((run) => (run.kind === 'text' ? run.text : '')).join(''));
}
