import type { EventName, Events, Handlers } from '#shared/api';
import type { ReadingsChanged } from '#shared/readingSteps';
import type { Result } from '#shared/result';
import type { Indexing } from './indexing';
import type { Library } from './library/library';

interface Parts {
  readonly library: Pick<Library, 'changeReadings' | 'trash' | 'restore'>;
  readonly indexing: Pick<Indexing, 'hide' | 'show'>;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

/** The calls that change what a reader did with several articles at once, each told of as one fact. */
export function createReadingChanges({
  library,
  indexing,
  announce,
}: Parts): Pick<Handlers, 'reading:changeMany' | 'library:trash' | 'library:restore'> {
  async function follow(answer: Result<ReadingsChanged>): Promise<Result<ReadingsChanged>> {
    if (!answer.ok || answer.value.done.length === 0) return answer;
    const { done } = answer.value;
    const ids = [...new Set(done.map(({ id }) => id))];
    const moved = done.filter(({ to }) => to.trashedAt !== undefined);
    const isIn = ({ to }: (typeof done)[number]): boolean => to.trashedAt !== null;
    const [away, back] = [moved.filter(isIn), moved.filter((step) => !isIn(step))];
    if (away.length > 0) await indexing.hide(away.map(({ id }) => id));
    if (back.length > 0) indexing.show(back.map(({ id }) => id));
    announce('articles:changed', { ids, moved: moved.length > 0 });
    return answer;
  }

  return {
    'reading:changeMany': async ({ steps }) => follow(await library.changeReadings(steps)),
    'library:trash': async ({ ids }) => follow(await library.trash(ids)),
    'library:restore': async ({ ids }) => follow(await library.restore(ids)),
  };
}
