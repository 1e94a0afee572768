import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, isAhead } from '#shared/changes';
import type { ReadingRecord } from '#shared/marks';
import { unread } from '../../support/samples';

const record: ReadingRecord = {
  ...unread('a'.repeat(64)),
  updatedAt: '2026-03-01T08:00:00.000Z',
  changedAt: { starred: '2026-02-01T08:00:00.000Z' },
};

describe('a change of a record', () => {
  it('is known by its moment, in each field that it changes and in no other', () => {
    const now = '2026-03-02T08:00:00.000Z';
    const change = { status: 'read' as const, tags: ['علم'], starred: false, progress: undefined };
    expect(changed(record, change, now)).toEqual({
      ...{ ...record, status: 'read', tags: ['علم'], updatedAt: now },
      changedAt: { ...record.changedAt, status: now, tags: now },
    });
  });

  it.each([[{}], [{ starred: undefined }], [{ starred: false, tags: [], place: null }]])(
    'is none with %j',
    (change) => expect(changed(record, change, '2026-03-02T08:00:00.000Z')).toBe(record),
  );

  it.each([
    ['the clock has gone back', '2026-02-28T08:00:00.000Z', '2026-03-01T08:00:00.001Z'],
    ['the clock stands still', '2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.001Z'],
    ['the clock has gone back by years', '2019-01-01T00:00:00.000Z', '2019-01-01T00:00:00.000Z'],
  ])('has the moment it needs when %s', (_what, now, moment) => {
    const after = changed(record, { starred: true }, now);
    expect(after).toMatchObject({ updatedAt: moment, changedAt: { starred: moment } });
  });

  it('comes after the one before it, whatever the clock says within a day', () => {
    const start = Date.parse(record.updatedAt);
    // Less than a day from the first to the last: each change may also push the moment on by a millisecond.
    const minutes = fc.array(fc.integer({ min: -719, max: 720 }), { maxLength: 20 });
    fc.assert(
      fc.property(minutes, (ticks) => {
        let before = record;
        for (const tick of ticks) {
          const now = new Date(start + tick * 60_000).toISOString();
          const after = changed(before, { starred: !before.starred }, now);
          expect(Date.parse(after.updatedAt)).toBeGreaterThan(Date.parse(before.updatedAt));
          expect(after.changedAt.starred).toBe(after.updatedAt);
          before = after;
        }
      }),
    );
  });
});

it.each([
  ['2026-03-02T08:00:00.000Z', false],
  ['2026-03-02T08:00:00.001Z', true],
  ['2026-03-02T12:00:00.000+05:00', false],
  ['1970-01-01T00:00:00.000Z', false],
  ['2099-01-01T00:00:00.000Z', true],
])('knows whether %s lies ahead of any clock', (instant, is) => {
  expect(isAhead(instant, '2026-03-01T08:00:00.000Z')).toBe(is);
});
