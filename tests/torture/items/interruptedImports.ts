import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLibrary, type Terminal } from '../../../src/cli/terminal';
import { terminalWords } from '../../../src/cli/words';
import { openLibrary } from '../../../src/main/library/library';
import { numberedArticle } from '../articles';
import { randomFrom, type Random } from '../random';
import { watchProcess } from '../watchedProcess';
import type { Found, Plan } from './item';

const ways = ['cancelled', 'SIGINT', 'SIGKILL'] as const;
type Way = (typeof ways)[number];

/** An import of a folder, over and over, and what has been said to be kept. */
interface Importing {
  readonly inbox: string;
  readonly folder: string;
  readonly program: string;
  readonly files: number;
  readonly kept: Set<string>;
}

/** The moment of an interruption: after so many outcomes, and a little later. */
interface Moment {
  readonly outcomes: number;
  readonly delay: number;
}

/** Interrupts the built terminal program, or (without a signal) lets it come to its end. */
async function importInTerminal(
  { inbox, folder, program, kept }: Importing,
  stop: (Moment & { readonly signal: 'SIGINT' | 'SIGKILL' }) | null,
): Promise<readonly string[]> {
  let heard = 0;
  const args = ['--library', folder, '--json', 'import', inbox];
  const watched = watchProcess([process.execPath, program, ...args], (line) => {
    const { id } = JSON.parse(line) as { readonly id: string | null };
    if (id === null) return line;
    kept.add(id);
    heard += 1;
    if (heard === stop?.outcomes) setTimeout(() => watched.child.kill(stop.signal), stop.delay);
    return null;
  });
  return watched.ended;
}

/** Cancels the application's own import; answers how many milliseconds it took to end. */
async function cancel({ inbox, folder, program, kept }: Importing, stop: Moment): Promise<number> {
  const terminal: Terminal = {
    words: terminalWords({}),
    json: true,
    folder,
    workerScript: join(dirname(program), 'importWorker.cjs'),
    threads: 2,
    print: () => undefined,
    complain: () => undefined,
  };
  let cancelledAt = 0;
  let endedAt = 0;
  await withLibrary(terminal, 'write', async ({ application }) => {
    let heard = 0;
    const strike = (): void => {
      cancelledAt = performance.now();
      void application.handlers['import:cancel']({});
    };
    await application.importPaths([inbox], ({ id }) => {
      if (id !== null) kept.add(id);
      heard += 1;
      if (heard === stop.outcomes) setTimeout(strike, stop.delay);
    });
    endedAt = performance.now();
    return 0;
  });
  return cancelledAt === 0 ? 0 : endedAt - cancelledAt;
}

/** What is wrong with what is there: an article that was said to be kept is not, or is there twice. */
async function judge({ folder, kept }: Importing, isWhole: boolean): Promise<string[]> {
  const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
  if (!opened.ok) return [`does not open: ${JSON.stringify(opened.error)}`];
  const library = opened.value;
  const ids = library.rows().map(({ summary }) => summary.id);
  const wrong = library.notices.map((notice) => JSON.stringify(notice));
  for (const id of kept) if (!library.has(id)) wrong.push(`${id} is lost`);
  if (new Set(ids).size !== ids.length) wrong.push('an article is there twice');
  if (isWhole) {
    const { findings } = await library.check();
    wrong.push(...findings.map((finding) => `check: ${JSON.stringify(finding)}`));
  }
  await library.close();
  return wrong;
}

async function interrupt(importing: Importing, way: Way, random: Random): Promise<number> {
  const moment = { outcomes: 1 + random.below(importing.files), delay: random.next() * 300 };
  if (way === 'cancelled') return cancel(importing, moment);
  await importInTerminal(importing, { ...moment, signal: way });
  return 0;
}

/**
 * Some thousand files are imported and interrupted at a random moment: cancelled as the window does it, by
 * Ctrl-C, by a kill; then again, and in the end to the end. Then each article is there once and whole.
 * `rounds` counts the interruptions.
 */
export async function interruptedImports(plan: Plan, files = 10_000): Promise<Found> {
  const { seed, rounds, folder, program } = plan;
  if (program === null) return { figures: {}, failures: [], skipped: ['nothing has been built'] };
  const random = randomFrom(seed);
  const inbox = join(folder, 'inbox');
  await mkdir(inbox);
  for (let number = 0; number < files; number += 1) {
    await writeFile(join(inbox, `${number}.txt`), numberedArticle(number).original.bytes);
  }
  const kept = new Set<string>();
  const importing: Importing = { inbox, folder: join(folder, 'library'), program, files, kept };
  const figures: Record<string, number> = { files };
  const failures: string[] = [];
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const way = ways[(round + seed) % ways.length] ?? 'SIGKILL';
    slowest = Math.max(slowest, await interrupt(importing, way, random));
    figures[way] = (figures[way] ?? 0) + 1;
    const wrong = await judge(importing, false);
    failures.push(...wrong.map((line) => `after round ${round} (${way}): ${line}`));
  }
  failures.push(...(await importInTerminal(importing, null)));
  failures.push(...(await judge(importing, true)));
  if (kept.size !== files) failures.push(`${kept.size} of ${files} files were imported`);
  const { status } = spawnSync(process.execPath, [program, '--library', importing.folder, 'check']);
  if (status !== 0) failures.push(`maqal check ended with ${status ?? 'nothing'}`);
  return { figures: { ...figures, 'slowest cancel in ms': Math.round(slowest) }, failures };
}
