import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givingWay, type Dated } from '../../../src/main/backups/rotation';

const hour = 60 * 60_000;
const day = 24 * hour;
const monday = Date.parse('2026-03-02T00:00:00Z');

function dated(moments: readonly number[]): Dated[] {
  let setBacks = 0;
  return moments.map((at, index) => {
    if (at < (moments[index - 1] ?? at)) setBacks += 1;
    return { id: String(index + 1), at: new Date(at).toISOString(), setBacks };
  });
}

/** What stays when each of these snapshots is taken in turn and the rotation follows it. */
function afterAll(moments: readonly number[], verified: string | null = null): Dated[] {
  let kept: Dated[] = [];
  for (const snapshot of dated(moments)) {
    const all = [...kept, snapshot];
    const leaving = givingWay(all, verified);
    kept = all.filter(({ id }) => !leaving.has(id));
  }
  return kept;
}

const hourly = (count: number, start = monday): number[] =>
  Array.from({ length: count }, (_, index) => start + index * hour);

describe('rotation', () => {
  it.each([
    ['nothing', [], []],
    ['one', [monday], ['1']],
    ['two of an hour: the later one', [monday, monday + hour / 2], ['2']],
    ['two hours', [monday, monday + hour], ['1', '2']],
  ])('keeps of %s what there is', (_what, moments, ids) => {
    expect(afterAll(moments).map(({ id }) => id)).toEqual(ids);
  });

  it('keeps a day of hours, a week of days and nine weeks of a program that always runs', () => {
    const kept = afterAll(hourly(100 * 24));
    const ages = kept.map(({ at }) => (monday + (100 * 24 - 1) * hour - Date.parse(at)) / hour);
    expect(ages.filter((age) => age < 24)).toHaveLength(24);
    expect(ages.filter((age) => age >= 24 && age < 7 * 24)).toHaveLength(6);
    // The hundredth day is the second of its week: the ends of the eight weeks before it.
    expect(ages.filter((age) => age >= 7 * 24)).toHaveLength(7);
    expect(kept).toHaveLength(37);
  });

  it('does not let a year without the program, or a clock set years forward, empty the backup', () => {
    const before = afterAll(hourly(30 * 24));
    for (const away of [365 * day, 20 * 365 * day]) {
      const moments = [...hourly(30 * 24), monday + 30 * day + away];
      expect(afterAll(moments)).toHaveLength(before.length + 1);
      const later = afterAll([...moments, ...hourly(5, monday + 30 * day + away + hour)]);
      // One hour, one day, one week of the present displace one of each of the past at the most.
      const past = later.filter(({ at }) => Date.parse(at) < monday + 30 * day);
      expect(past.length).toBeGreaterThanOrEqual(before.length - 8);
    }
  });

  it('keeps what was taken before and after a clock was set back', () => {
    const forward = hourly(10, monday + 400 * day);
    const back = hourly(10);
    const kept = afterAll([...hourly(10, monday - day), ...forward, ...back]);
    expect(kept.slice(-10).map(({ at }) => Date.parse(at))).toEqual(back);
    expect(kept.length).toBeGreaterThanOrEqual(24);
  });

  it('keeps a history although each start finds the clock at its beginning', () => {
    const starts = Array.from({ length: 40 }, () => [0, hour / 3]).flat();
    expect(afterAll(starts).length).toBeGreaterThanOrEqual(24);
  });

  it('keeps the newest verified one however old it is', () => {
    const kept = afterAll(hourly(200 * 24), '7');
    expect(kept[0]?.id).toBe('7');
  });
});

const steps = fc.array(fc.integer({ min: 60_000, max: 3 * day }), { minLength: 1, maxLength: 300 });
const wildSteps = fc.array(fc.integer({ min: -400 * day, max: 400 * day }), {
  minLength: 1,
  maxLength: 120,
});
const momentsOf = (gaps: readonly number[]): number[] => {
  let now = monday + 4000 * day;
  return gaps.map((gap) => (now += gap));
};

describe('rotation, whatever the clock does', () => {
  it('keeps the last of each hour of a day, of each day of a week, of each of nine weeks', () => {
    fc.assert(
      fc.property(steps, (gaps) => {
        const moments = momentsOf(gaps);
        const kept = new Set(afterAll(moments).map(({ at }) => Date.parse(at)));
        const newest = moments.at(-1)!;
        const spans = [
          [hour, 24],
          [day, 7],
          [7 * day, 9],
        ] as const;
        for (const [length, most] of spans) {
          const spanOf = (at: number): number => Math.floor((at - 4 * day) / length);
          for (let back = 0; back < most; back += 1) {
            const own = moments.filter((at) => spanOf(at) === spanOf(newest) - back);
            const last = own.at(-1);
            if (last !== undefined) expect(kept.has(last)).toBe(true);
          }
        }
        expect(kept.size).toBeLessThanOrEqual(24 + 7 + 9);
      }),
    );
  });

  it('keeps the newest 24 hours as they were taken, and never falls below what it had', () => {
    fc.assert(
      fc.property(wildSteps, (gaps) => {
        const moments = momentsOf(gaps);
        const kept = afterAll(moments).map(({ id }) => Number(id));
        expect(kept.at(-1)).toBe(moments.length);
        const apart = moments.filter(
          (at, index) =>
            index === moments.length - 1 ||
            moments[index + 1]! < at ||
            Math.floor(at / hour) !== Math.floor(moments[index + 1]! / hour),
        );
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(24, apart.length));
      }),
    );
  });

  it('has nothing left to remove once it has been followed', () => {
    fc.assert(
      fc.property(wildSteps, (gaps) => {
        const all = dated(momentsOf(gaps));
        const leaving = givingWay(all, null);
        const kept = all.filter(({ id }) => !leaving.has(id));
        if (leaving.size > 0) expect(givingWay(kept, null)).toEqual(new Set());
      }),
    );
  });
});
