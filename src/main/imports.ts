import { randomUUID } from 'node:crypto';
import type { EventName, Events } from '#shared/api';
import type { Article } from '#shared/article';
import {
  countOutcomes,
  type ImportOutcome,
  type ImportProgress,
  type ImportReport,
  type ReportHead,
} from '#shared/importReport';
import { createControl, type ImportControl } from './importControl';
import type { FoundFile, Importer } from './importer';
import { createProgressMeter } from './importProgress';
import { runImport } from './importRun';
import type { Library } from './library/library';
import type { Likeness } from './likeness/likeness';

/** What imports need, and whom they tell. */
interface ImportsParts {
  readonly library: Library;
  readonly importer: Importer;
  readonly likeness: Likeness;
  readonly index: (articles: readonly Article[]) => void;
  readonly unindex: (ids: readonly string[]) => Promise<void>;
  /** Reads an article again as its reader wants it, when that is another way than the importer's own. */
  readonly correct: (id: string) => Promise<void>;
  readonly announce: <Name extends EventName>(name: Name, fact: Events[Name]) => void;
  readonly log: (message: string) => void;
}

/** All imports under way, which are held up, continued and ended together. */
export interface Imports {
  /**
   * Imports files and keeps a report of it; `heard` is told of each outcome once it is durable.
   * Answers the report, also when it could not be kept.
   */
  run(
    files: AsyncIterable<FoundFile>,
    heard?: (outcome: ImportOutcome) => void,
  ): Promise<ImportReport>;
  /** Until `resume` no other file is begun, and nothing more is taken of those that are being read. */
  pause(): void;
  resume(): void;
  /** Ends all imports; what is being read is given up, what was read stays. */
  cancel(): void;
  /** Null when nothing is being imported. */
  progress(): ImportProgress | null;
}

/** How often the window hears of progress and of new articles, in milliseconds. */
const progressEvery = 200;
const addedEvery = 500;
/** An import of one small file is over before anybody could read about its progress. */
const unnoticed = 400;

/** Makes the imports of one library. */
export function createImports(parts: ImportsParts): Imports {
  const { library, announce } = parts;
  const meter = createProgressMeter(() => performance.now());
  const controls = new Set<ImportControl>();
  let isPaused = false;
  let timer: NodeJS.Timeout | null = null;
  let fresh: string[] = [];
  let addedAt = 0;

  const state = (): ImportProgress['state'] => {
    if ([...controls].some(({ signal }) => signal.aborted)) return 'cancelling';
    return isPaused ? 'paused' : 'running';
  };
  const progress = (): ImportProgress | null => (controls.size === 0 ? null : meter.now(state()));
  const tell = (): void => announce('import:progressed', progress());

  function tellAdded(): void {
    if (fresh.length === 0) return;
    const ids = fresh;
    fresh = [];
    addedAt = performance.now();
    announce('library:added', { ids });
  }
  function added(ids: readonly string[]): void {
    fresh.push(...ids);
    if (performance.now() - addedAt >= addedEvery) tellAdded();
  }

  /** From the first import's beginning to the last one's end. */
  function begin(control: ImportControl): void {
    controls.add(control);
    if (isPaused) control.pause();
    if (timer !== null) return;
    const startedAt = performance.now();
    timer = setInterval(() => {
      if (performance.now() - startedAt >= unnoticed) tell();
    }, progressEvery);
  }
  function end(control: ImportControl): void {
    controls.delete(control);
    tellAdded();
    if (controls.size > 0) return;
    isPaused = false;
    if (timer !== null) clearInterval(timer);
    timer = null;
    tell();
  }

  /** Answers how many files were left; null when not all had been found. */
  async function importAll(
    files: AsyncIterable<FoundFile>,
    control: ImportControl,
    report: (outcome: ImportOutcome) => void,
  ): Promise<number | null> {
    const progress = meter.begin();
    const lost = new Set<string>();
    const mended = (id: string): void => void lost.add(id);
    const run = { ...parts, files, control, progress, report, added, mended };
    const left = await runImport(run).finally(progress.end);
    // Only now: while files are read, the threads wait for what is being saved.
    for (const id of lost) await parts.correct(id);
    return left;
  }

  async function keep(report: ImportReport): Promise<void> {
    // The dialog was put away: nothing was imported, and there is nothing to tell.
    if (report.outcomes.length === 0 && report.left === 0) return;
    const kept = await library.keepReport(report);
    if (!kept.ok) parts.log(`report: ${kept.error.code}`);
  }

  return {
    async run(files, heard) {
      const control = createControl();
      const startedAt = new Date().toISOString();
      const outcomes: ImportOutcome[] = [];
      const report = (outcome: ImportOutcome): void => {
        outcomes.push(outcome);
        heard?.(outcome);
      };
      begin(control);
      const left = await importAll(files, control, report).finally(() => end(control));
      const ids = [...new Set(outcomes.flatMap(({ id }) => id ?? []))];
      const whole: ImportReport = {
        ...{ id: randomUUID(), startedAt, endedAt: new Date().toISOString(), left },
        counts: countOutcomes(outcomes),
        onlyId: ids.length === 1 ? (ids[0] ?? null) : null,
        outcomes,
      };
      await keep(whole);
      return whole;
    },
    pause() {
      if (controls.size === 0 || isPaused) return;
      isPaused = true;
      meter.pause();
      for (const control of controls) control.pause();
      tell();
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      meter.resume();
      for (const control of controls) control.resume();
      tell();
    },
    cancel() {
      isPaused = false;
      meter.resume();
      for (const control of controls) control.cancel();
      if (controls.size > 0) tell();
    },
    progress,
  };
}

/** A report without its outcomes: of thousands of files the window asks only when they are to be read. */
export function headOf({ outcomes: _outcomes, ...head }: ImportReport): ReportHead {
  return head;
}
