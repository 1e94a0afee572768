import type { Article } from './article';

/** What an import makes of one article and a library keeps: the tree, the bytes it came from, its pictures. */
export interface ImportedArticle {
  readonly article: Article;
  /** The file as it was, byte for byte; `article.id` is the SHA-256 of these bytes. */
  readonly original: { readonly name: string; readonly bytes: Uint8Array };
  readonly assets: readonly {
    readonly hash: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }[];
}
