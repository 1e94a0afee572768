import type { Direction } from '#shared/article';

/** Which way something runs, and its language where that is not that of what is around it. */
export interface Own {
  readonly direction: Direction;
  readonly language?: string;
}

/** The elements that give a stretch of text a look or a meaning, by HTML's names. */
export const styleNames = [
  ...(['em', 'strong', 'b', 'i', 'u', 's', 'small', 'sub', 'sup', 'code', 'kbd', 'samp'] as const),
  ...(['var', 'q', 'cite', 'abbr', 'dfn', 'mark', 'del', 'ins', 'bdi'] as const),
] as const;
export type StyleName = (typeof styleNames)[number];

/** A picture by its hash, with the words in its place. */
export interface PictureInline {
  readonly kind: 'picture';
  readonly hash: string;
  readonly alt: string;
}

/** What stands in a line: text, a line's end, a picture, a place that links lead to, or a stretch with a look or a link. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | PictureInline
  | { readonly kind: 'place'; readonly id: string }
  | {
      readonly kind: 'styled';
      readonly style: StyleName;
      readonly direction: Direction | null;
      readonly inlines: readonly Inline[];
    }
  | {
      readonly kind: 'link';
      /** An address that may be followed, or `#` and the name of a place in the article. */
      readonly href: string;
      readonly direction: Direction;
      readonly inlines: readonly Inline[];
    };

/** A paragraph, heading, caption or preformatted text; headings have their rank, from 2 on: a title is above them. */
export interface TextBlock extends Own {
  readonly kind: 'paragraph' | 'heading' | 'caption' | 'preformatted' | 'term';
  readonly rank: number;
  readonly inlines: readonly Inline[];
}

/** A list; the items of one that counts are numbered from `start` on. */
export interface ListBlock extends Own {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

/** What holds other blocks: a quotation, a figure with its caption, what is said of a term. */
export interface HoldingBlock extends Own {
  readonly kind: 'quotation' | 'figure' | 'definition';
  readonly blocks: readonly Block[];
}

/** A piece of an article, with every block where HTML, EPUB and Word allow it, whatever tree it came from. */
export type Block = TextBlock | ListBlock | HoldingBlock | TableBlock | { readonly kind: 'rule' };

/** A cell of a table, over so many columns and rows. */
export interface Cell extends Own {
  readonly isHeading: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly Block[];
}

/** A table in rows from the top; headings of columns are in the first ones. */
export interface TableBlock extends Own {
  readonly kind: 'table';
  readonly caption: readonly Block[];
  readonly rows: readonly (readonly Cell[])[];
}
