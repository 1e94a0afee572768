import { spawn, spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { temporaryFolder } from './temporaryFolder';

/** The speech of Linux with one synthesiser, playing into nothing: a machine for tests has no loudspeaker. */
const configuration = `
LogLevel 1
AudioOutputMethod "alsa"
AudioALSADevice "null"
AddModule "espeak-ng" "sd_espeak-ng" ""
DefaultModule espeak-ng
`;

const isHere = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Whether this machine can speak: speech-dispatcher and eSpeak NG are installed. */
export const hasVoices =
  process.platform === 'linux' && isHere('speech-dispatcher') && isHere('espeak-ng');

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect(socket, () => {
      line.destroy();
      resolve(true);
    });
    line.on('error', () => {
      resolve(false);
    });
  });

/** Starts a speech server of our own; answers its address (for SPEECHD_ADDRESS), and how to end it. */
export async function startSpeech(): Promise<{ address: string; end: () => void }> {
  const folder = await temporaryFolder();
  const socket = join(folder, 'socket');
  await writeFile(join(folder, 'speechd.conf'), configuration);
  const places = ['-C', folder, '-L', folder, '-P', join(folder, 'pid'), '-S', socket];
  const server = spawn('speech-dispatcher', ['-s', '-c', 'unix_socket', ...places], {
    stdio: 'ignore',
  });
  await expect.poll(() => answers(socket)).toBe(true);
  // The window may run as another user than the test.
  await chmod(socket, 0o777);
  return { address: `unix_socket:${socket}`, end: () => server.kill() };
}

/** Starts a speech server that takes every call and never answers, as one that hangs. */
export async function startSilence(): Promise<{ address: string; end: () => void }> {
  const socket = join(await temporaryFolder(), 'socket');
  const server = createServer().listen(socket);
  await expect.poll(() => answers(socket)).toBe(true);
  await chmod(socket, 0o777);
  return { address: `unix_socket:${socket}`, end: () => server.close() };
}
