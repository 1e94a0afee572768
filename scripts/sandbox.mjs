import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, findProgram, isLinuxRoot, say } from './project.mjs';
import { commandAs } from './ordinaryUser.mjs';

const setuid = 0o4000;
const sysAdmin = 1n << 21n; // CAP_SYS_ADMIN, capabilities(7)

/**
 * Whether Chromium's sandbox can stand for that user with this runtime. On Linux it needs user
 * namespaces, or its own helper set-user-ID root; root may set that on the copy in our cache.
 */
export function hasSandbox(runtime, user) {
  if (process.platform !== 'linux') return true;
  if (isLinuxRoot && !user) return without('Chromium has no sandbox for root');
  if (mayMakeNamespaces(user) || hasHelper(runtime)) return true;
  return without('this system allows neither user namespaces nor the helper chrome-sandbox');
}

/** Whether the kernel gives that user what Chromium asks for first; containers and hardened desktops refuse. */
export function mayMakeNamespaces(user) {
  const unshare = findProgram('unshare');
  if (!unshare) return true; // cannot be asked; Chromium itself will say
  const flags = ['--user', '--pid', '--net', '--fork', 'true'];
  const [program, args] = commandAs(user, unshare, flags);
  return spawnSync(program, args, { cwd: '/' }).status === 0;
}

function hasHelper(runtime) {
  const helper = join(runtime.folder, 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  if (!stat || !canGainRights()) return false;
  if (stat.uid === 0 && (stat.mode & setuid) !== 0) return true;
  if (!isLinuxRoot || !helper.startsWith(cacheFolder())) return false;
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
  say(`user namespaces are closed here: made ${helper} set-user-ID root, as Chromium asks`);
  return true;
}

/** Whether a set-user-ID program gets root's right to make namespaces here; in containers it rarely does. */
function canGainRights() {
  const status = readFileSync('/proc/self/status', 'utf8');
  const bounding = BigInt(`0x${/CapBnd:\s*([0-9a-f]+)/.exec(status)?.[1] ?? '0'}`);
  return !/NoNewPrivs:\s*1/.test(status) && (bounding & sysAdmin) !== 0n;
}

function without(reason) {
  say(`WITHOUT the browser's sandbox (--no-sandbox): ${reason}.`);
  say(
    'Given up: a flaw in the engine that shows articles would reach all that this user can reach.',
  );
  return false;
}
