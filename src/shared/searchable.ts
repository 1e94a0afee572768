import type { Article } from './article';
import { articleText } from './text/plainText';

/** What a search index takes of an article: its id, its title, and all other text that a page shows. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The searchable part of an article: subtitle, place line, lead and body as one text, each word once. */
export function searchable({ id, title, subtitle, placeLine, lead, body }: Article): Searchable {
  const text = articleText(body);
  // A place line that opens a paragraph is in the text already.
  const place = placeLine !== null && !text.includes(placeLine) ? placeLine : null;
  const parts = [subtitle, place, lead, text].filter((part) => part !== null);
  return { id, title, text: parts.join('\n') };
}
