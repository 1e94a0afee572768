import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Result } from '#shared/result';
import {
  createTaker,
  drillSnapshot,
  listSnapshots,
  prepareFolder,
  verifySnapshot,
} from '../../src/main/backups/backups';
import { openLibrary, takeLock, type Library } from '../../src/main/library/library';
import { numberedArticle } from './articles';
import { randomFrom } from './random';

/** How to run the backup that is to be killed: `<command> --library DIR --json backup --to DIR`. */
export interface KillBackupsPlan {
  readonly folder: string;
  readonly command: readonly [string, ...string[]];
  readonly rounds: number;
  /** Makes every choice; printed by whoever runs this, so that a run can be had again. */
  readonly seed: number;
}

/** What one killed backup left behind. */
export interface KillBackupsRound {
  /** True when the backup had said that it is done. */
  readonly acknowledged: boolean;
  /** True when that backup was not in the list afterwards, nor had given way to a later one. */
  readonly lost: boolean;
  /** Snapshots that were not whole, before the next backup and after it. */
  readonly broken: readonly string[];
  /** Whether the next backup could be made, and restored on trial to all that the library holds. */
  readonly isResumed: boolean;
  readonly snapshots: number;
}

const hour = 60 * 60_000;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const openAt = async (folder: string, access: 'read' | 'write'): Promise<Library> =>
  valueOf(await openLibrary({ folder, clock: () => new Date(), access }));

/** Some articles more, some read, and now and then one purged, so that each backup has something to copy and to sweep. */
async function change(folder: string, round: number): Promise<void> {
  const library = await openAt(folder, 'write');
  const batch = Array.from({ length: 4 }, (_, at) => numberedArticle(round * 4 + at));
  valueOf(await library.add(batch));
  valueOf(await library.changeReading(batch[0]?.article.id ?? '', { starred: true }));
  if (round % 3 === 2) {
    const old = [numberedArticle(round * 4 - 5).article.id];
    valueOf(await library.trash(old));
    valueOf(await library.purge(old));
  }
  await library.close();
}

/** Runs a backup and kills it after so many milliseconds (never for null); answers what it printed, and how long it ran. */
async function runBackup(
  { command: [program, ...args] }: KillBackupsPlan,
  { library, target, now }: { library: string; target: string; now: string },
  delay: number | null,
): Promise<{ id: string | null; ms: number }> {
  const start = performance.now();
  const child = spawn(
    program,
    [...args, '--library', library, '--json', 'backup', '--to', target],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, MAQAL_TORTURE_NOW: now },
    },
  );
  const ended = once(child, 'close');
  const timer = delay === null ? null : setTimeout(() => child.kill('SIGKILL'), delay);
  const said = await text(child.stdout);
  await ended;
  if (timer !== null) clearTimeout(timer);
  const line = said.split('\n').find((each) => each.endsWith('}')) ?? 'null';
  const { id = null } = (JSON.parse(line) ?? {}) as { id?: string | null };
  return { id, ms: performance.now() - start };
}

/** Kills backups with SIGKILL at random moments, and looks at what is left: every snapshot has to be whole at any time. */
export async function killBackups(plan: KillBackupsPlan): Promise<KillBackupsRound[]> {
  const random = randomFrom(plan.seed);
  const library = join(plan.folder, 'library');
  const target = join(plan.folder, 'backups');
  await mkdir(target);
  await change(library, 0);
  let now = Date.parse('2026-03-02T08:00:00Z');
  const at = () => ({ library, target, now: new Date(now).toISOString() });
  let { ms: whole } = await runBackup(plan, at(), null);
  const rounds: KillBackupsRound[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    await change(library, round);
    now += hour;
    const delay = random.next() * whole * 1.2;
    const { id, ms } = await runBackup(plan, at(), delay);
    // How long a whole one takes changes with all else that the machine does.
    if (id !== null) whole = (whole + ms) / 2;
    else if (delay > whole) whole = delay * 1.2;
    now += hour / 2;
    rounds.push(await look(library, target, id, new Date(now)));
  }
  return rounds;
}

async function look(
  folder: string,
  target: string,
  id: string | null,
  now: Date,
): Promise<KillBackupsRound> {
  const library = await openAt(folder, 'write');
  const place = { target, libraryId: library.backing.id, lock: takeLock };
  const list = async () => valueOf(await listSnapshots(place));
  const broken: string[] = [];
  const verifyAll = async (): Promise<void> => {
    const { snapshots, unreadable } = await list();
    broken.push(...unreadable);
    for (const snapshot of snapshots.slice(0, 3)) {
      const { verification } = valueOf(await verifySnapshot(place, snapshot.id, now));
      if (!verification.ok) broken.push(snapshot.id);
    }
  };
  await verifyAll();
  const isListed = id === null || (await list()).snapshots.some((each) => each.id === id);
  valueOf(await prepareFolder(place));
  const taker = createTaker({ ...library.backing, folder }, place, () => now);
  const taken = valueOf(await taker.take(new AbortController().signal));
  await verifyAll();
  const drill = valueOf(
    await drillSnapshot(place, null, (restored) =>
      openLibrary({ folder: restored, clock: () => now, access: 'read' }),
    ),
  );
  const isAll = drill.articles === library.rows().length && drill.snapshot === taken.snapshot.id;
  await library.close();
  return {
    ...{ acknowledged: id !== null, lost: !isListed, broken, isResumed: drill.ok && isAll },
    snapshots: (await list()).snapshots.length,
  };
}
