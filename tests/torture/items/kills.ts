import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openLibrary } from '../../../src/main/library/library';
import { bundle } from '../bundle';
import { pooledArticle, seenOf } from '../doings';
import { createHistory, type History } from '../history';
import { judgeLibrary, leftovers } from '../judge';
import { randomFrom, type Random } from '../random';
import { hearDoer, watchProcess, type Watched } from '../watchedProcess';
import type { Found, Plan } from './item';

const storedLibrary = resolve(import.meta.dirname, '../../fixtures/libraries/1');

/** A library that is killed again and again, and what it may show. */
interface Victim {
  readonly folder: string;
  readonly history: History;
}

/** What every kind of round needs. */
interface Tools {
  readonly doer: string;
  readonly program: string | null;
  readonly inbox: string;
  readonly random: Random;
}

/** Starts something on a library, which is to be killed so many milliseconds after it has said something. */
type Start = (victim: Victim, tools: Tools, heard: () => void) => Watched;

const startDoer: Start = ({ folder, history }, { doer, random }, heard) => {
  const seed = random.below(2 ** 31);
  return watchProcess(
    [process.execPath, doer, folder, String(seed), '1000'],
    hearDoer(history, heard),
  );
};

const files = 24;

/** The terminal's import of files that the doings know as well. */
const startImport: Start = ({ folder, history }, { program, inbox, random }, heard) => {
  const numbers = Array.from({ length: files }, (_, number) => number).filter(() =>
    random.chance(0.5),
  );
  const acknowledge = new Map(
    numbers.map((number) => {
      const { id } = pooledArticle(number).article;
      return [id, history.begin({ [`article ${id}`]: 'there', [`trash ${id}`]: null })];
    }),
  );
  const paths = numbers.map((number) => join(inbox, `${number}.txt`));
  const args = ['--library', folder, '--json', 'import', ...paths];
  return watchProcess([process.execPath, program ?? '', ...args], (line) => {
    const { id, outcome } = JSON.parse(line) as { id: string | null; outcome: string };
    acknowledge.get(id ?? '')?.();
    heard();
    return outcome === 'failed' ? line : null;
  });
};

async function newVictim(folder: string, isOld: boolean): Promise<Victim> {
  await rm(folder, { recursive: true, force: true });
  if (isOld) await cp(storedLibrary, folder, { recursive: true });
  const options = { folder, clock: () => new Date() };
  if (!isOld) await mkdir(folder);
  const opened = await openLibrary({ ...options, access: isOld ? 'read' : 'write' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const history = createHistory(seenOf(opened.value));
  await opened.value.close();
  return { folder, history };
}

/** An import keeps a report under a name of its own choice, and drops the oldest for it. */
function besidesReports({ judge }: History, before: ReadonlySet<string>): Pick<History, 'judge'> {
  const isOther = (line: string): boolean => {
    const key = /^report \S+/.exec(line)?.[0];
    return key === undefined || (before.size < 20 && before.has(key));
  };
  return { judge: (seen) => judge(seen).filter(isOther) };
}

/** A kind of round: what is started, on what, and when it may be killed. */
interface KindOfRound {
  readonly start: Start;
  /** How often, beside the others. */
  readonly weight: number;
  readonly isOld: boolean;
  /** How many of them are killed at a moment reckoned from their start, and not from what they say. */
  readonly fromStart: number;
  /** The program has surely begun its work after so many milliseconds, and said so many lines. */
  readonly startTime: number;
  readonly lines: number;
}

const kinds: Readonly<Record<string, KindOfRound>> = {
  changes: {
    ...{ start: startDoer, weight: 6, isOld: false },
    ...{ fromStart: 0.2, startTime: 250, lines: 12 },
  },
  'changes of an old library': {
    ...{ start: startDoer, weight: 2, isOld: true },
    ...{ fromStart: 0.2, startTime: 250, lines: 4 },
  },
  // Its outcomes come all at once, when it has nearly ended.
  imports: {
    ...{ start: startImport, weight: 3, isOld: false },
    ...{ fromStart: 0.8, startTime: 600, lines: 2 },
  },
};

/** What came of one round. */
interface Killed {
  readonly wrong: readonly string[];
  readonly isCut: boolean;
  readonly acknowledged: number;
}

async function killOne(
  victim: Victim,
  { start, fromStart, startTime, lines }: KindOfRound,
  tools: Tools,
): Promise<Killed> {
  const { folder, history } = victim;
  const { random } = tools;
  const reports = new Set(history.keys().filter((key) => key.startsWith('report ')));
  // From its very start, or from when it has said something.
  const isFromStart = random.chance(fromStart);
  const delay = random.next() * (isFromStart ? startTime : 60);
  let timer: NodeJS.Timeout | null = null;
  const strike = (): void => {
    timer ??= setTimeout(() => watched.child.kill('SIGKILL'), delay);
  };
  const skip = isFromStart ? Infinity : random.below(lines);
  let heard = 0;
  const watched = start(victim, tools, () => {
    heard += 1;
    if (heard > skip) strike();
  });
  if (isFromStart) strike();
  const wrong = [...(await watched.ended)];
  if (timer !== null) clearTimeout(timer);
  const isCut = watched.child.signalCode === 'SIGKILL';
  const judging = start === startImport ? besidesReports(history, reports) : history;
  const judged = await judgeLibrary({ folder, history: judging, goesOn: false });
  wrong.push(...judged.wrong, ...leftovers(folder));
  const acknowledged = history.acknowledged();
  if (judged.seen !== null) history.settle(judged.seen);
  return { wrong, isCut, acknowledged };
}

/** So often one library is killed before another is begun. */
const lifetime = 60;

/**
 * Programs that change a library are ended by SIGKILL at a random moment, so many times: the same library
 * goes on from kill to kill. After each it must open, be whole, and hold all that was acknowledged.
 */
export async function kills({ seed, rounds, folder, program }: Plan): Promise<Found> {
  const random = randomFrom(seed);
  const doer = await bundle(join(import.meta.dirname, '../doer.ts'), folder);
  const inbox = join(folder, 'inbox');
  await mkdir(inbox);
  for (let number = 0; number < files; number += 1) {
    await writeFile(join(inbox, `${number}.txt`), pooledArticle(number).original.bytes);
  }
  const tools: Tools = { doer, program, inbox, random };
  const bag = Object.entries(kinds).flatMap(([name, { weight }]) =>
    name === 'imports' && program === null ? [] : Array.from({ length: weight }, () => name),
  );
  const figures: Record<string, number> = {};
  const add = (what: string, count: number): void => {
    figures[what] = (figures[what] ?? 0) + count;
  };
  const failures: string[] = [];
  let victim = await newVictim(join(folder, 'library'), false);
  for (let round = 0; round < rounds && failures.length < 50; round += 1) {
    const name = random.of(bag);
    const kind = kinds[name];
    if (kind === undefined) continue;
    if (round % lifetime === lifetime - 1) victim = await newVictim(victim.folder, false);
    const own = kind.isOld ? await newVictim(join(folder, 'old'), true) : victim;
    const { wrong, isCut, acknowledged } = await killOne(own, kind, tools);
    add(name, 1);
    add('killed', isCut ? 1 : 0);
    add('acknowledged settings', acknowledged);
    failures.push(...wrong.map((line) => `round ${round} (${name}): ${line}`));
  }
  const skipped = program === null ? ['imports by the terminal: it has not been built'] : [];
  return { figures, failures, skipped };
}
