import type { Mark } from '#shared/marks';

/** A list with a mark in place of what it had of it, or without it when it is deleted. */
export function withMark(list: readonly Mark[], mark: Mark): readonly Mark[] {
  const others = list.filter(({ id }) => id !== mark.id);
  return mark.deletedAt === null ? [...others, mark] : others;
}

/** A list with all marks of an article in place of what it had of them. */
export const withMarksOf = (
  list: readonly Mark[],
  articleId: string,
  own: readonly Mark[],
): readonly Mark[] => [...list.filter((mark) => mark.articleId !== articleId), ...own];

/** Whether two lists have the same marks, in whatever order. */
export function isSameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  const [first, second] = [a, b].map((list) =>
    JSON.stringify([...list].sort((one, other) => (one.id < other.id ? -1 : 1))),
  );
  return first === second;
}
