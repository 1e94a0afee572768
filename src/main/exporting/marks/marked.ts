import type { Article } from '#shared/article';
import type { Mark } from '#shared/marks';

/** What is said of an article where its marks stand. */
export type MarkedSummary = Pick<
  Article,
  'id' | 'title' | 'url' | 'source' | 'language' | 'direction'
>;

/** An article with its marks, in the order of the text. */
export interface MarkedArticle {
  readonly summary: MarkedSummary;
  readonly marks: readonly Mark[];
}
