import type { EventName, Events, Handlers } from '#shared/api';
import { ok, type Result } from '#shared/result';
import type { Library } from './library/library';

/** What the window asks about searches that were made or saved; it is told of each change. */
export function createPastSearches(
  { searches }: Pick<Library, 'searches'>,
  announce: <Name extends EventName>(name: Name, fact: Events[Name]) => void,
): Pick<Handlers, Extract<keyof Handlers, `searches:${string}`>> {
  const told = <T>(result: Result<T>): Result<T> => {
    if (result.ok) announce('searches:changed', {});
    return result;
  };
  return {
    'searches:list': () => Promise.resolve(ok(searches.all())),
    'searches:keep': async ({ saved, ...asked }) => told(await searches.keep(asked, saved)),
    'searches:forget': async ({ search }) => told(await searches.forget(search)),
  };
}
