import type { LibraryRow } from '#shared/library';
import type { Bookmark } from '#shared/marks';

/** An article's bookmarks, in the order in which they stand in it. */
export interface MarkGroup {
  readonly row: LibraryRow;
  readonly bookmarks: readonly Bookmark[];
}

/**
 * Bookmarks by article; the article that was marked last comes first. Those of articles that are in
 * the trash, or not (yet) known by `rows`, are left out.
 */
export function groupMarks(
  bookmarks: readonly Bookmark[],
  rows: ReadonlyMap<string, LibraryRow>,
): readonly MarkGroup[] {
  const byArticle = new Map<string, Bookmark[]>();
  for (const bookmark of bookmarks) {
    const group = byArticle.get(bookmark.articleId) ?? [];
    group.push(bookmark);
    byArticle.set(bookmark.articleId, group);
  }
  const groups = [...byArticle].flatMap(([id, own]) => {
    const row = rows.get(id);
    if (row?.reading.trashedAt !== null) return [];
    const place = ({ selector }: Bookmark): number => selector.position.start;
    return [{ row, bookmarks: own.sort((a, b) => place(a) - place(b)) }];
  });
  const last = ({ bookmarks: own }: MarkGroup): string =>
    own.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), '');
  return groups.sort((a, b) => (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0));
}
