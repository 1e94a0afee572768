import { describe, expect, it } from 'vitest';
import { createProgressMeter, type RunProgress } from '../../../src/main/importProgress';

function scene() {
  let now = 1000;
  const meter = createProgressMeter(() => now);
  return {
    meter,
    /** Reads so many files, at so many a second, and is asked five times a second. */
    read(run: RunProgress, count: number, perSecond: number): number[] {
      const left: number[] = [];
      for (let at = 0; at < count; at += 1) {
        now += 1000 / perSecond;
        run.reading(`/${at}.txt`);
        run.done();
        const { secondsLeft } = meter.now('running');
        if (secondsLeft !== null) left.push(secondsLeft);
      }
      return left;
    },
    wait: (milliseconds: number) => (now += milliseconds),
  };
}

describe('the progress of an import', () => {
  it('foretells nothing before the files are found and some have been read', () => {
    const { meter, read } = scene();
    const run = meter.begin();
    expect(meter.now('running')).toMatchObject({ total: null, done: 0, rate: null, file: null });
    run.found(1000);
    expect(read(run, 10, 20)).toEqual([]);
    expect(meter.now('running')).toMatchObject({ total: 1000, done: 10, file: '/9.txt' });
  });

  it('tells the rate and the time left, and both are right when all goes evenly', () => {
    const { meter, read } = scene();
    const run = meter.begin();
    run.found(1000);
    read(run, 500, 50);
    const { rate, secondsLeft } = meter.now('running');
    expect(rate).toBeCloseTo(50, 0);
    expect(secondsLeft).toBeCloseTo(10, 0);
  });

  it('does not jump when one file takes long', () => {
    const { meter, read, wait } = scene();
    const run = meter.begin();
    run.found(2000);
    read(run, 1000, 50);
    const before = meter.now('running').secondsLeft ?? 0;
    wait(3000);
    const [after = 0] = read(run, 1, 50);
    expect(after / before).toBeLessThan(1.35);
    expect(after / before).toBeGreaterThan(0.9);
  });

  it('follows when the files become slower for good', () => {
    const { meter, read } = scene();
    const run = meter.begin();
    run.found(3000);
    read(run, 1000, 50);
    read(run, 600, 10);
    expect(meter.now('running').rate).toBeLessThan(15);
  });

  it('is not slowed down by a pause', () => {
    const { meter, read, wait } = scene();
    const run = meter.begin();
    run.found(1000);
    read(run, 500, 50);
    meter.pause();
    wait(3_600_000);
    meter.resume();
    expect(meter.now('running').secondsLeft).toBeCloseTo(10, 0);
  });

  it('takes imports that run beside each other as one, and begins anew after the last', () => {
    const { meter, read } = scene();
    const [first, second] = [meter.begin(), meter.begin()];
    first.found(10);
    expect(meter.now('running').total).toBeNull();
    second.found(5);
    read(first, 10, 100);
    first.end();
    expect(meter.now('running')).toMatchObject({ done: 10, total: 15 });
    second.end();
    const third = meter.begin();
    third.found(3);
    expect(meter.now('running')).toMatchObject({ done: 0, total: 3, rate: null });
  });
});
