/**
 * One engine in a process of its own: `searchSession.mjs ENGINE build FOLDER CORPUS` makes an index of the
 * articles of a file, `searchSession.mjs ENGINE use FOLDER` opens it and asks. Prints one line of JSON.
 */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchArticle, Engine } from './engines/engine';
import { median, type BuildFigures, type UseFigures } from './engines/figures';
import { flexSearch } from './engines/flexSearch';
import { nativeFts5, wasmFts5 } from './engines/fts5';
import { miniSearch } from './engines/miniSearch';
import { ours } from './engines/ours';
import { benchQueries } from './engines/queries';
import { recoll } from './engines/recoll';

const engines: Readonly<Record<string, Engine>> = {
  ...{ ours, miniSearch, flexSearch, nativeFts5, wasmFts5, recoll },
};
const rounds = 5;
/** What takes longer, in milliseconds, is asked once: some engines take minutes for a letter. */
const askedOnce = 5000;

async function* articlesOf(corpus: string): AsyncGenerator<BenchArticle> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(corpus) })) {
    yield { ...(JSON.parse(line) as Omit<BenchArticle, 'number'>), number };
    number += 1;
  }
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + statSync(path).size, 0);

const peakOf = (engine: Engine): number =>
  Math.max(process.resourceUsage().maxRSS * 1024, engine.peakOfOthers?.() ?? 0);

async function build(engine: Engine, folder: string, corpus: string): Promise<BuildFigures> {
  let [count, texts] = [0, 0];
  async function* counted(): AsyncGenerator<BenchArticle> {
    for await (const article of articlesOf(corpus)) {
      count += 1;
      texts += Buffer.byteLength(article.title) + Buffer.byteLength(article.body);
      yield article;
    }
  }
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await engine.build(counted(), folder);
  const { user, system } = process.cpuUsage(used);
  const { apart, shown } = engine;
  const files = [...filesBelow(folder)].filter(
    (path) => apart === undefined || !path.startsWith(join(folder, apart)),
  );
  return {
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: (user + system) / 1e6,
    ...{ articles: count, texts, peak: peakOf(engine), size: bytesOf(files) },
    shown: bytesOf(files.filter((path) => basename(path) === shown)),
  };
}

async function use(engine: Engine, folder: string): Promise<UseFigures> {
  const [first] = benchQueries;
  if (first === undefined) throw new Error('no queries');
  const begun = performance.now();
  const index = await engine.open(folder);
  index.ask(first);
  const opening = performance.now() - begun;
  const times = new Map(benchQueries.map((query) => [query, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [query, own] of times) {
      if ((own[0] ?? 0) > askedOnce) continue;
      const start = performance.now();
      if (index.ask(query) !== null) own.push(performance.now() - start);
    }
  }
  const memory = process.memoryUsage().rss;
  const adding: number[] = [];
  const some = 'خبر عن مدينة في الشمال ورجل يبيع الشاي';
  for (let at = 0; at < 9; at += 1) {
    const number = 1_000_000 + at;
    const body = Array.from({ length: 50 }, (_, word) => `${some} ${number + word}`).join('. ');
    const start = performance.now();
    index.add({
      number,
      title: `${some} ${number}`,
      body,
      publishedAt: '2026-11-26T00:00:00.000Z',
    });
    adding.push(performance.now() - start);
  }
  index.close();
  const queries = [...times].flatMap(([{ kind }, [first, ...own]]) =>
    first === undefined ? [] : [{ kind, ms: own.length === 0 ? first : median(own), first }],
  );
  return { opening, queries, adding: median(adding), memory, peak: peakOf(engine) };
}

const [, , name = '', step = '', folder = '', corpus = ''] = process.argv;
const engine = engines[name];
if (engine === undefined) throw new Error(`no engine: ${name}`);
const figures = step === 'build' ? await build(engine, folder, corpus) : await use(engine, folder);
process.stdout.write(`${JSON.stringify(figures)}\n`);
