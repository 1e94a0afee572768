import { changed } from '#shared/changes';
import type { Mark, MarkChange } from '#shared/marks';
import type { Result } from '#shared/result';
import type { Change } from './failure';
import { isPurged, newMark } from './bookmarks';
import { putBookmarks } from './merging';
import type { Stores } from './stores';

/** Changes of many marks at once: as many writes as there are shards, not as there are marks. */
export interface ManyMarks {
  /** Adds marks to one article, all or none; fails with `not-found` without that article. */
  add(articleId: string, made: readonly MarkChange[]): Promise<Result<readonly Mark[]>>;
  /** Makes marks tombstones, or living ones again; answers those that there are. */
  setRemoved(ids: readonly string[], isRemoved: boolean): Promise<Result<readonly Mark[]>>;
}

/** Makes the changes of many marks; `change` takes each when its turn comes. */
export function createManyMarks(stores: Stores, change: Change): ManyMarks {
  /** Of an article that was deleted for good, nothing comes back by itself. */
  const existing = (ids: readonly string[]): readonly Mark[] =>
    ids.flatMap((id) => {
      const mark = stores.bookmarks.get(id);
      return mark === undefined || isPurged(stores, mark.articleId) ? [] : mark;
    });

  const save = (marks: readonly Mark[]): Promise<void> =>
    putBookmarks(stores, marks, (articleId) => stores.records.shardOf(articleId));

  return {
    add: (articleId, made) =>
      change(async (now) => {
        const marks = made.map((each) => newMark(articleId, each, now));
        await save(marks);
        return marks;
      }),
    setRemoved: (ids, isRemoved) =>
      change(async (now) => {
        const there = existing(ids);
        const others = there.filter(({ deletedAt }) => (deletedAt !== null) !== isRemoved);
        await save(others.map((mark) => changed(mark, { deletedAt: isRemoved ? now : null }, now)));
        return there;
      }),
  };
}
