import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { openLibrary } from '../../../src/main/library/library';
import { buildDisk, diskBefore, signatureOf } from '../disk/buildDisk';
import { diskStates, type Before } from '../disk/diskStates';
import { recordDisk, type DiskChange } from '../disk/recordDisk';
import { doSome, seenOf } from '../doings';
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
  /** The stores of an older version that it began with, by their paths: they are to be kept. */
  readonly older: ReadonlyMap<string, Uint8Array>;
}

const storedLibrary = resolve(import.meta.dirname, '../../fixtures/libraries/1');

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

/** What is to be recorded. */
interface Recorded {
  readonly steps: number;
  readonly lie: Lie | null;
  /** A library to begin with, of an older version; null to make a new one. */
  readonly stored: string | null;
}

/** Records a run of a library that is made, or brought to the present version, changed by chance so many times, closed, and opened again. */
async function recordDoings(
  folder: string,
  random: Random,
  { steps, lie, stored }: Recorded,
): Promise<Run> {
  await rm(folder, { recursive: true, force: true });
  if (stored === null) buildDisk(folder, { names: new Map(), files: new Map() });
  else await cp(stored, folder, { recursive: true });
  const history = createHistory(stored === null ? emptyLibrary : await seenIn(folder));
  const before = diskBefore(folder);
  const recording = recordDisk(folder, before);
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
  return { before, changes, end: recording.now(), history, older: olderIn(folder, before) };
}

async function seenIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const opened = await openLibrary({ folder, clock: () => new Date(), access: 'read' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const seen = seenOf(opened.value);
  await opened.value.close();
  return seen;
}

function olderIn(folder: string, { paths, files }: Before): ReadonlyMap<string, Uint8Array> {
  const isStore = (path: string): boolean => /^(?:\w+[/\\])?[\w-]+\.json(?:\.1)?$/.test(path);
  return new Map(
    paths
      .map((path, at) => [relative(folder, path), files.get(-1 - at) ?? new Uint8Array()] as const)
      .filter(([path]) => isStore(path)),
  );
}

/** The older stores that nothing below `before` keeps as they were. */
function notKept(folder: string, older: Run['older']): string[] {
  const parent = join(folder, 'before');
  const moments = older.size > 0 && existsSync(parent) ? readdirSync(parent) : [];
  const isKept = (path: string, bytes: Uint8Array): boolean =>
    moments.some((moment) => {
      const kept = join(parent, moment, path);
      return existsSync(kept) && readFileSync(kept).equals(bytes);
    });
  return [...older]
    .filter(([path, bytes]) => !isKept(path, bytes))
    .map(([path]) => `${path} of the older version is not kept`);
}

/** Records the opening of what a power cut left. */
async function recordOpening(
  folder: string,
  seen: ReadonlyMap<string, string>,
  older: Run['older'],
): Promise<Run> {
  const before = diskBefore(folder);
  const recording = recordDisk(folder, before);
  try {
    const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
    if (opened.ok) await opened.value.close();
  } finally {
    recording.stop();
  }
  const { changes } = recording;
  return { before, changes, end: recording.now(), history: createHistory(seen), older };
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
      for (const line of [...wrong, ...leftovers(folder), ...notKept(folder, run.older)]) {
        failures.push(`${what}, cut at ${moment} of ${run.end}: ${line}`);
      }
    }
  }
  return { judge, known, failures, acknowledged: () => acknowledged };
}

/**
 * Power cuts at every moment of runs of a library, every second of which begins with a migration of an older
 * version's, and of openings of what such a cut had left. In so
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
  let migrations = 0;
  let openings = 0;
  for (; known.size < rounds && failures.length < 50; runs += 1) {
    // Every second one begins with a library of an older version.
    const stored = runs % 2 === 1 ? storedLibrary : null;
    const run = await recordDoings(folder, random, { steps: stored === null ? 8 : 4, lie, stored });
    migrations += stored === null ? 0 : 1;
    // A run has some two thousand moments; what is asked for is spread over all of those of two runs.
    const step = Math.max(1, Math.round((run.end * 8) / rounds));
    for (let moment = random.below(step); moment <= run.end; moment += step) {
      await judge(run, moment, 3, `run ${runs}`);
      if (!random.chance(0.05)) continue;
      openings += 1;
      const [left] = diskStates(run.before, run.changes, moment, { random, byChance: 0 });
      if (left === undefined) continue;
      buildDisk(folder, left);
      const { seen } = await judgeLibrary({ folder, history: null });
      buildDisk(folder, left);
      const opening = await recordOpening(folder, seen ?? new Map(), run.older);
      const inside = random.below(opening.end + 1);
      await judge(opening, inside, 3, `run ${runs}, opening after a cut at ${moment}`);
    }
  }
  return {
    figures: {
      runs,
      'runs with a migration': migrations,
      states: known.size,
      openings,
      'acknowledged settings': acknowledged(),
    },
    failures,
  };
}
