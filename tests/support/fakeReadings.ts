import type { Handlers } from '#shared/api';
import { changed } from '#shared/changes';
import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import { ok, type Result } from '#shared/result';
import type { Sample } from './samples';

interface FakeLibrary {
  readonly library: ReadonlyMap<string, Sample>;
  put(entry: Sample): void;
  now(): string;
  told(ids: readonly string[], moved: boolean): void;
}

type Faked =
  | ('reading:changeMany' | 'library:trash' | 'library:restore')
  | ('typing:undo' | 'typing:redo' | 'menu:history');

/** Changes of many reading records at once, each field simply as it is wished; of the history nothing is kept. */
export function fakeReadings({ library, put, now, told }: FakeLibrary): Pick<Handlers, Faked> {
  function take(steps: readonly ReadingStep[]): Result<ReadingsChanged> {
    const done: ReadingStep[] = [];
    for (const { id, to } of steps) {
      const entry = library.get(id);
      if (entry === undefined) continue;
      const names = Object.keys(to) as (keyof typeof to)[];
      const from = Object.fromEntries(names.map((name) => [name, entry.reading[name]]));
      if (JSON.stringify(from) === JSON.stringify(to)) continue;
      put({ ...entry, reading: changed(entry.reading, to, now()) });
      done.push({ id, from, to });
    }
    const gone = steps.filter(({ id }) => !library.has(id)).length;
    if (done.length > 0) {
      const moved = done.some(({ to }) => to.trashedAt !== undefined);
      told(
        done.map(({ id }) => id),
        moved,
      );
    }
    return ok({ done, gone, failure: null });
  }
  const trashed = (ids: readonly string[], trashedAt: string | null): Result<ReadingsChanged> =>
    take(ids.map((id) => ({ id, from: {}, to: { trashedAt } })));

  return {
    'reading:changeMany': async ({ steps }) => take(steps),
    'library:trash': async ({ ids }) => trashed(ids, now()),
    'library:restore': async ({ ids }) => trashed(ids, null),
    'typing:undo': async () => ok(null),
    'typing:redo': async () => ok(null),
    'menu:history': async () => ok(null),
  };
}
