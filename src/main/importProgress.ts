import type { ImportProgress } from '#shared/importReport';

/** How far one import is. */
export interface RunProgress {
  /** All files have been found, so many. */
  found(total: number): void;
  /** A file is being read now. */
  reading(file: string): void;
  /** A file has been read, or has failed. */
  done(): void;
  /** The import is over: it counts no more. */
  end(): void;
}

/** Reckons with all imports under way as one. */
export interface ProgressMeter {
  begin(): RunProgress;
  /** Where things stand; `state` is whoever asks to say. */
  now(state: ImportProgress['state']): ImportProgress;
  /** Time stands still from here to `resume`, so that a pause makes nothing slower. */
  pause(): void;
  resume(): void;
}

/** In milliseconds: before this much work nothing is foretold, and so far back the rate looks, about. */
const earliest = 2000;
const memory = 15_000;
/** The rate is taken anew this often; small steps jump. */
const step = 1000;

/**
 * Makes a meter. The rate is an average that forgets exponentially, with the whole import's own rate
 * mixed in while it is young: one large file between small ones must not make the time left jump.
 * `clock` gives milliseconds and never goes back.
 */
export function createProgressMeter(clock: () => number): ProgressMeter {
  let runs = 0;
  let unfound = 0;
  let done = 0;
  let total = 0;
  let file: string | null = null;
  /** Milliseconds of work until `since`, which is null while time stands still. */
  let worked = 0;
  let since: number | null = null;
  let stepped = { at: 0, done: 0 };
  /** Files a millisecond; null until a first step is over. */
  let rate: number | null = null;

  const elapsed = (): number => worked + (since === null ? 0 : clock() - since);

  function takeStep(): void {
    const at = elapsed();
    const length = at - stepped.at;
    if (length < step) return;
    const latest = (done - stepped.done) / length;
    const weight = 1 - Math.exp(-length / Math.min(memory, at));
    rate = rate === null ? latest : rate + (latest - rate) * weight;
    stepped = { at, done };
  }

  function reset(): void {
    [unfound, done, total, file, worked, rate] = [0, 0, 0, null, 0, null];
    since = clock();
    stepped = { at: 0, done: 0 };
  }

  return {
    begin() {
      if (runs === 0) reset();
      runs += 1;
      unfound += 1;
      let isFound = false;
      return {
        found(count) {
          isFound = true;
          unfound -= 1;
          total += count;
        },
        reading: (name) => (file = name),
        done: () => (done += 1),
        end() {
          if (!isFound) unfound -= 1;
          runs -= 1;
        },
      };
    },
    now(state) {
      takeStep();
      const known = rate !== null && rate > 0 && elapsed() >= earliest && unfound === 0;
      return {
        ...{ state, done, file },
        total: unfound > 0 ? null : total,
        rate: rate === null ? null : rate * 1000,
        secondsLeft: known ? (total - done) / ((rate ?? 1) * 1000) : null,
      };
    },
    pause() {
      worked = elapsed();
      since = null;
    },
    resume() {
      since ??= clock();
    },
  };
}
