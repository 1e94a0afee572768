import type { NamedArticle } from '#shared/importReport';
import { sample, type Sample } from './samples';

/** The articles that pairs of samples, by their numbers, make alike to one; not those kept apart or in the trash. */
export function fakeAlike(
  library: ReadonlyMap<string, Sample>,
  pairs: readonly (readonly [number, number])[],
  id: string,
): readonly NamedArticle[] {
  const distinct = (a: string, b: string): boolean =>
    library.get(a)?.reading.distinctFrom.includes(b) === true;
  return pairs
    .map((pair) => pair.map((at) => sample(at).article.id))
    .filter((pair) => pair.includes(id))
    .flatMap((pair) => pair.filter((other) => other !== id))
    .filter((other) => !distinct(id, other) && !distinct(other, id))
    .flatMap((other) => library.get(other) ?? [])
    .filter(({ reading }) => reading.trashedAt === null)
    .map(({ article: { id: other, title, provenance } }) => ({
      ...{ id: other, title, name: provenance.name },
    }));
}
