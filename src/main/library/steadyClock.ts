/** A clock that never tells a moment before one that the library knows of. */
export type SteadyClock = (() => Date) & {
  /** Tells it of a moment at which something was saved (ISO 8601). */
  saw(moment: string): void;
};

/**
 * Makes a clock steady: while it is behind (it was set back, or its battery is dead), time goes on from
 * the last moment by a millisecond at each look. Else what is done later would count as done earlier:
 * a merge would drop it, and what was put into the trash today would have lain there for years.
 */
export function steadyClock(clock: () => Date): SteadyClock {
  let last = -Infinity;
  const now = (): Date => {
    const told = clock().getTime();
    last = told < last ? last + 1 : told;
    return new Date(last);
  };
  return Object.assign(now, {
    saw(moment: string) {
      last = Math.max(last, Date.parse(moment));
    },
  });
}
