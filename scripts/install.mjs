import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root, say, SetUpError } from './project.mjs';
import { runNpm } from './run.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.maqal-lock');

/** Makes node_modules what the lock file says; does nothing when it already is. */
export async function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!isInstalled(JSON.parse(lock.toString('utf8')))) await cleanInstall();
  writeFileSync(stamp, hash);
}

/** npm keeps a record of what it installed; with it we need not repeat an install made by hand. */
function isInstalled(lock) {
  const installed = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!installed) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

async function cleanInstall() {
  say('installing packages (npm ci) …');
  // Everything here is a development dependency: a NODE_ENV of production must not leave it out.
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0) return;
  throw new SetUpError(`npm ci failed (${code}):\n${output}`);
}
