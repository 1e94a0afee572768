import { execFile } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../torture/bundle';
import { percentile, type BuildFigures, type UseFigures } from './engines/figures';
import { hasPeer, howToInstall } from './engines/peers';
import { kinds, type Kind } from './engines/queries';
import { hasRecoll } from './engines/recoll';
import { hasGenerator, madeArticles } from './importCorpus';

const sizes = (process.env['MAQAL_BENCH_ARTICLES'] ?? '1000,10000,100000').split(',').map(Number);
const wanted = process.env['MAQAL_BENCH_ENGINES']?.split(',');

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string =>
  Number.isNaN(value) ? '' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const mib = (bytes: number): string => String(Math.round(bytes / 1024 / 1024));

/** The engines of the table: ours, and what of the others is there. */
const engines: readonly {
  readonly key: string;
  readonly shown: string;
  readonly isThere: () => boolean;
}[] = [
  { key: 'ours', shown: 'Maqal', isThere: () => true },
  { key: 'nativeFts5', shown: 'FTS5, native', isThere: () => hasPeer('better-sqlite3') },
  { key: 'wasmFts5', shown: 'FTS5, wasm', isThere: () => hasPeer('node-sqlite3-wasm') },
  { key: 'miniSearch', shown: 'MiniSearch', isThere: () => hasPeer('minisearch') },
  { key: 'flexSearch', shown: 'FlexSearch', isThere: () => hasPeer('flexsearch') },
  { key: 'recoll', shown: 'recoll', isThere: hasRecoll },
];

/** What one engine took at one size; null where it gave up. */
type Measured = { readonly build: BuildFigures; readonly use: UseFigures } | null;

async function session(script: string, args: readonly string[]): Promise<unknown> {
  const run = promisify(execFile);
  // MiniSearch holds 100,000 articles in ten gigabytes; others would let garbage lie for so much room.
  const isLarge = args[0] === 'miniSearch' || args[0] === 'flexSearch';
  const parameters = [...(isLarge ? ['--max-old-space-size=14000'] : []), script, ...args];
  const { stdout } = await run(process.execPath, parameters, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as unknown;
}

async function measure(
  script: string,
  key: string,
  corpus: string,
  folder: string,
): Promise<Measured> {
  const own = join(folder, `index-${key}`);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  try {
    const build = (await session(script, [key, 'build', own, corpus])) as BuildFigures;
    const use = (await session(script, [key, 'use', own])) as UseFigures;
    return { build, use };
  } catch (error) {
    say(`${key}: ${String(error).slice(0, 300)}`);
    return null;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Writes the articles into a file, a line each; answers its path. */
async function writeCorpus(size: number, folder: string): Promise<string> {
  const path = join(folder, `articles-${size}.ndjson`);
  if (existsSync(path)) return path;
  const file = createWriteStream(path);
  for await (const article of madeArticles(size, folder)) {
    if (!file.write(`${JSON.stringify(article)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

function timesOf(use: UseFigures, kind?: Kind): readonly number[] {
  return use.queries
    .filter((each) => kind === undefined || each.kind === kind)
    .map((each) => each.ms);
}

/** The kinds that every engine is asked but those that find words alone. */
const shared: readonly Kind[] = kinds.filter((kind) => kind !== 'a mistyped word');

const both = (values: readonly number[]): string =>
  values.length === 0 ? '–' : `${ms(percentile(values, 0.5))} / ${ms(percentile(values, 0.95))}`;

const rows: readonly (readonly [string, (build: BuildFigures, use: UseFigures) => string])[] = [
  ['articles a second', ({ articles, seconds }) => String(Math.round(articles / seconds))],
  ['of processor time', (build) => String(Math.round(build.articles / build.processorSeconds))],
  ['peak while indexing, MiB', ({ peak }) => mib(peak)],
  ['index over UTF-8 text', ({ size, texts }) => (size / texts).toFixed(2)],
  ['of it what is shown', ({ shown, texts }) => (shown === 0 ? '' : (shown / texts).toFixed(2))],
  ['opening to first answer, ms', (_, { opening }) => ms(opening)],
  ['memory after queries, MiB', (_, { memory }) => mib(memory)],
  ['peak while asking, MiB', (_, { peak }) => mib(peak)],
  ['adding one, ms', (_, { adding }) => ms(adding)],
  ['all queries, p50 / p95', (_, use) => both(timesOf(use))],
  ['all but slips, p50 / p95', (_, use) => both(shared.flatMap((kind) => timesOf(use, kind)))],
  ['the first time, p50 / p95', (_, use) => both(use.queries.map(({ first }) => first))],
  ...kinds.map((kind): (typeof rows)[number] => [kind, (_, use) => both(timesOf(use, kind))]),
];

function show(size: number, found: ReadonlyMap<string, Measured>): void {
  const columns = engines.filter(({ key }) => found.has(key));
  const cell = (text: string): string => text.padStart(17);
  say(`\n${`${size} articles`.padEnd(30)}${columns.map(({ shown }) => cell(shown)).join('')}`);
  for (const [label, figure] of rows) {
    const cells = columns.map(({ key }) => {
      const measured = found.get(key) ?? null;
      return cell(measured === null ? '' : figure(measured.build, measured.use));
    });
    say(label.padEnd(30) + cells.join(''));
  }
}

/**
 * Prints what the search takes at growing sizes, beside other engines in the same run, each in processes of
 * its own. The peers are those that `MAQAL_BENCH_PEERS` has, and recoll where it is installed;
 * `MAQAL_BENCH_ENGINES` names some of them, `MAQAL_BENCH_ARTICLES` the sizes, and `MAQAL_BENCH_FOLDER` keeps
 * the articles.
 */
export async function main(): Promise<void> {
  const kept = process.env['MAQAL_BENCH_FOLDER'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'maqal-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const [cpu] = cpus();
    say(
      `${cpus().length} × ${cpu?.model.trim() ?? '?'}, ${mib(totalmem())} MiB, Node ${process.version}`,
    );
    if (!hasGenerator()) say('the articles are made of the words of the bundled samples');
    const chosen = engines.filter(({ key }) => wanted === undefined || wanted.includes(key));
    const there = chosen.filter(({ isThere }) => isThere());
    const missing = chosen.filter((each) => !there.includes(each)).map(({ shown }) => shown);
    if (missing.length > 0) {
      say(`not measured: ${missing.join(', ')}; to install the packages: ${howToInstall}`);
      say('and MAQAL_BENCH_PEERS=FOLDER; recoll: apt-get install recollcmd');
    }
    const script = await bundle(join(import.meta.dirname, 'searchSession.ts'), folder);
    for (const size of sizes) {
      const corpus = await writeCorpus(size, folder);
      const found = new Map<string, Measured>();
      for (const { key } of there) found.set(key, await measure(script, key, corpus, folder));
      show(size, found);
      say(
        `load ${loadavg()
          .map((load) => load.toFixed(1))
          .join(' ')}`,
      );
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
