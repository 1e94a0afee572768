import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SnapshotHead } from '#shared/backups';
import { failed, ok } from '#shared/result';
import { createBackupTimes } from '../../../src/main/backupTimes';
import { fakeSnapshot } from '../../support/fakeBackups';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-03-02T08:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

/** Times of backups over a list that each backup is added to. */
function scene(snapshots: SnapshotHead[] = []) {
  const own = { isOn: true, isGone: false, taken: 0, verified: [] as string[], snapshots };
  const times = createBackupTimes({
    clock: () => new Date(),
    isOn: () => own.isOn,
    list: async () => ok({ snapshots: own.snapshots, unreadable: [] }),
    async take() {
      own.taken += 1;
      const at = new Date().toISOString();
      const snapshot = fakeSnapshot(own.taken, { at });
      if (!own.isGone) own.snapshots = [snapshot, ...own.snapshots];
      const report = { snapshot, isNew: true, copiedFiles: 0, copiedBytes: 0, removed: 0, ms: 1 };
      const result = own.isGone ? failed('backup-gone') : ok(report);
      times.taken(result);
      return result;
    },
    async verify(id) {
      own.verified.push(id);
      const at = new Date().toISOString();
      const verified = { at, ok: true, files: 1, bytes: 1, missing: [], damaged: [] };
      own.snapshots = own.snapshots.map((each) => (each.id === id ? { ...each, verified } : each));
      return ok(own.snapshots[0]!);
    },
  });
  return { own, times };
}

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

it('takes the first soon after the start and one each hour, and verifies once a day', async () => {
  const { own, times } = scene();
  times.tend();
  await pass(minute);
  expect(own.taken).toBe(1);
  expect(own.verified).toHaveLength(1);
  await pass(24 * hour);
  expect(own.taken).toBe(25);
  expect(own.verified).toHaveLength(2);
});

it('waits until an hour after the last one of an earlier run', async () => {
  const at = new Date(start - 50 * minute).toISOString();
  const { own, times } = scene([fakeSnapshot(0, { at })]);
  times.tend();
  await pass(5 * minute);
  expect(own.taken).toBe(0);
  await pass(10 * minute);
  expect(own.taken).toBe(1);
});

it('takes one at once when the clock says that the last one is to come', async () => {
  const at = new Date(start + 1000 * hour).toISOString();
  const { own, times } = scene([fakeSnapshot(0, { at })]);
  times.tend();
  await pass(minute);
  expect(own.taken).toBe(1);
});

it('tries again within minutes while the folder is gone, and not while backups are off', async () => {
  const { own, times } = scene();
  own.isGone = true;
  times.tend();
  await pass(21 * minute);
  expect(own.taken).toBe(5);
  own.isGone = false;
  await pass(5 * minute);
  expect(own.taken).toBe(6);
  own.isOn = false;
  await pass(5 * hour);
  expect(own.taken).toBe(6);
  expect(times.known().nextAt).toBe(null);
  await times.last();
  expect(own.taken).toBe(6);
});

it('looks again at one that was found damaged, after the backup that may have healed it', async () => {
  const verified = {
    ...{ at: new Date(start - minute).toISOString(), ok: false, files: 1, bytes: 1 },
    ...{ missing: [], damaged: ['settings.json'] },
  };
  const broken = fakeSnapshot(30, { at: new Date(start - 3 * hour).toISOString(), verified });
  const { own, times } = scene([broken]);
  times.tend();
  await pass(minute);
  expect(own.verified).toEqual([broken.id]);
});

it('takes a last one at the end, but never the first', async () => {
  const { own, times } = scene();
  await times.last();
  expect(own.taken).toBe(0);
  times.tend();
  await times.last();
  expect(own.taken).toBe(0);
  await pass(minute);
  await times.last();
  expect(own.taken).toBe(2);
});
