import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SessionRequest } from './session';

/** A session process and the questions put to it. */
export interface Session {
  readonly pid: number;
  ask(request: SessionRequest): Promise<unknown>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

interface Start {
  /** What to put before the script: plain Node unless told otherwise. */
  readonly command?: readonly [string, ...string[]];
  readonly uid?: number;
}

/** Starts a session from a bundled `session.ts`. */
export function startSession(script: string, { command, uid }: Start = {}): Session {
  const [program, ...args] = command ?? [process.execPath];
  const child: ChildProcessWithoutNullStreams = spawn(program, [...args, script], {
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  return {
    pid: child.pid ?? -1,
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const line = await lines.next();
      if (line.done) throw new Error(`the session ended: ${complaints}`);
      return JSON.parse(line.value) as unknown;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
