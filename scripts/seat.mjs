import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { builtParts } from './build.mjs';
import { canRead, environmentOf, ordinaryUser } from './ordinaryUser.mjs';
import { cacheFolder, root, say } from './project.mjs';
import { hasSandbox, mayMakeNamespaces } from './sandbox.mjs';

const aDay = 24 * 60 * 60_000;

/**
 * Where the program sits when it runs: `user` (null: whoever we are), `program` (Electron's),
 * `app` (the built application's folder), both readable by that user, `sandboxed`, the `flags` that
 * Chromium needs, and `env`.
 */
export function prepareSeat(runtime, sourcesHash) {
  const user = ordinaryUser();
  if (user) say(`root starts the window as the ordinary user ${user.name}`);
  const placed = user ? reachableRuntime(runtime, user) : runtime;
  const sandboxed = hasSandbox(placed, user);
  return {
    user,
    program: placed.program,
    app: user ? reachableApp(user, sourcesHash) : root,
    sandboxed,
    flags: chromiumFlags(sandboxed),
    env: {
      ...environmentOf(user),
      MAQAL_RUNTIME_ORIGIN: runtime.origin,
      ...(sandboxed ? {} : { MAQAL_NO_SANDBOX: '1' }),
    },
  };
}

/** Root's own folders may be closed to others; and only our own copy may get a set-user-ID helper. */
function reachableRuntime(runtime, user) {
  const isOurs = runtime.folder.startsWith(cacheFolder());
  if (canRead(user, [runtime.folder]) && (isOurs || mayMakeNamespaces(user))) return runtime;
  const { mtimeMs, size } = statSync(runtime.program);
  const origin = `${runtime.program}\0${mtimeMs}\0${size}`;
  const key = createHash('sha256').update(origin).digest('hex').slice(0, 12);
  const folder = join(cacheFolder(), 'runtime', `electron-${runtime.version}-${key}`);
  if (!existsSync(folder)) copyInto(folder, [runtime.folder], dirname(runtime.folder));
  const copied = join(folder, basename(runtime.folder));
  return {
    ...runtime,
    folder: copied,
    program: join(copied, relative(runtime.folder, runtime.program)),
  };
}

function reachableApp(user, sourcesHash) {
  const parts = builtParts.map((name) => join(root, name)).filter((path) => existsSync(path));
  if (canRead(user, parts)) return root;
  const folder = join(cacheFolder(), `app-${sourcesHash.slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  removeOldApps();
  copyInto(folder, parts, root);
  return folder;
}

/** Copies of yesterday's builds; a younger one may still have its window open. */
function removeOldApps() {
  if (!existsSync(cacheFolder())) return;
  for (const name of readdirSync(cacheFolder()).filter((entry) => entry.startsWith('app-'))) {
    const path = join(cacheFolder(), name);
    if (Date.now() - statSync(path).mtimeMs > aDay) rmSync(path, { recursive: true, force: true });
  }
}

/** Copies files and folders, readable by all, to where they become visible all at once. */
function copyInto(folder, paths, base) {
  say(`${base} is closed to the ordinary user: copying what it needs to ${folder}`);
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(dirname(folder), '.making-'));
  try {
    for (const path of paths) {
      cpSync(path, join(work, relative(base, path)), { recursive: true, verbatimSymlinks: true });
    }
    spawnSync('chmod', ['-R', 'a+rX', work]);
    if (!existsSync(folder)) renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The flags that Chromium needs here: containers often give it no sandbox, or too little shared memory. */
function chromiumFlags(sandboxed) {
  if (process.platform !== 'linux') return [];
  const shared = existsSync('/dev/shm') ? statfsSync('/dev/shm') : { bsize: 0, blocks: 0 };
  const isSmall = shared.bsize * shared.blocks < 256 * 1024 * 1024;
  return [...(sandboxed ? [] : ['--no-sandbox']), ...(isSmall ? ['--disable-dev-shm-usage'] : [])];
}
