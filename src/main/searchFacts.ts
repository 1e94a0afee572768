import { parseQuery } from '#shared/text/querying/parseQuery';
import type { FactAsked, Query } from '#shared/text/querying/queryTree';
import type { ListEntry } from '#shared/library';
import type { Library } from './library/library';
import { factKey, nameJudge, type Facts } from './search/search';

/** The facts that a query asks for anywhere, also those that it asks not to hold. */
function factsAsked(query: Query): readonly FactAsked[] {
  if (query.kind === 'fact') return [query];
  if (query.kind === 'not') return factsAsked(query.part);
  return query.kind === 'all' || query.kind === 'any' ? query.parts.flatMap(factsAsked) : [];
}

type Holds = (entry: ListEntry) => boolean;

/** The test of a fact that only the library knows; null for one that the index knows by itself. */
function holdsOf({ name, value }: FactAsked, library: Pick<Library, 'bookmarks'>): Holds | null {
  if (name === 'source') return null;
  if (name === 'tag') {
    const judge = nameJudge(value);
    return ({ reading }) => judge(reading.tags);
  }
  if (name === 'is' && value === 'starred') return ({ reading }) => reading.starred;
  if (name === 'is' && value === 'archived') return ({ reading }) => reading.archived;
  if (name === 'is') return ({ reading }) => reading.status === value;
  if (value === 'bookmark') return ({ bookmarkCount }) => bookmarkCount > 0;
  return ({ id, bookmarkCount }) => {
    return bookmarkCount > 0 && library.bookmarks(id).some(({ note }) => note !== '');
  };
}

/** What a search index must be told of the library's state to answer a query: the ids for each fact asked. */
export function searchFacts(text: string, library: Pick<Library, 'entries' | 'bookmarks'>): Facts {
  const query = parseQuery(text);
  const facts: Record<string, readonly string[]> = {};
  for (const asked of query === null ? [] : factsAsked(query)) {
    const holds = holdsOf(asked, library);
    if (holds === null) continue;
    facts[factKey(asked)] = library
      .entries()
      .filter(holds)
      .map(({ id }) => id);
  }
  return facts;
}
