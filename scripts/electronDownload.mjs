import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, readJson, say } from './project.mjs';

const connectWithin = 8_000;
const stallWithin = 20_000;
const wholeWithin = 20 * 60_000;
const rememberedFor = 12 * 60 * 60_000;

/**
 * Lets the electron package download its program. Answers null, or why it failed. It is ended when
 * no byte comes for some seconds; a failure is remembered for half a day, so that a blocked network
 * costs its wait once and is still tried again another day.
 */
export async function downloadElectron(packageFolder) {
  const { version } = readJson(join(packageFolder, 'package.json')) ?? {};
  const memory = join(cacheFolder(), `electron-${version}.failed`);
  if (ageOf(memory) < rememberedFor) {
    return 'it failed a short while ago and is not tried again yet';
  }
  say(`downloading Electron ${version} …`);
  const failure = await download(join(packageFolder, 'install.js'));
  if (failure === null) {
    rmSync(memory, { force: true });
  } else {
    say(`that download is not to be had here (${failure})`);
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(memory, failure);
  }
  return failure;
}

function ageOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : Infinity;
}

async function download(installer) {
  // Its temporary files come here, where their growth shows whether the download still moves.
  const folder = mkdtempSync(join(tmpdir(), 'maqal-electron-'));
  try {
    return await watched(installer, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function watched(installer, folder) {
  return new Promise((done) => {
    const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder };
    const child = spawn(process.execPath, [installer], {
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
      windowsHide: true,
    });
    const errors = [];
    child.stderr.on('data', (chunk) => errors.push(chunk));
    let stalled = null;
    const stopWatching = watchGrowth(folder, (reason) => {
      stalled = reason;
      child.kill('SIGKILL');
    });
    child.on('close', (code) => {
      stopWatching();
      const firstLine = Buffer.concat(errors).toString('utf8').trim().split('\n')[0];
      done(code === 0 ? null : (stalled ?? (firstLine || `status ${code}`)));
    });
  });
}

/** Calls `stop` with a reason once nothing has come for too long; answers a function that ends the watch. */
function watchGrowth(folder, stop) {
  const begun = Date.now();
  let size = 0;
  let grownAt = begun;
  const timer = setInterval(() => {
    const now = Date.now();
    const present = sizeOf(folder);
    if (present !== size) grownAt = now;
    const finished = present === 0 && size > 0; // moved to its cache: it only unpacks from here on
    size = Math.max(size, present);
    const patience = size === 0 ? connectWithin : stallWithin;
    if (!finished && now - grownAt > patience) stop('no data came');
    if (now - begun > wholeWithin) stop('it took too long');
  }, 500);
  return () => clearInterval(timer);
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
}
