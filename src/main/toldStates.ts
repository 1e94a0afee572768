import type { ListEntry } from '#shared/library';
import type { Library } from './library/library';
import type { ReaderState } from './search/search';

function stateFrom(
  library: Library,
  id: string,
  { reading, bookmarkCount }: Pick<ListEntry, 'reading' | 'bookmarkCount'>,
): ReaderState {
  const { status, starred, archived, trashedAt, tags } = reading;
  const bookmarks = bookmarkCount === 0 ? [] : library.bookmarks(id);
  const marks = bookmarks.map(({ id: markId, selector, note, tags: words }) => ({
    ...{ id: markId, quote: selector.quote.exact, note, tags: words.join(' · ') },
  }));
  return { id, status, starred, archived, trashed: trashedAt !== null, tags, marks };
}

/** What a search asks of an article beside its words; of one that is not there, as if it were in the trash. */
export function stateOf(library: Library, id: string): ReaderState {
  const done = library.arranging.doneWith(id);
  if (done !== null) return stateFrom(library, id, done);
  const untouched = {
    status: 'unread',
    starred: false,
    archived: false,
    tags: [],
    marks: [],
  } as const;
  return { id, ...untouched, trashed: true };
}

/** So many at a time: a few milliseconds' work. */
const portion = 250;

/** The same of all articles with which anything was done. */
export const allStates = (library: Library): readonly ReaderState[] =>
  library.arranging.touched().map((id) => stateOf(library, id));

/** The same some at a time; between them others have their turn. */
export async function* allInTurn(library: Library): AsyncIterable<readonly ReaderState[]> {
  const ids = library.arranging.touched();
  for (let at = 0; at < ids.length; at += portion) {
    await library.saving.still();
    yield ids.slice(at, at + portion).map((id) => stateOf(library, id));
  }
}
