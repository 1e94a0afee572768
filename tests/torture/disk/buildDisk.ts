import { createHash } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Before, DiskState } from './diskStates';

/** No process has this number: Linux counts to 4,194,304, other systems not as far. */
const deadProcess = 4_999_999;

/** How long a machine takes to come up again, in seconds. */
const reboot = 60;

/** Makes a lock what it is after a power cut: old, and of a process that is no more; ours lives on. */
export function afterReboot(path: string): void {
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(`"pid":${process.pid}`, `"pid":${deadProcess}`));
  const then = Date.now() / 1000 - reboot;
  utimesSync(path, then, then);
}

function write(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes);
  if (basename(path).startsWith('writer.lock')) afterReboot(path);
}

/** The names that can be reached, folders before what is in them. */
function reachable({ names }: DiskState, root: string): [string, number | 'folder'][] {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const folders = new Set([root]);
  const reached: [string, number | 'folder'][] = [];
  for (const [path, to] of sorted) {
    if (to === null || !folders.has(dirname(path))) continue;
    if (to === 'folder') folders.add(path);
    reached.push([path, to]);
  }
  return reached;
}

/** Makes a folder what a state says, with nothing else in it. */
export function buildDisk(root: string, state: DiskState): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  const first = new Map<number, string>();
  for (const [path, to] of reachable(state, root)) {
    if (to === 'folder') mkdirSync(path);
    else {
      const same = first.get(to);
      if (same !== undefined) linkSync(same, path);
      else write(path, state.files.get(to) ?? new Uint8Array());
      first.set(to, path);
    }
  }
}

/** What tells two states apart. */
export function signatureOf(state: DiskState, root: string): string {
  const sum = createHash('sha256');
  for (const [path, to] of reachable(state, root)) {
    sum.update(`\n${path} ${to} `);
    if (typeof to === 'number') sum.update(state.files.get(to) ?? new Uint8Array());
  }
  return sum.digest('hex');
}

/** What lies in a folder, as the beginning of a recording. */
export function diskBefore(root: string): Before {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    root,
    paths,
    files: new Map(paths.map((path, at) => [-1 - at, readFileSync(path)])),
    folders: entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  };
}
