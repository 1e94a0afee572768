import { spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary } from '../../../src/main/library/library';
import { bundle } from '../bundle';
import { scriptedChanges, seenOf } from '../doings';
import { createHistory } from '../history';
import { judgeLibrary, leftovers } from '../judge';
import { hearDoer, watchProcess } from '../watchedProcess';
import type { Found, Plan } from './item';

/** Every call that changes a disk, and the writes by which a program says what it has done. */
const calls = [
  ...['write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync', 'rename', 'renameat', 'renameat2'],
  ...['link', 'linkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat'],
];

const longest = 20_000;

/** True where strace can end a program at a call of our choice. */
export function canKillCalls(): boolean {
  const probe = ['-o', '/dev/null', '-e', 'inject=getppid:signal=SIGKILL:when=1', 'true'];
  return process.platform === 'linux' && spawnSync('strace', probe).status === 0;
}

async function fill(folder: string): Promise<ReadonlyMap<string, string>> {
  const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  for (const change of scriptedChanges(opened.value)) await change.make();
  const seen = seenOf(opened.value);
  await opened.value.close();
  return seen;
}

/** Lets a doer run until a thread of it makes its so-manieth call; false when none made as many. */
async function killAt(
  call: number,
  command: readonly [string, ...string[]],
  hear: (line: string) => string | null,
): Promise<boolean> {
  const strace = [
    ...['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls.join(',')}`],
    ...['-e', `inject=${calls.join(',')}:signal=SIGKILL:when=${call}`],
  ];
  const watched = watchProcess(['strace', ...strace, ...command], hear);
  // A call of libuv's own that never comes back would wait for ever.
  const timer = setTimeout(() => watched.child.kill('SIGKILL'), longest);
  await watched.ended;
  clearTimeout(timer);
  return watched.child.signalCode !== null;
}

/**
 * A program is ended by SIGKILL at its first call that changes the disk, at its second, and so on until it
 * ends by itself; `rounds` bounds how many, evenly spread. One thread makes all calls, so that they come in order.
 */
export async function killedCalls({ seed, rounds, folder: parent }: Plan): Promise<Found> {
  if (!canKillCalls()) return { figures: {}, failures: [], skipped: ['no strace that can inject'] };
  const doer = await bundle(join(import.meta.dirname, '../doer.ts'), parent);
  const template = join(parent, 'template');
  const folder = join(parent, 'library');
  const seen = await fill(template);
  const doing = [process.execPath, doer, folder, String(seed), '4'];
  const failures: string[] = [];
  let killed = 0;
  let acknowledged = 0;

  /** Kills one run; false when it came to its end. */
  async function round(call: number): Promise<boolean> {
    await rm(folder, { recursive: true, force: true });
    await cp(template, folder, { recursive: true });
    const history = createHistory(seen);
    const command = ['env', 'UV_THREADPOOL_SIZE=1', ...doing] as [string, ...string[]];
    const isKilled = await killAt(
      call,
      command,
      hearDoer(history, () => undefined),
    );
    const judged = await judgeLibrary({ folder, history, goesOn: call % 10 === 0 });
    const wrong = [...judged.wrong, ...leftovers(folder)];
    failures.push(...wrong.map((line) => `killed at call ${call}: ${line}`));
    acknowledged += history.acknowledged();
    if (isKilled) killed += 1;
    return isKilled;
  }

  const last = rounds < 1000 ? await lastCall(round) : Infinity;
  const step = last === Infinity ? 1 : Math.max(1, last / rounds);
  for (let call = 1; call <= last && failures.length < 50; call += step) {
    if (!(await round(Math.floor(call)))) break;
  }
  return { figures: { killed, 'acknowledged settings': acknowledged }, failures };
}

/** How many calls a run has, found by halving. */
async function lastCall(round: (call: number) => Promise<boolean>): Promise<number> {
  let low = 1;
  let high = 1024;
  while (high - low > 16) {
    const middle = Math.floor((low + high) / 2);
    if (await round(middle)) low = middle;
    else high = middle;
  }
  return low;
}
