/** What tells where an article stands in a list of its dates. */
interface Dated {
  readonly id: string;
  readonly addedAt: string;
  /** An instant with just the precision that its words had; null for an article without a date. */
  readonly published: string | null;
}

const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** Compares articles: latest published first (those without a date last), or latest added first. Never 0 for two. */
export function compareDates(order: 'published' | 'added', a: Dated, b: Dated): number {
  return (
    (order === 'published' && descending(a.published ?? '', b.published ?? '')) ||
    descending(a.addedAt, b.addedAt) ||
    descending(a.id, b.id)
  );
}
