import { spawnSync } from 'node:child_process';
import { cp, mkdir, open as openFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openLibrary } from '../../../src/main/library/library';
import { bundle } from '../bundle';
import { afterReboot } from '../disk/buildDisk';
import { seenOf } from '../doings';
import { createHistory, type History } from '../history';
import { judgeLibrary, leftovers } from '../judge';
import { randomFrom, type Random } from '../random';
import { hearDoer, watchProcess } from '../watchedProcess';
import type { Found, Plan } from './item';

const storedLibrary = resolve(import.meta.dirname, '../../fixtures/libraries/1');

/** A file system on a loop device: how it is made and mounted. */
interface Disk {
  readonly name: string;
  readonly make: readonly [string, ...string[]];
  readonly options: string;
}

const disks: readonly Disk[] = [
  { name: 'ext4', make: ['mkfs.ext4', '-q', '-F'], options: 'loop' },
  {
    name: 'ext4 noauto_da_alloc',
    make: ['mkfs.ext4', '-q', '-F'],
    options: 'loop,noauto_da_alloc',
  },
  { name: 'xfs', make: ['mkfs.xfs', '-q', '-f'], options: 'loop' },
];

const megabytes = 400; // xfs takes no less than 300

/** FS_IOC_SHUTDOWN with NOLOGFLUSH: the file system forgets at once all that it has not written. */
const goDown = `
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
int main(int count, char **args) {
  unsigned int how = 2;
  int folder = count < 2 ? -1 : open(args[1], O_RDONLY);
  if (folder < 0 || ioctl(folder, 0x8004587dUL, &how) != 0) { perror("godown"); return 1; }
  return 0;
}
`;

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Why no power cut can be had of a real disk here; null when it can. */
function missing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may';
  return isThere('cc') ? null : 'no C compiler';
}

/** A mounted disk with a library on it, and what that may show. */
interface Mounted {
  readonly disk: Disk;
  readonly image: string;
  readonly mount: string;
  readonly folder: string;
  history: History;
}

async function libraryHistory(folder: string, access: 'read' | 'write'): Promise<History> {
  const opened = await openLibrary({ folder, clock: () => new Date(), access });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const history = createHistory(seenOf(opened.value));
  await opened.value.close();
  return history;
}

async function mountNew(disk: Disk, parent: string): Promise<Mounted> {
  const image = join(parent, 'image');
  const mount = join(parent, 'mount');
  await mkdir(mount, { recursive: true });
  const file = await openFile(image, 'w');
  await file.truncate(megabytes * 1024 * 1024);
  await file.close();
  const [program, ...args] = disk.make;
  run(program, ...args, image);
  run('mount', '-o', disk.options, image, mount);
  const folder = join(mount, 'library');
  return { disk, image, mount, folder, history: await libraryHistory(folder, 'write') };
}

/** A new library on the disk in the old one's place: an empty one, or one of an earlier version. */
async function renew(mounted: Mounted, isOld: boolean): Promise<void> {
  const { folder } = mounted;
  await rm(folder, { recursive: true, force: true });
  if (isOld) await cp(storedLibrary, folder, { recursive: true });
  run('sync', '-f', mounted.mount);
  mounted.history = await libraryHistory(folder, isOld ? 'read' : 'write');
}

/** What a cut left of a lock, or brought back, keeps nobody out once the machine is up again. */
async function reboot(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('writer.lock')) afterReboot(join(folder, name));
  }
}

interface Tools {
  readonly doer: string;
  readonly down: string;
  readonly random: Random;
  /** Whether the program's syncs come to nothing. */
  readonly isDeaf: boolean;
}

/** Runs a program whose every sync succeeds without being made. */
const deaf = [
  ...['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'],
  ...['-e', 'inject=fsync,fdatasync:retval=0'],
];

