import { foldArabic } from '#shared/text/foldArabic';
import type { Published } from '#shared/article';
import type { Statement } from '../stages';
import { onlyLine, type Block } from './blocks';
import { readByline } from './byline';
import { readDateline } from './dateline';

/** How far into a document what it states of itself is repeated in its text. */
const nearStart = 14;

/** A block that only repeats what a file states of itself. */
interface Repeated {
  readonly index: number;
  readonly isTitle: boolean;
}

/** The blocks near the start that only repeat what a file states of itself: its titles, authors and date. */
export function findRepeated(blocks: readonly Block[], stated: Statement): readonly Repeated[] {
  const title = bare(stated.title ?? '');
  const subtitle = bare(stated.subtitle ?? '');
  const authors = new Set(stated.bylines.map(bare));
  const isSilent = title === '' && subtitle === '' && authors.size === 0;
  if (isSilent && stated.published === null) return [];
  return blocks.slice(0, nearStart).flatMap((block, index) => {
    const line = onlyLine(block);
    if (line === null || line.length > 300) return [];
    const words = bare(line);
    const isTitle = title !== '' && words === title;
    const names = readByline(line);
    const repeats =
      isTitle ||
      (subtitle !== '' && words === subtitle) ||
      authors.has(words) ||
      (names.length > 0 && names.every((name) => authors.has(bare(name)))) ||
      isSameDay(readDateline(line), stated.published);
    return repeats ? [{ index, isTitle }] : [];
  });
}

const bare = (text: string): string => foldArabic(text).replace(/[^\p{L}\p{N}]+/gu, '');

function isSameDay(shown: Published | null, stated: Published | null): boolean {
  const days = [shown, stated].map((date) => Date.parse(date?.instant?.slice(0, 10) ?? ''));
  // A moment in UTC and the day that a page prints may be a midnight apart.
  return Math.abs((days[0] ?? NaN) - (days[1] ?? NaN)) <= 86_400_000;
}
