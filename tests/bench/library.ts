import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../torture/bundle';
import { buildLibrary, gatherLibrary } from './libraryBuild';
import type { Figures } from './libraryFigures';

const sizes = (process.env['MAQAL_BENCH_ARTICLES'] ?? '1000,10000,100000').split(',').map(Number);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

const lines: readonly [string, keyof Figures, (value: number) => string][] = [
  ['first opening, nothing known of it', 'first', ms],
  ['opening', 'opening', ms],
  ['the list, and its first rows', 'listing', ms],
  ['one article added', 'one', ms],
  ['an article of a batch of 128', 'batch', ms],
  ['a bookmark, median of 50', 'mark', ms],
  ['memory, the list being there', 'memory', mib],
  ['memory at most', 'peak', mib],
];

async function session(script: string, args: readonly string[]): Promise<Figures> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [script, ...args], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Figures;
}

function show(name: string, columns: readonly Figures[]): void {
  say(`\n${name.padEnd(36)}${sizes.map((size) => String(size).padStart(14)).join('')}`);
  for (const [label, key, shown] of lines) {
    const cells = columns.map((figures) => shown(figures[key]).padStart(14));
    say(`${label.padEnd(36)}${cells.join('')}`);
  }
}

/**
 * Prints what libraries of growing size take: to open, list, add to and bookmark in, beside the same with
 * all of it in one lowdb file. `MAQAL_BENCH_FOLDER` keeps what was built for the next time.
 */
export async function main(): Promise<void> {
  const kept = process.env['MAQAL_BENCH_FOLDER'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'maqal-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    const [cpu] = cpus();
    say(
      `${cpus().length} × ${cpu?.model.trim() ?? '?'}, ${mib(totalmem())}, Node ${process.version}`,
    );
    const ours = await bundle(join(import.meta.dirname, 'librarySession.ts'), folder);
    const plain = await bundle(join(import.meta.dirname, 'onefileSession.ts'), folder);
    const found: { ours: Figures[]; plain: Figures[] } = { ours: [], plain: [] };
    for (const size of sizes) {
      const library = join(folder, String(size));
      if (!existsSync(library)) await buildLibrary(library, size, folder);
      rmSync(join(library, 'derived'), { recursive: true, force: true });
      const { opening: first } = await session(ours, [library]);
      found.ours.push({ ...(await session(ours, [library])), first });
      const file = join(folder, `${size}.json`);
      gatherLibrary(library, file);
      const all = await session(plain, [file]);
      found.plain.push({ ...all, first: all.opening });
    }
    show('Maqal', found.ours);
    show('one lowdb file', found.plain);
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
