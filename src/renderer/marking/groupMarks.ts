import type { LibraryRow } from '#shared/library';
import { markColours, type Mark } from '#shared/marks';
import { tagKey } from '../library/tags';

/** What marks can be put together by. */
export const groupings = ['article', 'day', 'colour', 'tag'] as const;
export type Grouping = (typeof groupings)[number];

/** Marks that belong together. */
export interface MarkGroup {
  /** The article's id, the day (as in `Published`) by the reader's clock, the colour, or the tag's key; empty without tags. */
  readonly key: string;
  readonly marks: readonly Mark[];
}

interface Grouped {
  readonly by: Grouping;
  readonly order: 'created' | 'oldest';
}

/**
 * Marks in groups. Articles and days come by their last mark, colours in their own order, tags by how often they
 * stand there; a mark with several tags is in several groups. In an article marks stand in the order of its text, else by
 * their age. Those of articles that are in the trash, or not (yet) known by `rows`, are left out.
 */
export function groupMarks(
  marks: readonly Mark[],
  rows: ReadonlyMap<string, LibraryRow>,
  { by, order }: Grouped,
): readonly MarkGroup[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (rows.get(mark.articleId)?.reading.trashedAt !== null) continue;
    for (const key of keysOf[by](mark)) {
      const group = groups.get(key) ?? [];
      group.push(mark);
      groups.set(key, group);
    }
  }
  const sorted = [...groups].map(([key, own]) => ({
    key,
    marks: own.sort(by === 'article' ? byPlace : order === 'oldest' ? byAge : byYouth),
  }));
  sorted.sort(groupOrder[by]);
  const isByTime = by === 'article' || by === 'day';
  return order === 'oldest' && isByTime ? sorted.reverse() : sorted;
}

function dayOf(createdAt: string): string {
  const date = new Date(createdAt);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const keysOf: Readonly<Record<Grouping, (mark: Mark) => readonly string[]>> = {
  article: ({ articleId }) => [articleId],
  day: ({ createdAt }) => [dayOf(createdAt)],
  colour: ({ colour }) => [colour],
  tag: ({ tags }) => (tags.length === 0 ? [''] : [...new Set(tags.map(tagKey))]),
};

const byAge = (a: Mark, b: Mark): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0;
const byYouth = (a: Mark, b: Mark): number => byAge(b, a);
const byPlace = (a: Mark, b: Mark): number => a.selector.position.start - b.selector.position.start;

const last = ({ marks }: MarkGroup): string =>
  marks.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), '');
const byLast = (a: MarkGroup, b: MarkGroup): number =>
  last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0;
const rank = ({ key }: MarkGroup): number => markColours.findIndex((colour) => colour === key);

const groupOrder: Readonly<Record<Grouping, (a: MarkGroup, b: MarkGroup) => number>> = {
  article: byLast,
  day: byLast,
  colour: (a, b) => rank(a) - rank(b),
  tag: (a, b) =>
    Number(a.key === '') - Number(b.key === '') ||
    b.marks.length - a.marks.length ||
    (a.key < b.key ? -1 : 1),
};
