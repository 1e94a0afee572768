import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { findProgram, say, SetUpError } from './project.mjs';

const sockets = '/tmp/.X11-unix';

/** True on a Linux without a display to draw on. Under root only X counts: Wayland is its user's own. */
export function lacksDisplay(user) {
  if (process.platform !== 'linux' || process.env.DISPLAY) return false;
  return user !== null || !process.env.WAYLAND_DISPLAY;
}

/** Starts Xvfb on a free number. Answers its display (`:99`) and the function that ends it. */
export async function startDisplay() {
  const program = findProgram('Xvfb');
  if (!program) throw new SetUpError('There is no display and no Xvfb.');
  makeSocketFolder();
  const screen = ['-screen', '0', '1440x900x24', '-noreset', '-nolisten', 'tcp'];
  const setpriv = findProgram('setpriv');
  // With setpriv the kernel ends it when we are killed and can no longer do it.
  const ending = setpriv ? [setpriv, '--pdeathsig', 'TERM', '--'] : [];
  const [command, ...args] = [...ending, program, '-displayfd', '3', ...screen];
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const end = () => server.kill('SIGTERM');
  process.once('exit', end);
  const number = await numberFrom(server);
  say(`no display here: drawing on Xvfb, display :${number}`);
  return {
    name: `:${number}`,
    stop: () => {
      process.removeListener('exit', end);
      const ended = new Promise((done) => server.once('exit', done));
      if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
      end();
      return ended;
    },
  };
}

/** Only root's X server makes the folder of its sockets; others need it to be there. */
function makeSocketFolder() {
  if (mkdirSync(sockets, { recursive: true })) chmodSync(sockets, 0o1777);
}

function numberFrom(server) {
  return new Promise((done, fail) => {
    let number = '';
    let errors = '';
    server.stderr.on('data', (chunk) => (errors += chunk));
    server.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (number.includes('\n')) done(Number(number));
    });
    server.on('error', (error) => fail(new SetUpError(`Xvfb: ${error.message}`)));
    server.on('exit', (code) => fail(new SetUpError(`Xvfb ended (${code}):\n${errors}`)));
  });
}
