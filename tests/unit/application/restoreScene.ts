import type { RestoreReport } from '#shared/restoring';
import type { Library } from '../../../src/main/library/library';
import { openLikeness } from '../../../src/main/likeness/likeness';
import { restoreCopy, type RestoreWish } from '../../../src/main/restoring';
import { numberedArticle } from '../../torture/articles';

/** Three articles. */
export const articles = [0, 1, 2].map(numberedArticle);
const ids = articles.map(({ article }) => article.id);
/** The id of one of them. */
export const idAt = (at: number): string => ids[at] ?? '';

/** Merges all of one library into another. */
export async function merge(
  from: Library,
  into: Library,
  wish: Partial<RestoreWish> = {},
): Promise<RestoreReport> {
  const likeness = await openLikeness(null, new Set());
  const parts = {
    ...{ library: into, likeness, index: () => undefined, changed: () => undefined },
    unindex: () => Promise.resolve(),
  };
  return restoreCopy(parts, from.kept(), { dryRun: false, bringBack: false, ...wish });
}
