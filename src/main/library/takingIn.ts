import { addArticles } from './adding';
import type { ArticleFiles } from './articleFiles';
import { answered, type Change } from './failure';
import type { Reserve } from './reserve';
import { sortBatch } from './sorting';
import type { Stores } from './stores';
import { takeBack, turning } from './turning';
import type { Library } from './verbs';

interface Parts {
  readonly stores: Stores;
  readonly files: ArticleFiles;
  readonly reserve: Reserve;
  readonly clock: () => Date;
}

/** How articles come into a library, and how what that changed is taken back; `change` takes each change in its turn. */
export function createTakingIn(
  { stores, files, reserve, clock }: Parts,
  change: Change,
): Pick<Library, 'add' | 'plan' | 'takeBack'> {
  return {
    add: (batch, { bringBack = false, turned } = {}) =>
      change(async (now) => {
        await reserve.keep(stores);
        const add = () => addArticles(stores, files, batch, { now, bringBack });
        if (turned === undefined) return add();
        const ids = batch.map(({ article }) => article.id);
        return turning(stores, ids, add, turned);
      }),
    plan: (batch, { bringBack = false } = {}) => {
      const taking = { now: clock().toISOString(), bringBack };
      return answered(async () => (await sortBatch(stores, files, batch, taking)).answers);
    },
    takeBack: (turns, turned) =>
      reserve.spend(() => change((now) => takeBack(stores, turns, now, turned))),
  };
}
