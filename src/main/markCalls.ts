import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EventName, Events, Handlers } from '#shared/api';
import type { MarksBroughtIn } from '#shared/exportedMarks';
import type { Mark } from '#shared/marks';
import { failed, ok, type Result } from '#shared/result';
import { answer } from './answers';
import type { Library } from './library/library';
import { importMarks } from './markImports';

interface Parts {
  readonly library: Library;
  readonly dialogs: { chooseMarks(): Promise<string | null> };
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

/** What the window asks about marks; it is told of each change. */
export function createMarkCalls({
  library,
  dialogs,
  announce,
}: Parts): Pick<Handlers, Extract<keyof Handlers, `marks:${string}` | 'import:marks'>> {
  function one(result: Result<Mark>): Result<Mark> {
    if (result.ok) announce('article:changed', { id: result.value.articleId });
    return result;
  }

  function many(marks: readonly Mark[]): void {
    const ids = [...new Set(marks.map(({ articleId }) => articleId))];
    if (ids.length > 0) announce('articles:changed', { ids, moved: false, marked: true });
  }

  async function bringIn(path: string): Promise<Result<MarksBroughtIn>> {
    const file = basename(path);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) return failed('unreadable-file', { file });
    const imported = await importMarks(library, text);
    if (!imported.ok) return failed(imported.error.code, { ...imported.error, file });
    const { marks, ...report } = imported.value;
    many(marks);
    return ok({ ...report, ids: marks.map(({ id }) => id) });
  }

  return {
    'marks:list': ({ articleId }) => answer(library.bookmarks(articleId)),
    'marks:every': () => answer(library.bookmarks(null)),
    'marks:add': async ({ articleId, ...made }) => one(await library.addMark(articleId, made)),
    'marks:change': async ({ id, change }) => one(await library.changeMark(id, change)),
    'marks:remove': async ({ id }) => one(await library.removeMark(id)),
    'marks:restore': async ({ id }) => one(await library.restoreMark(id)),
    'marks:setRemoved': async ({ ids, removed }) => {
      const result = await library.manyMarks.setRemoved(ids, removed);
      if (!result.ok) return result;
      many(result.value);
      return ok(ids.length - result.value.length);
    },
    'import:marks': async () => {
      const path = await dialogs.chooseMarks();
      return path === null ? ok(null) : bringIn(path);
    },
  };
}
