import type { Element } from 'hast';
import type { Direction } from '#shared/article';
import { blockDirection } from '#shared/text/blockDirection';
import type { Own } from './model';

/** What is said of an element itself: its direction, and its language where it has one of its own. */
export function ownOf(element: Element, around: Direction): Own {
  const { lang } = element.properties;
  const direction = blockDirection(element, element.tagName === 'pre' ? 'ltr' : around);
  const language = typeof lang === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(lang);
  // A stretch that runs the other way is surely not in the article's language; in which, nobody said.
  if (language) return { direction, language: lang };
  return direction === around ? { direction } : { direction, language: '' };
}
