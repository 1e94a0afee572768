import type { Mark, ReadingRecord } from './marks';

const day = 24 * 60 * 60 * 1000;

/**
 * True for an instant more than a day after `now`: only a clock that was set wrongly can have named it,
 * and it must not outdo all that is done from now on. A day is more than time zones are apart.
 */
export function isAhead(instant: string, now: string): boolean {
  return Date.parse(instant) > Date.parse(now) + day;
}

/** The instant of a change that follows the one at `before`, also when the clock has gone back since. */
function instantAfter(before: string, now: string): string {
  const previous = Date.parse(before);
  if (previous < Date.parse(now) || isAhead(before, now)) return now;
  return new Date(previous + 1).toISOString();
}

/**
 * A reading record or bookmark with some fields changed, and with the moment of it for each: the only way
 * in which one may change. Fields given as undefined or as they are do not count; without any that do,
 * the record itself.
 */
export function changed<T extends ReadingRecord | Mark>(
  before: T,
  change: { readonly [Field in keyof T['changedAt'] & keyof T]?: T[Field] | undefined },
  now: string,
): T {
  const fields = Object.entries(change).filter(
    ([name, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name as keyof T]),
  );
  if (fields.length === 0) return before;
  const updatedAt = instantAfter(before.updatedAt, now);
  const moments = Object.fromEntries(fields.map(([name]) => [name, updatedAt]));
  const changedAt = { ...before.changedAt, ...moments };
  return { ...before, ...Object.fromEntries(fields), changedAt, updatedAt };
}

/**
 * A record whose named fields are again as they were in an earlier state of it, with the moments that they had
 * there: a merge then finds them as if they had never been changed. The record itself was changed now.
 */
export function asBefore<T extends ReadingRecord | Mark>(
  here: T,
  earlier: T,
  fields: readonly (keyof T['changedAt'] & keyof T & string)[],
  now: string,
): T {
  if (fields.length === 0) return here;
  const named = new Set<string>(fields);
  const moments: Readonly<Partial<Record<string, string>>> = here.changedAt;
  const others = Object.entries(moments).filter(([name]) => !named.has(name));
  const own = Object.entries<string>(earlier.changedAt).filter(([name]) => named.has(name));
  const values = Object.fromEntries(fields.map((field) => [field, earlier[field]]));
  const changedAt = Object.fromEntries([...others, ...own]);
  return { ...here, ...values, changedAt, updatedAt: instantAfter(here.updatedAt, now) };
}
