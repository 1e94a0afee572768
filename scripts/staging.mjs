import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { canRead } from './ordinaryUser.mjs';
import { say, SetUpError } from './project.mjs';

/**
 * Makes what root named usable by the ordinary user: files that it cannot read are copied under
 * their own names, a picture is written where it may write. Answers the paths to use, `bringPicture`
 * for afterwards, and `remove` for the copies. A null user changes nothing.
 */
export function stage(user, { files, screenshot }) {
  if (!user) return { files, screenshot, bringPicture: () => {}, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'maqal-'));
  const present = files.filter((file) => existsSync(file)); // what is missing, the program reports
  const copies = canRead(user, present) ? new Map() : copyAll(present, folder);
  const picture = screenshot && join(folder, 'screenshot.png');
  giveTo(user, folder);
  return {
    files: files.map((file) => copies.get(file) ?? file),
    screenshot: picture,
    bringPicture() {
      if (picture && existsSync(picture)) copyFromUser(picture, screenshot);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function copyAll(files, folder) {
  return new Map(
    files.map((file, index) => {
      const copy = join(folder, String(index), basename(file));
      cpSync(file, copy, { recursive: true });
      return [file, copy];
    }),
  );
}

/** Never through a link: the ordinary user owns that place, and root reads here. */
function copyFromUser(picture, screenshot) {
  const descriptor = openSync(picture, constants.O_RDONLY | constants.O_NOFOLLOW);
  const bytes = readFileSync(descriptor);
  closeSync(descriptor);
  writeFileSync(screenshot, bytes);
}

function giveTo(user, folder) {
  const { status, stderr } = spawnSync('chown', ['-R', '-h', `${user.uid}:${user.gid}`, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new SetUpError(`Could not give ${folder} to ${user.name}: ${stderr}`);
}

/**
 * Gives a folder that root named to the ordinary user: a new or an empty one, or one that holds the
 * file `mark` and so is what it should be.
 */
export function handOver(user, folder, mark) {
  mkdirSync(dirname(folder), { recursive: true });
  makeReachable(user, folder);
  if (!existsSync(folder)) {
    mkdirSync(folder, 0o700);
    chownSync(folder, user.uid, user.gid);
  }
  const names = readdirSync(folder);
  const all = [folder, ...names.map((name) => join(folder, name))];
  if (all.some((path) => lstatSync(path).uid !== user.uid)) {
    if (names.length > 0 && !names.includes(mark)) {
      throw new SetUpError(`${folder} is not empty and holds no ${mark}: it is left as it is.`);
    }
    giveTo(user, folder);
  }
}

/** Opens our way through temporary folders of root's; any other folder is its owner's to open. */
function makeReachable(user, path) {
  for (const folder of parentsOf(path)) {
    if (canPass(user, folder)) continue;
    if (!folder.startsWith(`${tmpdir()}/`)) {
      throw new SetUpError(
        `The ordinary user ${user.name} cannot pass ${folder}. Name another place, or run:\n` +
          `chmod o+x ${folder}`,
      );
    }
    chmodSync(folder, statSync(folder).mode | 0o001);
    say(`let others pass through ${folder} (chmod o+x), to ${path}`);
  }
}

function parentsOf(path) {
  const parent = dirname(path);
  return parent === path ? [] : [...parentsOf(parent), parent];
}

function canPass(user, folder) {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}
