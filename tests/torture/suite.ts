import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Found, Item } from './items/item';
import { clocks } from './items/clocks';
import { damage } from './items/damage';
import { failingCalls } from './items/failingCalls';
import { fullDisks } from './items/fullDisks';
import { heldChanges } from './items/heldChanges';
import { interruptedImports } from './items/interruptedImports';
import { killedBackups } from './items/killedBackups';
import { killedCalls } from './items/killedCalls';
import { kills } from './items/kills';
import { powerCuts } from './items/powerCuts';
import { realDisks } from './items/realDisks';
import { twoPrograms } from './items/twoPrograms';

/** An item of the suite: what it does, and how often in a full run. */
interface Listed {
  readonly run: Item;
  readonly rounds: number;
  /** False for what needs a real disk; the rest is quicker in memory. */
  readonly inMemory: boolean;
}

const items: Readonly<Record<string, Listed>> = {
  kills: { run: kills, rounds: 1000, inMemory: true },
  'killed-calls': { run: killedCalls, rounds: 1000, inMemory: true },
  'killed-backups': { run: killedBackups, rounds: 200, inMemory: true },
  'power-cuts': { run: powerCuts, rounds: 10_000, inMemory: true },
  'real-disks': { run: realDisks, rounds: 50, inMemory: false },
  damage: { run: damage, rounds: 100_000, inMemory: true },
  'full-disks': { run: fullDisks, rounds: 5, inMemory: true },
  'failing-calls': { run: failingCalls, rounds: 100_000, inMemory: true },
  'held-changes': { run: heldChanges, rounds: 300, inMemory: true },
  'two-programs': { run: twoPrograms, rounds: 60, inMemory: true },
  clocks: { run: clocks, rounds: 200, inMemory: true },
  'interrupted-imports': { run: (plan) => interruptedImports(plan), rounds: 6, inMemory: true },
};

/** What is to be run: all items when none is named. */
export interface Asked {
  readonly names: readonly string[];
  readonly seed: number;
  /** Instead of each item's own number. */
  readonly rounds: number | null;
  readonly program: string;
  readonly print: (line: string) => void;
}

/** What became of one item. */
interface Row extends Found {
  readonly name: string;
  readonly rounds: number;
  readonly seconds: number;
}

/** The names of all items. */
export const itemNames: readonly string[] = Object.keys(items);

async function memoryFolder(): Promise<string> {
  return access('/dev/shm', constants.W_OK).then(
    () => '/dev/shm',
    () => tmpdir(),
  );
}

async function runItem(
  name: string,
  { run, rounds, inMemory }: Listed,
  asked: Asked,
): Promise<Row> {
  const parent = inMemory ? await memoryFolder() : tmpdir();
  const folder = await mkdtemp(join(parent, 'maqal-torture-'));
  const begun = performance.now();
  const plan = {
    ...{ seed: asked.seed, folder, program: asked.program },
    rounds: asked.rounds ?? rounds,
  };
  try {
    const found = await run(plan).catch((error: unknown) => ({
      figures: {},
      failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }));
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    return { ...found, name, rounds: plan.rounds, seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const mostShown = 20;

function tell(
  { name, rounds, seconds, figures, failures, skipped = [] }: Row,
  print: Asked['print'],
): void {
  const counted = Object.entries(figures).map(([what, figure]) => `${figure} ${what}`);
  const verdict = failures.length === 0 ? 'nothing lost' : `${failures.length} FAILURES`;
  print(`${name}: ${verdict}; ${rounds} rounds, ${seconds} s; ${counted.join(', ')}`);
  for (const reason of skipped) print(`  skipped: ${reason}`);
  for (const failure of failures.slice(0, mostShown)) print(`  ${failure}`);
  if (failures.length > mostShown) print(`  … and ${failures.length - mostShown} more`);
}

/** Runs items one after another and prints what they found; answers how many things went wrong. */
export async function torture(asked: Asked): Promise<number> {
  const names = asked.names.length > 0 ? asked.names : itemNames;
  const rows: Row[] = [];
  for (const name of names) {
    const item = items[name];
    if (item === undefined) {
      throw new Error(`no such item: ${name}; there are ${itemNames.join(', ')}`);
    }
    const row = await runItem(name, item, asked);
    tell(row, asked.print);
    rows.push(row);
  }
  asked.print(`\nseed ${asked.seed}`);
  asked.print('| item | rounds | seconds | failures | figures |');
  asked.print('| --- | --- | --- | --- | --- |');
  for (const { name, rounds, seconds, failures, figures, skipped = [] } of rows) {
    const counted = Object.entries(figures).map(([what, figure]) => `${figure} ${what}`);
    const all = [...counted, ...skipped.map((reason) => `skipped: ${reason}`)].join(', ');
    asked.print(`| ${name} | ${rounds} | ${seconds} | ${failures.length} | ${all} |`);
  }
  return rows.reduce((sum, { failures }) => sum + failures.length, 0);
}
