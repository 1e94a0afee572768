import type { Article } from './article';
import { articleText } from './text/plainText';

/** What a search index takes of an article: its id, all text that a page shows, and what it is asked by. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  /** The section or programme before the headline; absent where the title says it or there is none. */
  readonly kicker?: string;
  /** Subtitle and lead, where the text does not hold them; absent for none. */
  readonly lead?: string;
  /** The place line, where it is not in the text, and the body. */
  readonly text: string;
  readonly source?: string;
  /** The section or programme, also where the title says it; absent for none. */
  readonly programme?: string;
  /** BCP 47; absent where the text does not tell. */
  readonly language?: string;
  /** The tags that the file states; absent for none. */
  readonly tags?: readonly string[];
  /** When it was published, as `Published` has it; absent when nobody knows. */
  readonly published?: string;
  /** 16 hexadecimal digits that tell one state of an article from another; absent where that does not matter. */
  readonly key?: string;
}

/** What is there of something, without what is null. */
const present = <T extends object>(all: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(
    Object.entries(all as Record<string, unknown>).filter(([, value]) => value !== null),
  ) as { [K in keyof T]?: NonNullable<T[K]> };

/** The searchable part of an article, each word of it once. */
export function searchable(article: Article): Searchable {
  const { id, title, kicker, subtitle, placeLine, lead, source, tags, published, body } = article;
  const text = articleText(body);
  // A place line that opens a paragraph is in the text already.
  const place = placeLine !== null && !text.includes(placeLine) ? placeLine : null;
  const heads = [subtitle, lead].filter((part) => part !== null);
  return {
    ...{ id, title, text: place === null ? text : `${place}\n${text}` },
    ...present({
      kicker: kicker !== null && title.includes(kicker) ? null : kicker,
      lead: heads.length === 0 ? null : heads.join('\n'),
      ...{ source, programme: kicker },
      language: article.language === 'und' ? null : article.language,
      tags: tags.length === 0 ? null : tags,
      published: published?.instant ?? null,
    }),
  };
}
