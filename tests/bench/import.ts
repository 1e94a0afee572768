import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../torture/bundle';
import { compare } from './importComparison';
import { writeCorpus } from './importCorpus';
import { measureStages } from './importStages';

const root = resolve(import.meta.dirname, '../..');
const counts = {
  texts: Number(process.env['MAQAL_BENCH_TEXTS'] ?? 10_000),
  pages: Number(process.env['MAQAL_BENCH_PAGES'] ?? 2000),
};

interface SessionResult {
  readonly counts: { readonly added: number; readonly failed: number };
  readonly seconds: number;
  readonly indexed: number;
  readonly spent: Readonly<Record<'find' | 'save' | 'index', number>>;
  readonly batches: number;
  readonly mainHeap: number;
  /** Microseconds of all threads. */
  readonly cpu: { readonly user: number; readonly system: number };
  readonly peak: number;
  readonly delay: Readonly<Record<'p95' | 'p99' | 'max', number>>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

async function runSession(script: string, folder: string, kind: string): Promise<SessionResult> {
  const args = [
    script,
    join(folder, kind),
    join(folder, `library-${kind}`),
    join(root, 'out/main'),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as SessionResult;
}

function show(kind: string, result: SessionResult, target: number): void {
  const { added, failed } = result.counts;
  const rate = added / result.seconds;
  say(`\n${kind}: ${added} added, ${failed} failed in ${result.seconds.toFixed(1)} s`);
  say(
    `  rate            ${rate.toFixed(0)} a second (target ${target}: ${rate >= target ? 'met' : 'missed'})`,
  );
  const { user, system } = result.cpu;
  const cost = (user + system) / 1000 / Math.max(1, added);
  const share = (user + system) / 1e6 / result.seconds;
  say(
    `  processor time  ${ms(cost)} an article (${ms(system / 1000 / added)} of it the system's); ${share.toFixed(2)} processors were had`,
  );
  say(`  all findable    ${result.indexed.toFixed(1)} s after the start`);
  say(
    `  peak memory     ${mib(result.peak)} in all, of it ${mib(result.mainHeap)} in the main thread's heap`,
  );
  say(
    `  main thread     p95 ${ms(result.delay.p95)}, p99 ${ms(result.delay.p99)}, longest ${ms(result.delay.max)} until it answers`,
  );
  const each = (total: number): string => ms(total / Math.max(1, added));
  const { find, save, index } = result.spent;
  say(
    `  beside reading  find ${each(find)}, save ${each(save)} (${result.batches} batches), index ${each(index)} an article`,
  );
}

/** Prints rate, memory and the time of each stage for plain texts and saved pages, through the built threads. */
export async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'maqal-bench-'));
  try {
    const [cpu] = cpus();
    say(
      `${cpus().length} × ${cpu?.model.trim() ?? '?'}, ${mib(totalmem())}, Node ${process.version}`,
    );
    await writeCorpus(folder, counts);
    const script = await bundle(join(import.meta.dirname, 'importSession.ts'), folder);
    show('plain texts', await runSession(script, folder, 'texts'), 200);
    show('saved pages of 100 KB', await runSession(script, folder, 'pages'), 40);
    await measureStages(folder, say);
    await compare(folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
