import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { diskErrors, failCalls, type DiskError } from '../disk/failCalls';
import { makeChange, scriptedChanges, seenOf, type Change } from '../doings';
import { createHistory, type History } from '../history';
import { judgeLibrary, leftovers } from '../judge';
import { randomFrom } from '../random';
import type { Found, Plan } from './item';

/** Which call of a run fails (the first is 1), how, and whether all that follow fail as well. */
interface Fault {
  readonly at: number;
  readonly error: DiskError;
  readonly forEver: boolean;
}

const clock = (): Date => new Date();

/** What a fault does to the call of a number. */
function errorAt(fault: Fault | null, count: number): DiskError | null {
  if (fault === null) return null;
  return count === fault.at || (fault.forEver && count > fault.at) ? fault.error : null;
}

/** What a run of the scripted changes came to. */
interface Ran {
  readonly wrong: readonly string[];
  readonly calls: number;
  readonly failed: readonly string[];
}

/** Once the disk answers again, memory shows what may be shown, and what had failed can be done, and more. */
async function goOn(
  library: Library,
  history: History,
  failed: readonly Change[],
): Promise<string[]> {
  const wrong = history.judge(seenOf(library)).map((line) => `in memory, ${line}`);
  const again = function* (): Generator<Change> {
    yield* failed;
    yield* scriptedChanges(library);
  };
  for (const change of again()) {
    const result = await makeChange(change, history);
    if (!result.ok) wrong.push(`${change.what} afterwards: ${JSON.stringify(result.error)}`);
  }
  return wrong;
}

async function run(template: string, folder: string, fault: Fault | null): Promise<Ran> {
  await rm(folder, { recursive: true, force: true });
  await cp(template, folder, { recursive: true });
  const wrong: string[] = [];
  const { seen } = await seenAt(folder);
  const history = createHistory(seen);
  const faults = failCalls(folder, (count) => errorAt(fault, count));
  const opened = await openLibrary({ folder, clock, access: 'write' });
  if (opened.ok) {
    const failed: Change[] = [];
    for (const change of scriptedChanges(opened.value)) {
      const result = await makeChange(change, history);
      if (!result.ok) failed.push(change);
      if (!result.ok && result.error.code === 'internal') {
        wrong.push(`${change.what}: no plain word for ${JSON.stringify(result.error)}`);
      }
    }
    faults.stop();
    wrong.push(...(await goOn(opened.value, history, failed)));
    await opened.value.close();
  } else {
    faults.stop();
    if (opened.error.code === 'internal') wrong.push(`opening: ${JSON.stringify(opened.error)}`);
  }
  const judged = await judgeLibrary({ folder, history, goesOn: !opened.ok });
  wrong.push(...judged.wrong, ...leftovers(folder));
  return { wrong, calls: faults.count(), failed: faults.failed };
}

async function seenAt(folder: string): Promise<{ seen: ReadonlyMap<string, string> }> {
  const opened = await openLibrary({ folder, clock, access: 'read' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const seen = seenOf(opened.value);
  await opened.value.close();
  return { seen };
}

async function fill(folder: string): Promise<void> {
  const opened = await openLibrary({ folder, clock, access: 'write' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  for (const change of scriptedChanges(opened.value)) {
    const result = await change.make();
    if (!result.ok) throw new Error(JSON.stringify(result.error));
  }
  await opened.value.close();
}

/**
 * Each call about a library's folder in turn fails (while it is opened, changed in every way and closed),
 * with each error, once and for ever after. What had been acknowledged is there then and later; a change
 * that failed said so in plain words; work goes on once the disk answers again. Of all such faults so
 * many as `rounds` says are tried, evenly spread.
 */
export async function failingCalls({ seed, rounds, folder: parent }: Plan): Promise<Found> {
  const random = randomFrom(seed);
  const template = join(parent, 'template');
  const folder = join(parent, 'library');
  await fill(template);
  const whole = await run(template, folder, null);
  const failures = whole.wrong.map((line) => `without any fault: ${line}`);
  const all = diskErrors.flatMap((error) =>
    [false, true].flatMap((forEver) =>
      Array.from({ length: whole.calls }, (_, at): Fault => ({ at: at + 1, error, forEver })),
    ),
  );
  const step = Math.max(1, all.length / rounds);
  let faults = 0;
  let failedCalls = 0;
  for (let at = random.next() * step; at < all.length && failures.length < 50; at += step) {
    const fault = all[Math.floor(at)];
    if (fault === undefined) break;
    const { wrong, failed } = await run(template, folder, fault);
    faults += 1;
    failedCalls += failed.length;
    const { error, forEver } = fault;
    const what = `${error} ${forEver ? 'from' : 'at'} call ${fault.at} (${failed[0] ?? 'none'})`;
    failures.push(...wrong.map((line) => `${what}: ${line}`));
  }
  return {
    figures: { 'calls of a run': whole.calls, faults, 'failed calls': failedCalls },
    failures,
  };
}
