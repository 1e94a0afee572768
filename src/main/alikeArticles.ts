import type { NamedArticle } from '#shared/importReport';
import type { Library } from './library/library';
import type { Likeness } from './likeness/likeness';

/** An article as a report names it; null when it is not in the library, or in the trash. */
export function namedArticle(library: Pick<Library, 'row'>, id: string): NamedArticle | null {
  const row = library.row(id);
  if (row?.reading.trashedAt !== null) return null;
  return { id, title: row.summary.title, name: row.summary.provenance.name };
}

/**
 * The articles of the library, none in the trash, whose text is nearly that of another, the likest first;
 * without those of which the reader said, at the one or the other, that both are to stay.
 */
export function alikeArticles(
  library: Pick<Library, 'row'>,
  likeness: Pick<Likeness, 'alike'>,
  id: string,
): readonly NamedArticle[] {
  const distinctFrom = (of: string): readonly string[] =>
    library.row(of)?.reading.distinctFrom ?? [];
  const own = new Set(distinctFrom(id));
  return likeness
    .alike(id)
    .filter((alike) => !own.has(alike.id) && !distinctFrom(alike.id).includes(id))
    .flatMap((alike) => namedArticle(library, alike.id) ?? []);
}
