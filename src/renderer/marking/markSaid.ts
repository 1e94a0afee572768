import type { Mark, MarkChange } from '#shared/marks';

/** What a mark says now in the fields of a change. */
export function saidOf(mark: Mark, change: MarkChange): MarkChange {
  const fields = Object.keys(change) as (keyof MarkChange)[];
  return Object.fromEntries(fields.map((field) => [field, mark[field]]));
}

/** Whether a mark says already what a change would have it say. */
export const isSaid = (mark: Mark, change: MarkChange): boolean =>
  JSON.stringify(saidOf(mark, change)) === JSON.stringify(change);
