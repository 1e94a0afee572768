import type { EventName, Events, Handlers } from '#shared/api';
import { changed as withChange } from '#shared/changes';
import { plainMark, wholeArticle, type Mark, type MarkChange } from '#shared/marks';
import { failed, ok, type Result } from '#shared/result';
import type { FakeOptions } from './fakeOptions';
import { markedSample } from './samples';

interface Scene {
  readonly bookmarks: Map<string, Mark>;
  readonly living: (articleId: string | null) => readonly Mark[];
  readonly importable: NonNullable<FakeOptions['importable']>;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

const now = (): string => new Date().toISOString();

/** Marks that are kept in memory; of a file, all are added that the options name, and some others told of. */
export function fakeMarks({
  bookmarks,
  living,
  importable,
  announce,
}: Scene): Pick<Handlers, Extract<keyof Handlers, `marks:${string}` | 'import:marks'>> {
  function changed(value: Mark): Promise<Result<Mark>> {
    bookmarks.set(value.id, value);
    announce('article:changed', { id: value.articleId });
    return Promise.resolve(ok(value));
  }

  function change(id: string, wanted: MarkChange & Partial<Pick<Mark, 'deletedAt'>>) {
    const mark = bookmarks.get(id);
    if (mark === undefined) return Promise.resolve(failed('not-found'));
    return changed(withChange(mark, wanted, now()));
  }

  function many(marks: readonly Mark[]): void {
    for (const mark of marks) bookmarks.set(mark.id, mark);
    const ids = [...new Set(marks.map(({ articleId }) => articleId))];
    announce('articles:changed', { ids, moved: false, marked: true });
  }

  return {
    'marks:list': ({ articleId }) => Promise.resolve(ok(living(articleId))),
    'marks:every': () => Promise.resolve(ok(living(null))),
    'marks:add': ({ articleId, ...made }) => {
      const times = { createdAt: now(), updatedAt: now(), deletedAt: null, changedAt: {} };
      const said = { ...plainMark, selector: wholeArticle, ...made };
      return changed({ id: crypto.randomUUID(), articleId, ...said, ...times });
    },
    'marks:change': ({ id, change: wanted }) => change(id, wanted),
    'marks:remove': ({ id }) => change(id, { deletedAt: now() }),
    'marks:restore': ({ id }) => change(id, { deletedAt: null }),
    'marks:setRemoved': ({ ids, removed }) => {
      const there = ids.flatMap((id) => bookmarks.get(id) ?? []);
      many(there.map((mark) => ({ ...mark, deletedAt: removed ? now() : null })));
      return Promise.resolve(ok(ids.length - there.length));
    },
    'import:marks': () => {
      if (importable.length === 0) return Promise.resolve(ok(null));
      const marks = importable.map(({ article, quote }) => markedSample(article, quote, ''));
      many(marks);
      const counts = { added: marks.length, known: 1, lost: 0, strange: 3 };
      return Promise.resolve(ok({ counts, ids: marks.map(({ id }) => id), failure: null }));
    },
  };
}
