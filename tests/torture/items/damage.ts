import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { numberedArticle } from '../articles';
import { resealed, spoiltOf, type Spoilt } from '../damages';
import { buildDisk, diskBefore } from '../disk/buildDisk';
import type { DiskState } from '../disk/diskStates';
import { scriptedChanges, seenOf } from '../doings';
import { randomFrom } from '../random';
import type { Found, Plan } from './item';

/** The stores of a library with one shard, and what is seen of it because of each. */
const stores: Readonly<Record<string, readonly string[]>> = {
  'library.json': [],
  'settings.json': ['fontSize'],
  'reports.json': ['report'],
  'searches.json': ['search'],
  'records/0001.json': [],
  'reading/0001.json': ['star', 'tags', 'progress', 'trash'],
  'bookmarks/0001.json': ['bookmark'],
};

type Seen = ReadonlyMap<string, string>;

/** One way in which a library is damaged; null where a generation is left as it is. */
interface Damage {
  readonly what: string;
  readonly store: string;
  readonly current: Spoilt | null;
  readonly previous: Spoilt | null;
}

/** A whole library in memory, and what is seen of it, also where one store is of its previous generation. */
interface Whole {
  readonly folder: string;
  readonly state: DiskState;
  readonly now: Seen;
  readonly previous: ReadonlyMap<string, Seen>;
}

const clock = (): Date => new Date();

async function opened(folder: string): Promise<Library> {
  const result = await openLibrary({ folder, clock, access: 'write' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function seenIn(folder: string): Promise<Seen> {
  const library = await opened(folder);
  const seen = seenOf(library);
  await library.close();
  return seen;
}

async function fill(folder: string): Promise<Whole> {
  await mkdir(folder);
  const library = await opened(folder);
  await library.add([numberedArticle(500)]);
  const { id } = numberedArticle(500).article;
  // Twice, so that each store has two generations; what is to be purged is not: records differ by additions alone.
  for (let round = 0; round < 2; round += 1) {
    for (const change of scriptedChanges(library)) if (change.what !== 'purge') await change.make();
    await library.changeReading(id, { progress: (round + 1) / 4 });
  }
  await library.close();
  const before = diskBefore(folder);
  const names = new Map<string, number | 'folder'>(before.folders.map((path) => [path, 'folder']));
  before.paths.forEach((path, at) => names.set(path, -1 - at));
  const state = { names, files: before.files };
  const now = await seenIn(folder);
  const previous = new Map<string, Seen>();
  for (const store of Object.keys(stores)) {
    const files = new Map(state.files);
    files.set(numberOf(state, folder, store), bytesOf(state, folder, `${store}.1`));
    buildDisk(folder, { names, files });
    previous.set(store, await seenIn(folder));
  }
  return { folder, state, now, previous };
}

function numberOf({ names }: DiskState, folder: string, file: string): number {
  const number = names.get(join(folder, file));
  if (typeof number !== 'number') throw new Error(`no ${file}`);
  return number;
}

const bytesOf = (state: DiskState, folder: string, file: string): Uint8Array =>
  state.files.get(numberOf(state, folder, file)) ?? new Uint8Array();

/** All damages of each store's generations, each alone, and every kind of them in both. */
function* allDamages({ folder, state }: Whole): Generator<Damage> {
  for (const store of Object.keys(stores)) {
    const current = Buffer.from(bytesOf(state, folder, store));
    const previous = Buffer.from(bytesOf(state, folder, `${store}.1`));
    for (const [what, spoilt] of spoiltOf(current)) {
      yield { what: `${store}: ${what}`, store, current: spoilt, previous: null };
      const isKind = !/byte \d+/.test(what);
      if (isKind) {
        yield { what: `${store}, both: ${what}`, store, current: spoilt, previous: spoilt };
      }
    }
    for (const [what, spoilt] of spoiltOf(previous)) {
      yield { what: `${store}.1: ${what}`, store, current: null, previous: spoilt };
    }
  }
}

function spoil({ folder, state }: Whole, { store, current, previous }: Damage): void {
  const names = new Map(state.names);
  const files = new Map(state.files);
  for (const [file, spoilt] of [
    [store, current],
    [`${store}.1`, previous],
  ] as const) {
    if (spoilt === null) continue;
    const path = join(folder, file);
    const number = numberOf(state, folder, file);
    if (typeof spoilt !== 'string') files.set(number, spoilt);
    else if (spoilt === 'nothing') names.set(path, null);
    else {
      names.set(path, 'folder');
      names.set(join(path, 'inside'), number);
    }
  }
  buildDisk(folder, { names, files });
}

/** What is seen of a library because of one store, or because of all others. */
function part(seen: Seen, store: string, isOwn: boolean): string {
  const own = stores[store] ?? [];
  const keys = [...seen].filter(([key]) => own.includes(key.split(' ')[0] ?? '') === isOwn);
  return keys
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n');
}

/** Whether the bytes of a damaged file are in the library's folder still. */
function isKept(folder: string, bytes: Uint8Array): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) =>
      entry.isFile() &&
      /\.damaged-|\.1$/.test(entry.name) &&
      readFileSync(join(entry.parentPath, entry.name)).equals(bytes),
  );
}

