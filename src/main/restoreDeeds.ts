import { randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EventName, Events, Handlers } from '#shared/api';
import { withTurned, type KeptSearch } from '#shared/keptSearches';
import { failed, ok, type Failure } from '#shared/result';
import type { Indexing } from './indexing';
import type { Library, Turn } from './library/library';

interface Parts {
  readonly library: Pick<Library, 'takeBack' | 'searches'>;
  readonly indexing: Pick<Indexing, 'hide' | 'show'>;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

/** What a restore did as it goes on, so that it can be taken back. */
export interface Recorded {
  readonly turned: (turns: readonly Turn[]) => void;
  readonly searched: (before: readonly KeptSearch[], after: readonly KeptSearch[]) => void;
  /** By what it is called from then on; null when it did nothing. */
  end(): string | null;
}

/** What the restores of this run of the program did: each can be undone, and done again. */
export interface RestoreDeeds {
  record(): Recorded;
  readonly handlers: Pick<Handlers, 'restore:turn'>;
}

/** Turns lie squeezed, batch by batch: those of a large library would take more room than the library. */
type Batch = Buffer;
const squeezed = (turns: readonly Turn[]): Batch => deflateRawSync(JSON.stringify(turns));
const turnsOf = (batch: Batch): readonly Turn[] =>
  JSON.parse(inflateRawSync(batch).toString()) as readonly Turn[];

interface Searched {
  readonly from: readonly KeptSearch[];
  readonly to: readonly KeptSearch[];
}

/** What is to be taken back, the last first, and what that changed in its turn. */
interface Deed {
  left: Batch[];
  turned: Batch[];
  searched: Searched | null;
}

const isTrashed = ({ reading }: Turn['after']): boolean => (reading?.trashedAt ?? null) !== null;

/** Keeps what restores did. */
export function createRestoreDeeds({ library, indexing, announce }: Parts): RestoreDeeds {
  const deeds = new Map<string, Deed>();
  /** One at a time: each finds what the one before it left. */
  let last: Promise<unknown> = Promise.resolve();

  /** Tells of what was taken back, as of any change of reading records. */
  async function follow(turns: readonly Turn[]): Promise<void> {
    if (turns.length === 0) return;
    const moved = turns.filter(({ before, after }) => isTrashed(before) !== isTrashed(after));
    const idsOf = (some: readonly Turn[]): string[] => some.map(({ id }) => id);
    const [away, back] = [
      moved.filter(({ after }) => isTrashed(after)),
      moved.filter(({ after }) => !isTrashed(after)),
    ];
    if (away.length > 0) await indexing.hide(idsOf(away));
    if (back.length > 0) indexing.show(idsOf(back));
    announce('articles:changed', { ids: idsOf(turns), moved: moved.length > 0 });
  }

  async function turnSearches(deed: Deed): Promise<Failure | null> {
    if (deed.searched === null) return null;
    const { from, to } = deed.searched;
    const answer = await library.searches.turn((here) => withTurned(here, from, to));
    if (!answer.ok) return answer.error;
    deed.searched = { from: to, to: from };
    announce('searches:changed', {});
    return null;
  }

  async function turn(deed: Deed) {
    const counts = { done: 0, changed: 0, gone: 0 };
    let failure: Failure | null = null;
    for (let batch = deed.left.at(-1); batch !== undefined; batch = deed.left.at(-1)) {
      let own: readonly Turn[] = [];
      const back = await library.takeBack(turnsOf(batch), (turns) => (own = turns));
      if (own.length > 0) deed.turned.push(squeezed(own));
      await follow(own);
      counts.done += own.length;
      if (!back.ok) {
        failure = back.error;
        break;
      }
      counts.changed += back.value.changed;
      counts.gone += back.value.gone;
      deed.left.pop();
    }
    if (failure === null) {
      [deed.left, deed.turned] = [deed.turned, []];
      failure = await turnSearches(deed);
    }
    // The bookmarks of an open article are not in its row.
    if (counts.done > 0) announce('library:changed', {});
    return { ...counts, failure };
  }

  return {
    record() {
      const deed: Deed = { left: [], turned: [], searched: null };
      return {
        turned: (turns) => {
          if (turns.length > 0) deed.left.push(squeezed(turns));
        },
        searched: (before, after) => {
          if (before !== after) deed.searched = { from: after, to: before };
        },
        end() {
          if (deed.left.length === 0 && deed.searched === null) return null;
          const name = randomUUID();
          deeds.set(name, deed);
          return name;
        },
      };
    },
    handlers: {
      'restore:turn': ({ deed: name }) => {
        const deed = deeds.get(name);
        if (deed === undefined) return Promise.resolve(failed('not-found'));
        const turned = last.then(async () => ok(await turn(deed)));
        last = turned.catch(() => undefined);
        return turned;
      },
    },
  };
}
