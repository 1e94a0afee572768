import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Told } from './doer';
import type { History } from './history';

/** A program that changes a library and says so, line by line. */
export interface Watched {
  readonly child: ChildProcess;
  /** When it has ended, by itself or not; answers what it said went wrong. */
  readonly ended: Promise<readonly string[]>;
}

/** Starts a program; `hear` is told of each line that it prints, and answers what is wrong with it, if anything. */
export function watchProcess(
  [program, ...args]: readonly [string, ...string[]],
  hear: (line: string) => string | null,
): Watched {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const wrong: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const problem = hear(line);
    if (problem !== null) wrong.push(problem);
  });
  const ended = Promise.all([once(child, 'close'), once(lines, 'close')]).then(([[code]]) => {
    if (code !== 0 && code !== null) wrong.push(`ended with ${String(code)}: ${complaints}`);
    return wrong;
  });
  return { child, ended };
}

/** What hears a doer: it writes into a history what was begun and what was acknowledged. */
export function hearDoer(history: Pick<History, 'begin'>, said: (told: Told) => void) {
  const under = new Map<number, () => void>();
  return (line: string): string | null => {
    const told = JSON.parse(line) as Told;
    if ('begun' in told) under.set(told.begun, history.begin(told.sets));
    if ('done' in told) under.get(told.done)?.();
    said(told);
    return 'error' in told ? told.error : null;
  };
}