async function judge(whole: Whole, damage: Damage): Promise<string[]> {
  const { folder, now } = whole;
  const { store, current, previous } = damage;
  spoil(whole, damage);
  const result = await openLibrary({ folder, clock, access: 'write' });
  if (!result.ok) return [`does not open: ${JSON.stringify(result.error)}`];
  const library = result.value;
  const wrong: string[] = [];
  try {
    const seen = seenOf(library);
    if (part(seen, store, false) !== part(now, store, false)) wrong.push('another store suffered');
    const own = part(seen, store, true);
    const before = whole.previous.get(store) ?? now;
    if (current === null && own !== part(now, store, true)) {
      wrong.push('the whole one was not taken');
    }
    if (current !== null && previous === null && own !== part(before, store, true)) {
      wrong.push('not the generation before');
    }
    // Reports and searches of a library that had none yet are nobody's loss.
    const isSaid = library.notices.some(({ file }) => file === store);
    const isTold = isSaid || (/^(?:reports|searches)/.test(store) && current === 'nothing');
    if (current !== null && !isTold) wrong.push('nothing is said of it');
    for (const spoilt of current === null ? [] : [current, previous]) {
      if (spoilt instanceof Uint8Array && !isKept(folder, spoilt)) wrong.push('not kept');
    }
    const { findings } = await library.check();
    const bad = findings.filter(({ kind, id }) => kind !== 'orphan' && id !== `${store}.1`);
    if (bad.length > 0) wrong.push(`not whole afterwards: ${JSON.stringify(bad)}`);
  } finally {
    await library.close();
  }
  return wrong;
}

/** A store of a later version: nothing is touched, and nothing may be changed. */
async function judgeNewer(whole: Whole, store: string): Promise<string[]> {
  const { folder, state } = whole;
  const newer = resealed(Buffer.from(bytesOf(state, folder, store)), {
    schema: 99,
    data: 'a riddle',
  });
  spoil(whole, { what: '', store, current: Buffer.from(newer), previous: null });
  const before = diskBefore(folder);
  const wrong: string[] = [];
  for (const access of ['write', 'read'] as const) {
    const result = await openLibrary({ folder, clock, access });
    if (!result.ok && result.error.code !== 'library-newer') wrong.push(result.error.code);
    if (!result.ok) continue;
    if ((await result.value.changeSettings({ fontSize: 33 })).ok) wrong.push('was changed');
    await result.value.close();
  }
  const after = diskBefore(folder);
  const text = ({ paths, files }: typeof before): string =>
    paths
      .map((path, at) => `${relative(folder, path)} ${String(files.get(-1 - at))}`)
      .sort()
      .join();
  if (text(before) !== text(after)) wrong.push('was touched');
  return wrong;
}

/**
 * Damages each store of a small library in every way: cut at every byte, every byte flipped, and whatever
 * else may be found in a file's place; its current generation, its previous one, both. `rounds` of all these
 * are tried, evenly spread. Never a crash, never silence, no more lost than the last generation, the damaged
 * file kept.
 */
export async function damage({ seed, rounds, folder }: Plan): Promise<Found> {
  const whole = await fill(join(folder, 'library'));
  const failures: string[] = [];
  for (const store of Object.keys(stores)) {
    const wrong = await judgeNewer(whole, store);
    failures.push(...wrong.map((line) => `${store} of a later version: ${line}`));
  }
  const all = [...allDamages(whole)];
  const step = Math.max(1, all.length / rounds);
  let states = 0;
  for (let at = randomFrom(seed).next() * step; at < all.length; at += step) {
    const each = all[Math.floor(at)];
    if (each === undefined || failures.length >= 50) break;
    const wrong = await judge(whole, each);
    states += 1;
    failures.push(...wrong.map((line) => `${each.what}: ${line}`));
  }
  return {
    figures: { states, 'of all': all.length, stores: Object.keys(stores).length },
    failures,
  };
}
