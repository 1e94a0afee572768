import type { Mark } from '#shared/marks';
import type { Facets, FacetValue } from '#shared/searching';
import type { DatesAsked, FactAsked } from '#shared/text/querying/queryTree';
import { foldArabic } from '#shared/text/foldArabic';
import type { Sample } from './samples';

const tagsOf = ({ article, reading }: Sample): readonly string[] => [
  ...article.tags,
  ...reading.tags,
];
const yearOf = ({ article }: Sample): string | null =>
  article.published?.instant?.slice(0, 4) ?? null;

/** Whether a sample was published in the days asked for. */
export function isWithin({ article }: Sample, { from, to }: DatesAsked): boolean {
  const day = article.published?.instant?.slice(0, 10);
  return day !== undefined && (from === null || day >= from) && (to === null || day <= to);
}

const has = (name: string | null, value: string): boolean =>
  name !== null && foldArabic(name).includes(foldArabic(value));

/** Whether a fact that a query asks for holds of a sample. */
export function holdsFact(
  entry: Sample,
  { name, value }: FactAsked,
  bookmarks: readonly Mark[],
): boolean {
  const { article, reading } = entry;
  const own = bookmarks.filter(({ articleId }) => articleId === article.id);
  const tests: Readonly<Record<string, () => boolean>> = {
    source: () => has(article.source, value),
    programme: () => has(article.kicker, value),
    language: () => article.language === value,
    tag: () => tagsOf(entry).some((tag) => has(tag, value)),
    has: () => (value === 'note' ? own.some(({ note }) => note !== '') : own.length > 0),
    is: () =>
      value === 'starred'
        ? reading.starred
        : value === 'archived'
          ? reading.archived
          : reading.status === value,
  };
  return tests[name]?.() ?? false;
}

/** The values that samples have of something, the commonest first. */
function counted(
  entries: readonly Sample[],
  valuesOf: (entry: Sample) => readonly (string | null)[],
  clauseOf: (value: string) => string,
): readonly FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of entries.flatMap(valuesOf)) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([value, count]) => ({ value, count, clause: clauseOf(value) }));
}

/** What samples have in common. */
export function facetsOf(entries: readonly Sample[]): Facets {
  return {
    source: counted(
      entries,
      ({ article }) => [article.source],
      (value) => `مصدر:"${value}"`,
    ),
    programme: counted(
      entries,
      ({ article }) => [article.kicker],
      (value) => `برنامج:"${value}"`,
    ),
    year: counted(
      entries,
      (entry) => [yearOf(entry)],
      (value) => `تاريخ:${value}`,
    ),
    tag: counted(entries, tagsOf, (value) => `وسم:"${value}"`),
    language: counted(
      entries,
      ({ article }) => [article.language],
      (value) => `لغة:${value}`,
    ),
  };
}
