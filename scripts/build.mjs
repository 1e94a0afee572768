import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageProgram, root, say, SetUpError } from './project.mjs';
import { runNode } from './run.mjs';

const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stamp = join(root, 'out', '.sources');

/** What the application consists of once it is built, relative to the project's folder. */
export const builtParts = ['out', 'resources', 'package.json'];

/** Builds the application if a source changed since the last build; answers the sources' hash. */
export async function buildApp() {
  const hash = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return hash;
  say('building …');
  rmSync(stamp, { force: true });
  const { code, output } = await runNode(packageProgram('electron-vite'), ['build']);
  if (code !== 0) throw new SetUpError(`The build failed (${code}):\n${output}`);
  writeFileSync(stamp, hash);
  return hash;
}

/** A hash of names and contents, not of times: a checkout touches files without changing them. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((name) => filesUnder(join(root, name)))) {
    const bytes = readFileSync(path);
    hash.update(`${relative(root, path)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
