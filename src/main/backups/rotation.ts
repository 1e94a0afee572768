/** A snapshot in the order in which they were taken, whatever the clock said then. */
export interface Dated {
  readonly id: string;
  /** ISO 8601 in UTC, by the clock of its time. */
  readonly at: string;
  /** How often the clock had gone back from one snapshot to the next by then. */
  readonly setBacks: number;
}

const hour = 60 * 60_000;
const day = 24 * hour;
const week = 7 * day;

/** Of each span of time the last snapshot stays, for so many spans in which there is one. */
const spans = [
  { length: hour, most: 24 },
  { length: day, most: 7 },
  { length: week, most: 9 },
] as const;

/** The first Monday of the clock, so that weeks end with Sunday. */
const firstMonday = 4 * day;

/** A clock that leaps further than this may be wrong; then nothing gives way until it has gone on. */
const leap = 180 * day;

/**
 * The ids of the snapshots (oldest first, as they were taken) that give way to newer ones. The last of each
 * hour stays for 24 such hours, of each day for 7 days, of each week for 9 weeks; the newest stays, and
 * `verified`. Spans in which there is no snapshot do not count, and the present moment is not asked: a
 * program that was not used for a year, or a clock that was set forward, empties no backup. Where the clock
 * went back, spans begin anew.
 */
export function givingWay(
  snapshots: readonly Dated[],
  verified: string | null,
): ReadonlySet<string> {
  const newest = Date.parse(snapshots.at(-1)?.at ?? '');
  const before = Date.parse(snapshots.at(-2)?.at ?? '');
  if (newest < before || newest - before > leap) return new Set();

  const kept = new Set([snapshots.at(-1)?.id, verified]);
  for (const { length, most } of spans) {
    const seen = new Set<string>();
    for (const { id, at, setBacks } of [...snapshots].reverse()) {
      const span = `${setBacks} ${Math.floor((Date.parse(at) - firstMonday) / length)}`;
      if (seen.has(span) || seen.size === most) continue;
      seen.add(span);
      kept.add(id);
    }
  }
  return new Set(snapshots.map(({ id }) => id).filter((id) => !kept.has(id)));
}
