import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure that its reader can act on: shown as one plain message, without a stack. */
export class SetUpError extends Error {}

/** Prints one line about the set-up; on stderr, so that a command's own output stays its own. */
export function say(line) {
  process.stderr.write(`maqal: ${line}\n`);
}

/** Runs an entry point; a failure ends the process with status 1 and a message. */
export async function main(entry) {
  try {
    checkNode();
    if (isLinuxRoot) process.umask(0o022); // what root installs and builds, the ordinary user must read
    await entry();
  } catch (error) {
    say(error instanceof SetUpError ? error.message : (error.stack ?? String(error)));
    process.exitCode = 1;
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetUpError(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

/** A path as its writer meant it: npm runs scripts in the project and tells where it was called. */
export function fromCaller(path = '.') {
  const asked = process.env.npm_lifecycle_event ? process.env.INIT_CWD : undefined;
  return resolve(asked ?? process.cwd(), path);
}

/** True for root on Linux, the one place where Chromium's sandbox depends on who runs it. */
export const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** The folder of what can be fetched or copied again; `npm ci` does not wipe it. */
export function cacheFolder() {
  if (isLinuxRoot) return '/var/cache/maqal'; // readable by the ordinary user that runs the window
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'maqal');
  if (process.platform === 'win32') {
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'maqal', 'cache');
  }
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'maqal');
}

/** The absolute path of a system program, or null. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const folder = folders.find((candidate) => candidate && existsSync(join(candidate, name)));
  return folder ? join(folder, name) : null;
}

/** Parses a JSON file; null when it is missing or damaged. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** The path of the program that an installed package offers under a name, to be run with Node. */
export function packageProgram(packageName, programName = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = readJson(join(folder, 'package.json')) ?? {};
  const path = typeof bin === 'string' ? bin : bin?.[programName];
  if (!path) throw new SetUpError(`The package ${packageName} offers no program ${programName}.`);
  return join(folder, path);
}
