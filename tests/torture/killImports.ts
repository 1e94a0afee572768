import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openLibrary } from '../../src/main/library/library';
import { numberedArticle } from './articles';

/** How to run the import that is to be killed: `<command> --library DIR --json import FILE…`. */
export interface KillPlan {
  readonly folder: string;
  readonly command: readonly [string, ...string[]];
  readonly rounds: number;
  readonly files: number;
  /** Makes every choice; printed by whoever runs this, so that a run can be had again. */
  readonly seed: number;
}

/** What one killed import left behind. */
export interface KillRound {
  readonly acknowledged: number;
  readonly kept: number;
  /** Articles that were said to be kept and are not. */
  readonly lost: readonly string[];
  readonly isWhole: boolean;
  /** Articles in the library once the import was run again to its end. */
  readonly resumed: number;
  readonly resumedWhole: boolean;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs an import, ends it `after` outcomes and so many milliseconds more (or never); answers the ids printed. */
async function runImport(
  { command: [program, ...args] }: KillPlan,
  library: string,
  files: readonly string[],
  end?: { readonly after: number; readonly delay: number },
): Promise<string[]> {
  const child = spawn(program, [...args, '--library', library, '--json', 'import', ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const ids: string[] = [];
  const endSoon = (): void => {
    if (end) setTimeout(() => child.kill('SIGKILL'), end.delay);
  };
  if (end?.after === 0) endSoon();
  for await (const line of createInterface({ input: child.stdout })) {
    const { id } = JSON.parse(line) as { readonly id: unknown };
    if (typeof id === 'string') ids.push(id);
    if (ids.length === end?.after) endSoon();
  }
  await ended;
  return ids;
}

async function look(folder: string): Promise<{ ids: Set<string>; isWhole: boolean }> {
  const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
  if (!opened.ok) throw new Error(`does not open: ${JSON.stringify(opened.error)}`);
  const library = opened.value;
  const { ok } = await library.check();
  const isWhole = ok && library.notices.length === 0;
  const ids = new Set(library.rows().map(({ summary }) => summary.id));
  await library.close();
  return { ids, isWhole };
}

/** Kills imports with SIGKILL at random moments, each into a new library, and looks at what is left. */
export async function killImports(plan: KillPlan): Promise<KillRound[]> {
  const random = randomFrom(plan.seed);
  const inbox = join(plan.folder, 'inbox');
  await mkdir(inbox);
  const files = Array.from({ length: plan.files }, (_, number) => join(inbox, `${number}.txt`));
  for (const [number, file] of files.entries()) {
    await writeFile(file, numberedArticle(number).original.bytes);
  }
  const rounds: KillRound[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    const library = join(plan.folder, `library-${round}`);
    const after = Math.floor(random() * plan.files);
    // Before the first outcome the program has yet to start; later, a batch takes some 10 ms.
    const delay = random() * (after === 0 ? 400 : 20);
    const acknowledged = await runImport(plan, library, files, { after, delay });
    const left = await look(library);
    await runImport(plan, library, files);
    const resumed = await look(library);
    rounds.push({
      acknowledged: acknowledged.length,
      kept: left.ids.size,
      lost: acknowledged.filter((id) => !left.ids.has(id)),
      isWhole: left.isWhole,
      resumed: resumed.ids.size,
      resumedWhole: resumed.isWhole,
    });
  }
  return rounds;
}
