import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { createTrash } from '../../../src/main/trash';
import { bundle } from '../bundle';
import { anyChange, doSome, makeChange, seenOf } from '../doings';
import { createHistory } from '../history';
import { judgeLibrary } from '../judge';
import { randomFrom, type Random } from '../random';
import { hearDoer, watchProcess } from '../watchedProcess';
import type { Found, Plan } from './item';

const hour = 60 * 60_000;
const day = 24 * hour;

/** How far from the right time a clock may be. */
const errors = [0, 0, -400 * day, -2 * hour, -1, 2 * day, 2 * day, hour];
/** Zones with different days at one moment, and with half hours. */
const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Africa/Cairo'];

/** A clock that can be set wrong; its right time goes on by a second at each look. */
function createClock(start: number) {
  let right = start;
  let wrongBy = 0;
  return {
    read: () => new Date((right += 1000) + wrongBy),
    right: () => new Date(right),
    set: (error: number) => void (wrongBy = error),
    pass: (time: number) => void (right += time),
  };
}
type Clock = ReturnType<typeof createClock>;

async function open(folder: string, { read }: Clock): Promise<Library> {
  const opened = await openLibrary({ folder, clock: read, access: 'write' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

const idsOf = (library: Library): string[] => library.rows().map(({ summary }) => summary.id);

/** What came last stands first: the articles that were there keep their order behind the new ones. */
function orderIsKept(before: readonly string[], after: readonly string[]): boolean {
  const known = new Set(before);
  const left = before.filter((id) => after.includes(id));
  const old = after.filter((id) => known.has(id));
  return old.join() === left.join() && after.slice(after.length - old.length).join() === old.join();
}

async function wrongClocks(folder: string, random: Random): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  const clock = createClock(Date.parse('2026-03-28T23:00:00Z')); // a night of a change to summer time
  const history = createHistory(new Map([['fontSize', '21']]));
  const wrong: string[] = [];
  let library = await open(folder, clock);
  for (let step = 0; step < 12; step += 1) {
    clock.set(random.of(errors));
    process.env['TZ'] = random.of(zones);
    const before = idsOf(library);
    await doSome(library, random, history);
    if (!orderIsKept(before, idsOf(library))) wrong.push(`step ${step}: the order has changed`);
    if (!random.chance(0.3)) continue;
    const ids = idsOf(library);
    await library.close();
    library = await open(folder, clock);
    if (idsOf(library).join() !== ids.join()) {
      wrong.push(`step ${step}: another order after opening`);
    }
    wrong.push(...library.notices.map((notice) => JSON.stringify(notice)));
  }
  wrong.push(...history.judge(seenOf(library)), ...(await trashIsKept(library, clock, random)));
  await library.close();
  return [...wrong, ...(await judgeLibrary({ folder, history: null })).wrong];
}

/** What was put into the trash under a wrong clock stays there for as long as any other. */
async function trashIsKept(library: Library, clock: Clock, random: Random): Promise<string[]> {
  const trash = createTrash(library, () => Promise.resolve());
  clock.set(-400 * day);
  const change = anyChange(library, random, new Set());
  if (change !== null) await makeChange(change, { begin: () => () => undefined });
  const [row] = library.rows();
  if (row === undefined) return [];
  await library.trash([row.summary.id]);
  clock.set(0);
  const early = await trash.purgeExpired(clock.right());
  if (!early.ok || early.value.length > 0) return ['the trash was emptied too early'];
  clock.pass(40 * day);
  const late = await trash.purgeExpired(clock.right());
  return late.ok && late.value.includes(row.summary.id) ? [] : ['the trash was never emptied'];
}

/** A lock that a dead process left is no living one's, whatever time it bears. */
async function wrongLocks(folder: string, doer: string, error: number): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  const history = createHistory(new Map([['fontSize', '21']]));
  const command = [process.execPath, doer, folder, '1', '1000'] as const;
  const watched = watchProcess(
    command,
    hearDoer(history, (told) => {
      if ('done' in told) watched.child.kill('SIGKILL');
    }),
  );
  await watched.ended;
  const moment = new Date(Date.now() + error);
  await utimes(join(folder, 'writer.lock'), moment, moment);
  const { wrong } = await judgeLibrary({ folder, history });
  return wrong.map((line) => `a dead lock ${error / hour} hours away: ${line}`);
}

/**
 * Clocks that are set back, put forward by two days or moved to another zone between changes, so many times:
 * nothing is lost, the order stays, the trash keeps for its term, and no lock outlives its process.
 */
export async function clocks({ seed, rounds, folder: parent }: Plan): Promise<Found> {
  const random = randomFrom(seed);
  const folder = join(parent, 'library');
  const zone = process.env['TZ'];
  const failures: string[] = [];
  try {
    for (let round = 0; round < rounds && failures.length < 50; round += 1) {
      const wrong = await wrongClocks(folder, random);
      failures.push(...wrong.map((line) => `round ${round}: ${line}`));
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  const doer = await bundle(join(import.meta.dirname, '../doer.ts'), parent);
  const lockErrors = [-400 * day, 2 * day];
  for (const error of lockErrors) failures.push(...(await wrongLocks(folder, doer, error)));
  return { figures: { libraries: rounds, 'dead locks': lockErrors.length }, failures };
}
