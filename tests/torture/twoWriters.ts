import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openLibrary, type Library } from '../../src/main/library/library';
import { randomFrom } from './random';

/** What a writer tells: what it is about to set, what of it was acknowledged, and how long the longest wait was. */
export type WriterLine =
  | { readonly begun: Readonly<Record<string, string>> }
  | { readonly made: readonly string[] }
  | { readonly longest: number }
  | { readonly notice: unknown };

/** How two writers are to be tried; `script` is the bundled `writer.ts`. */
export interface TwoWriters {
  readonly script: string;
  /** Empty, for the library. */
  readonly folder: string;
  readonly seed: number;
  readonly milliseconds: number;
  /** How often one of them is killed and begun again meanwhile. */
  readonly kills: number;
}

/** What came of it. */
export interface TwoWritten {
  /** Changes that were acknowledged to the one and to the other. */
  readonly acknowledged: readonly number[];
  readonly articles: number;
  /** The longest time that a change took, in milliseconds, of those whose writer came to its end. */
  readonly longest: number;
  /** What is not as it was acknowledged, and whatever else is wrong. */
  readonly wrong: readonly string[];
}

/** What a library must show: for each key its last acknowledged value, or one that was on its way. */
class Expected {
  readonly #values = new Map<string, string | null>();
  readonly #begun = new Map<string, Set<string>>();

  begin(sets: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(sets)) {
      this.#begun.set(key, (this.#begun.get(key) ?? new Set()).add(value));
    }
  }

  acknowledge(key: string): void {
    this.#values.set(key, [...(this.#begun.get(key) ?? [])].at(-1) ?? null);
    this.#begun.delete(key);
  }

  judge(seen: ReadonlyMap<string, string>): string[] {
    return [...this.#values].flatMap(([key, value]) => {
      const found = seen.get(key);
      const isGood = found === value || (found !== undefined && this.#begun.get(key)?.has(found));
      return isGood === true ? [] : [`${key}: ${found ?? 'nothing'} instead of ${value ?? ''}`];
    });
  }
}

function seenOf(library: Library): Map<string, string> {
  const { fontSize, trashDays } = library.settings();
  const seen = new Map([
    ['fontSize', String(fontSize)],
    ['trashDays', String(trashDays)],
  ]);
  for (const { summary, reading } of library.rows()) {
    seen.set(`article ${summary.id}`, 'there');
    seen.set(`progress ${summary.id}`, String(reading.progress));
    seen.set(`tags ${summary.id}`, reading.tags.join());
  }
  for (const { note, articleId } of library.bookmarks(null)) {
    seen.set(`bookmark ${note}`, articleId);
  }
  return seen;
}

/** Lets two processes write to one library for a while, and holds the library against what they were told. */
export async function tryTwoWriters(plan: TwoWriters): Promise<TwoWritten> {
  const { folder, milliseconds, kills } = plan;
  const random = randomFrom(plan.seed);
  const expected = new Expected();
  const wrong: string[] = [];
  const acknowledged = [0, 0];
  let longest = 0;
  const end = performance.now() + milliseconds;
  const running: (ChildProcess | null)[] = [null, null];

  function hear(at: number, line: WriterLine): void {
    if ('begun' in line) expected.begin(line.begun);
    if ('notice' in line) wrong.push(`notice: ${JSON.stringify(line.notice)}`);
    if ('longest' in line) longest = Math.max(longest, line.longest);
    if (!('made' in line)) return;
    acknowledged[at] = (acknowledged[at] ?? 0) + 1;
    for (const key of line.made) expected.acknowledge(key);
  }

  /** Runs a writer until its time is over; one that is killed is begun again. */
  async function write(at: number): Promise<void> {
    for (let life = 0; life === 0 || performance.now() < end; life += 1) {
      const left = Math.max(0, Math.round(end - performance.now()));
      const from = (at * 1000 + life) * 100_000;
      const choices = [['first', 'second'][at], plan.seed + at + 2 * life, left, from].map(String);
      const child = spawn(process.execPath, [plan.script, folder, ...choices]);
      running[at] = child;
      let complaints = '';
      child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
      const ended = once(child, 'close');
      for await (const line of createInterface({ input: child.stdout })) {
        hear(at, JSON.parse(line) as WriterLine);
      }
      await ended;
      running[at] = null;
      if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0) wrong.push(complaints);
    }
  }

  const writing = Promise.all([write(0), write(1)]);
  const timers = Array.from({ length: kills }, () =>
    setTimeout(() => running[random.below(2)]?.kill('SIGKILL'), random.next() * milliseconds),
  );
  await writing;
  timers.forEach(clearTimeout);

  const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const library = opened.value;
  wrong.push(...library.notices.map((notice) => `notice: ${JSON.stringify(notice)}`));
  wrong.push(...expected.judge(seenOf(library)));
  const { findings } = await library.check();
  const faults = findings.filter(({ kind }) => kind !== 'orphan');
  wrong.push(...faults.map((fault) => `check: ${JSON.stringify(fault)}`));
  const articles = library.rows().length;
  await library.close();
  return { acknowledged, articles, longest, wrong };
}
