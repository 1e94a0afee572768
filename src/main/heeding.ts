import type { EventName, Events } from '#shared/api';
import type { Indexing } from './indexing';

type Announce = <Name extends EventName>(name: Name, fact: Events[Name]) => void;

/** What facts about articles name. */
type Named = Events['article:changed'] & Events['library:added'];

/**
 * Tells of facts as `announce` does, and first has the index heed those that say that the reader did
 * something with articles: whoever hears of it and searches then finds it.
 */
export function heedingAnnounce(indexing: Pick<Indexing, 'heed'>, announce: Announce): Announce {
  return (name, fact) => {
    if (name === 'library:changed') indexing.heed(null);
    const { id, ids } = (fact ?? {}) as Partial<Named>;
    if (name === 'library:added' || name === 'articles:changed') indexing.heed(ids ?? []);
    else if (name === 'article:changed' && id !== undefined) indexing.heed([id]);
    announce(name, fact);
  };
}