/** Lets a doer work on the disk, cuts its power at a random moment, and judges what is there afterwards. */
async function cutOnce(
  mounted: Mounted,
  { doer, down, random, isDeaf }: Tools,
  isOpening: boolean,
): Promise<{ readonly wrong: readonly string[]; readonly acknowledged: number }> {
  const { image, mount, folder, history, disk } = mounted;
  const seed = random.below(2 ** 31);
  let heard = 0;
  const skip = isOpening ? 0 : random.below(40);
  let strike: () => void = () => undefined;
  const struck = new Promise<void>((done) => (strike = done));
  const hear = hearDoer(history, () => {
    heard += 1;
    if (heard > skip) strike();
  });
  const [program, ...args] = [...(isDeaf ? deaf : []), process.execPath];
  const watched = watchProcess([program, ...args, doer, folder, String(seed), '1000'], hear);
  await Promise.race([struck, watched.ended]);
  await wait(random.next() * (isOpening ? 20 : 80));
  run(down, mount);
  // A tracer that is killed leaves the traced behind; that one ends when the disk fails it.
  if (!isDeaf) watched.child.kill('SIGKILL');
  await watched.ended;
  const acknowledged = history.acknowledged();
  run('umount', mount);
  const { stdout: still } = spawnSync('losetup', ['-j', image], { encoding: 'utf8' });
  if (still !== '') throw new Error(`another mount namespace holds the disk: ${still}`);
  run('mount', '-o', disk.options, image, mount);
  await reboot(folder);
  const judged = await judgeLibrary({ folder, history, goesOn: false });
  if (judged.seen !== null) history.settle(judged.seen);
  return { wrong: [...judged.wrong, ...leftovers(folder)], acknowledged };
}

async function cutDisk(disk: Disk, plan: Plan, tools: Tools): Promise<Found> {
  const failures: string[] = [];
  const figures = { cuts: 0, 'acknowledged settings': 0 };
  const parent = join(plan.folder, disk.name.replaceAll(' ', '-'));
  const mounted = await mountNew(disk, parent);
  try {
    for (let cut = 0; cut < plan.rounds && failures.length < 20; cut += 1) {
      // Every fifth while an earlier version's library is opened and first changed, or ours is opened again.
      const isOpening = cut % 5 === 4;
      if (cut % 10 === 9 || cut % 10 === 0) await renew(mounted, cut % 10 === 9);
      const { wrong, acknowledged } = await cutOnce(mounted, tools, isOpening);
      figures.cuts += 1;
      figures['acknowledged settings'] += acknowledged;
      failures.push(...wrong.map((line) => `${disk.name}, cut ${cut}: ${line}`));
    }
  } finally {
    spawnSync('umount', [mounted.mount]);
    await rm(mounted.image, { force: true });
  }
  return { figures, failures };
}

/**
 * Power cuts of real file systems on a loop device, by a shutdown that throws away what has not been written,
 * while a library on them is opened and changed; then they are mounted again. `rounds` cuts for each of
 * ext4, ext4 without its own help for renamed files, and xfs.
 */
export async function realDisks(plan: Plan): Promise<Found> {
  const reason = missing();
  if (reason !== null) return { figures: {}, failures: [], skipped: [reason] };
  const random = randomFrom(plan.seed);
  const doer = await bundle(join(import.meta.dirname, '../doer.ts'), plan.folder);
  const down = join(plan.folder, 'godown');
  await writeFile(`${down}.c`, goDown);
  run('cc', '-o', down, `${down}.c`);
  const figures: Record<string, number> = {};
  const failures: string[] = [];
  const skipped: string[] = [];
  for (const disk of disks) {
    if (!isThere(disk.make[0])) {
      skipped.push(`${disk.name}: no ${disk.make[0]}`);
      continue;
    }
    const found = await cutDisk(disk, plan, { doer, down, random, isDeaf: false });
    failures.push(...found.failures);
    for (const [what, figure] of Object.entries(found.figures)) {
      const name = what === 'cuts' ? `cuts of ${disk.name}` : what;
      figures[name] = (figures[name] ?? 0) + figure;
    }
  }
  if (isThere('strace') && disks[1] !== undefined) {
    // Without syncs these cuts must lose something, or they cut nothing.
    const few = { ...plan, folder: join(plan.folder, 'control'), rounds: 5 };
    const found = await cutDisk(disks[1], few, { doer, down, random, isDeaf: true });
    figures['losses of a control without syncs'] = found.failures.length;
    if (found.failures.length === 0) failures.push('a program without syncs lost nothing');
  }
  return { figures, failures, skipped };
}
