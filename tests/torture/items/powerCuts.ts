import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary } from '../../../src/main/library/library';
import { buildDisk, diskBefore, signatureOf } from '../disk/buildDisk';
import { diskStates, type Before } from '../disk/diskStates';
import { recordDisk, type DiskChange } from '../disk/recordDisk';
import { doSome } from '../doings';
import { createHistory, type History } from '../history';
import { judgeLibrary, leftovers } from '../judge';
import { randomFrom, type Random } from '../random';
import type { Found, Plan } from './item';

/** What was done in a folder, to be cut off at any moment. */
interface Run {
  readonly before: Before;
  readonly changes: readonly DiskChange[];
  readonly end: number;
  readonly history: History;
}

/** A disk that only says that it has synced files, or folders: on it things must be lost, or nothing is tested here. */
export type Lie = 'syncFile' | 'syncFolder';

const emptyLibrary = new Map([['fontSize', '21']]);

/** A history that keeps the time of a recording. */
function timed(history: History, now: () => number): Pick<History, 'begin'> {
  return {
    begin(sets) {
      const acknowledge = history.begin(sets, now());
      return () => acknowledge(now());
    },
  };
}

/** Records a run of a library that is made, changed by chance so many times, closed, and opened again. */
async function recordDoings(
  folder: string,
  random: Random,
  { steps, lie }: { readonly steps: number; readonly lie: Lie | null },
): Promise<Run> {
  await rm(folder, { recursive: true, force: true });
  buildDisk(folder, { names: new Map(), files: new Map() });
  const before = diskBefore(folder);
  const recording = recordDisk(folder, before.paths);
  const history = createHistory(emptyLibrary);
  const telling = timed(history, recording.now);
  try {
    for (const part of [steps, Math.ceil(steps / 2)]) {
      const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      for (let step = 0; step < part; step += 1) await doSome(opened.value, random, telling);
      await opened.value.close();
    }
  } finally {
    recording.stop();
  }
  const changes = recording.changes.filter(({ kind }) => kind !== lie);
  return { before, changes, end: recording.now(), history };
}

/** Records the opening of what a power cut left. */
async function recordOpening(folder: string, seen: ReadonlyMap<string, string>): Promise<Run> {
  const before = diskBefore(folder);
  const recording = recordDisk(folder, before.paths);
  try {
    const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
    if (opened.ok) await opened.value.close();
  } finally {
    recording.stop();
  }
  return { before, changes: recording.changes, end: recording.now(), history: createHistory(seen) };
}

/** Judges states of a run's folder; those that were judged before are passed over. */
function createJudge(folder: string, random: Random) {
  const known = new Set<string>();
  const failures: string[] = [];
  let acknowledged = 0;

  async function judge(run: Run, moment: number, byChance: number, what: string): Promise<void> {
    for (const state of diskStates(run.before, run.changes, moment, { random, byChance })) {
      const signature = `${run.history.acknowledged(moment)} ${signatureOf(state, folder)}`;
      if (known.has(signature)) continue;
      known.add(signature);
      acknowledged += run.history.acknowledged(moment);
      buildDisk(folder, state);
      const goesOn = random.chance(0.1);
      const { wrong } = await judgeLibrary({ folder, history: run.history, moment, goesOn });
      for (const line of [...wrong, ...leftovers(folder)]) {
        failures.push(`${what}, cut at ${moment} of ${run.end}: ${line}`);
      }
    }
  }
  return { judge, known, failures, acknowledged: () => acknowledged };
}

/**
 * Power cuts at every moment of runs of a library, and of openings of what such a cut had left. In so
 * many states (`rounds`, roughly) in which a disk may then be, the library must open with all that had
 * been acknowledged, without a word of damage. With a `lie` it tells what such a disk would lose.
 */
export async function powerCuts(
  { seed, rounds, folder: parent }: Plan,
  lie: Lie | null = null,
): Promise<Found> {
  const random = randomFrom(seed);
  const folder = join(parent, 'library');
  const { judge, known, failures, acknowledged } = createJudge(folder, random);
  let runs = 0;
  let openings = 0;
  for (; known.size < rounds && failures.length < 50; runs += 1) {
    const run = await recordDoings(folder, random, { steps: 8, lie });
    // A run has some two thousand moments; what is asked for is spread over all of them.
    const step = Math.max(1, Math.round((run.end * 4) / rounds));
    for (let moment = random.below(step); moment <= run.end; moment += step) {
      await judge(run, moment, 3, `run ${runs}`);
      if (!random.chance(0.05)) continue;
      openings += 1;
      const [left] = diskStates(run.before, run.changes, moment, { random, byChance: 0 });
      if (left === undefined) continue;
      buildDisk(folder, left);
      const { seen } = await judgeLibrary({ folder, history: null });
      buildDisk(folder, left);
      const opening = await recordOpening(folder, seen ?? new Map());
      const inside = random.below(opening.end + 1);
      await judge(opening, inside, 3, `run ${runs}, opening after a cut at ${moment}`);
    }
  }
  return {
    figures: { runs, states: known.size, openings, 'acknowledged settings': acknowledged() },
    failures,
  };
}
