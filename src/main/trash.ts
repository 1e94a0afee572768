import type { Result } from '#shared/result';
import type { Library } from './library/library';

/** Articles in the trash, and how long they stay there. */
export interface Trash {
  /** Deletes articles that lie in the trash for good; answers which. */
  purge(ids: readonly string[]): Promise<Result<readonly string[]>>;
  /** Deletes what has been in the trash for longer than the reader wants; answers which. */
  purgeExpired(now: Date): Promise<Result<readonly string[]>>;
}

const day = 24 * 60 * 60_000;

/** Makes the trash of a library; `purged` hears of articles that are gone. */
export function createTrash(
  library: Pick<Library, 'arranging' | 'settings' | 'purge'>,
  purged: (ids: readonly string[]) => Promise<void>,
): Trash {
  async function purge(ids: readonly string[]): Promise<Result<readonly string[]>> {
    const result = await library.purge(ids);
    if (result.ok && result.value.length > 0) await purged(result.value);
    return result;
  }

  return {
    purge,
    purgeExpired(now) {
      const { trashDays } = library.settings();
      // Without a term, what an earlier purge left is still ended.
      const before = trashDays === null ? -Infinity : now.getTime() - trashDays * day;
      const expired = library.arranging.touched().filter((id) => {
        const trashedAt = library.arranging.doneWith(id)?.reading.trashedAt ?? null;
        return trashedAt !== null && Date.parse(trashedAt) <= before;
      });
      return purge(expired);
    },
  };
}
