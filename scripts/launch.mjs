import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { commandAs } from './ordinaryUser.mjs';
import { say } from './project.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const patience = 5_000;

/**
 * Runs a program as that user with our own input and output, and hands signals on to it. Answers
 * its exit code; 128 + n when signal n ended it, as shells do. After `limit` milliseconds it is
 * ended and the code is 124, as that of timeout(1). `as` is what `commandAs` may be told.
 */
export function launch(user, program, args, { env, cwd, limit = 0, as = {} }) {
  return new Promise((done) => {
    const [command, all] = commandAs(user, program, args, as);
    const child = spawn(command, all, { env, cwd, stdio: 'inherit', windowsHide: false });
    let timedOut = false;
    let killer = null;
    const end = (signal) => {
      child.kill(signal);
      killer ??= setTimeout(() => child.kill('SIGKILL'), patience);
    };
    const timer = limit > 0 ? setTimeout(() => (timedOut = true) && end('SIGTERM'), limit) : null;
    for (const signal of signals) process.on(signal, end);
    const finish = (code) => {
      clearTimeout(timer);
      clearTimeout(killer);
      for (const signal of signals) process.off(signal, end);
      done(timedOut ? 124 : code);
    };
    child.on('error', (error) => {
      say(`${program}: ${error.message}`);
      finish(127);
    });
    child.on('exit', (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
