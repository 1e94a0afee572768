import type { Article } from './article';
import { articleText } from './text/plainText';

/** What a search index takes of an article: its id, its title, and all other text that a page shows. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The searchable part of an article: lead and body as one text, the lead first when there is one. */
export function searchable(article: Article): Searchable {
  const body = articleText(article.body);
  const text = article.lead === null ? body : `${article.lead}\n${body}`;
  return { id: article.id, title: article.title, text };
}
