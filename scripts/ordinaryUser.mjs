import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readableFileNames } from './locale.mjs';
import { findProgram, isLinuxRoot, say } from './project.mjs';

const name = 'maqal';
const home = '/var/lib/maqal';

/** Where the window and the terminal keep the library when root starts them. */
export const rootLibrary = `${home}/library`;

/**
 * The ordinary user that runs what root started, made when it is missing; null when root did not
 * start us, or when there can be no such user (which is then said).
 */
export function ordinaryUser() {
  if (found === undefined) found = isLinuxRoot ? lookUpOrCreate() : null;
  return found;
}

let found;

function lookUpOrCreate() {
  if (!findProgram('setpriv') && !findProgram('runuser')) {
    say('neither setpriv nor runuser is here to change the user with');
    return null;
  }
  const user = lookUp() ?? create();
  if (user && !existsSync(user.home)) {
    mkdirSync(user.home, { recursive: true, mode: 0o750 });
    chownSync(user.home, user.uid, user.gid);
  }
  return user;
}

function lookUp() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid, , userHome] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid), home: userHome };
}

function create() {
  const useradd = findProgram('useradd');
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', home];
  const made = useradd
    ? spawnSync(useradd, [...options, '--shell', '/usr/sbin/nologin', name], { encoding: 'utf8' })
    : { stderr: 'there is no useradd' };
  const user = lookUp(); // also right when another start of ours made it meanwhile
  if (user) say(`made the system user ${name} (home ${home}): Chromium's sandbox refuses root`);
  else say(`could not make the system user ${name}: ${made.stderr.trim()}`);
  return user;
}

/**
 * A command line that runs a program as that user, and gets it the signal `orphaned` should we die.
 * With `everywhere` it still reads and writes what root may (CAP_DAC_OVERRIDE), while what it makes
 * belongs to the user. A null user leaves the command as it is.
 */
export function commandAs(user, program, args, { everywhere = false, orphaned = 'TERM' } = {}) {
  if (!user) return [program, args];
  const setpriv = findProgram('setpriv');
  if (!setpriv) return [findProgram('runuser'), ['-u', user.name, '--', program, ...args]];
  const identity = ['--reuid', String(user.uid), '--regid', String(user.gid), '--init-groups'];
  const reach = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return [
    setpriv,
    [...identity, ...(everywhere ? reach : []), '--pdeathsig', orphaned, '--', program, ...args],
  ];
}

const passedOn =
  /^(PATH|TERM|TZ|LANG|LANGUAGE|LC_.*|DISPLAY|XAUTHORITY|CI|NO_COLOR|FORCE_COLOR|DEBUG|NODE_ENV|MAQAL_.*)$/;

/** The environment for a program run as that user: its own home, and nothing of root's but the harmless. */
export function environmentOf(user) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...inherited } = process.env;
  const ours = { ...inherited, ...readableFileNames(inherited) };
  if (!user) return ours;
  const kept = Object.entries(ours).filter(([key]) => passedOn.test(key));
  return {
    ...Object.fromEntries(kept),
    HOME: user.home,
    USER: user.name,
    LOGNAME: user.name,
    MAQAL_LIBRARY: process.env.MAQAL_LIBRARY || rootLibrary,
  };
}

/** True when that user can read all of these files, and all that is in these folders. */
export function canRead(user, paths) {
  if (!user || paths.length === 0) return true;
  const unreadable = ['!', '-readable', '-print', '-quit'];
  const passable = ['-o', '-type', 'd', '!', '-executable', '-print', '-quit'];
  const [program, args] = commandAs(user, 'find', ['-L', ...paths, ...unreadable, ...passable]);
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', cwd: '/' });
  return status === 0 && stdout === '';
}
