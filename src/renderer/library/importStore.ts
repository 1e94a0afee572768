import type { Start } from '#shared/api';
import type { ImportProgress, ReportHead } from '#shared/importReport';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';

/** Before anything is known: the files are being looked for. */
const preparing: ImportProgress = {
  ...{ state: 'running', done: 0, total: null, file: null, rate: null, secondsLeft: null },
};

/** Imports on their way and what became of the last one, whether the window asked for it or not. */
export const useImportStore = defineStore('importing', () => {
  const progress = shallowRef<ImportProgress | null>(null);
  const report = shallowRef<ReportHead | null>(null);
  const failure = shallowRef<Failure | null>(null);
  let choosing = false;
  /** What is heard is newer than what the start said. */
  let hasHeard = false;

  /** Follows imports from now on; call it before anything else asks, so that no end is missed. */
  function listen(): void {
    api.on('import:progressed', (fact) => {
      hasHeard = true;
      progress.value = fact;
    });
    api.on('import:ended', (fact) => (report.value = fact.report));
  }

  /** Takes up the import of the files named at the program's start, under way or ended. */
  function begin({ importing, imported }: Pick<Start, 'importing' | 'imported'>): void {
    const last = imported.at(-1);
    if (last !== undefined) report.value = last;
    if (!hasHeard) progress.value = importing;
  }

  /** The facts of an import come before its answer, so that progress has ended by then, or another goes on. */
  function take(answer: Result<ReportHead | null>): void {
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok || progress.value === preparing) progress.value = null;
    if (answer.ok && answer.value !== null) report.value = answer.value;
  }

  /** Lets the reader choose files in the system's dialog and imports them. */
  async function importFiles(): Promise<void> {
    if (choosing) return;
    choosing = true;
    const answer = await api.ask('import:choose', {});
    choosing = false;
    take(answer);
  }

  /** Imports files and folders that were dropped onto the window. */
  async function importDropped(files: readonly File[]): Promise<void> {
    const paths = files.map((file) => api.pathOf(file)).filter((path) => path !== '');
    if (paths.length === 0) return;
    progress.value ??= preparing;
    take(await api.ask('import:paths', { paths }));
  }

  /** Adds the bundled sample articles. */
  async function importSamples(): Promise<void> {
    progress.value ??= preparing;
    take(await api.ask('import:samples', {}));
  }

  /** Imports those files of a report again that failed. */
  async function retry(id: string): Promise<void> {
    progress.value ??= preparing;
    take(await api.ask('import:retry', { id }));
  }

  /** Holds up all imports, or continues them. */
  async function togglePause(): Promise<void> {
    await api.ask(progress.value?.state === 'paused' ? 'import:resume' : 'import:pause', {});
  }

  /** Ends all imports; what was imported stays. */
  async function cancel(): Promise<void> {
    await api.ask('import:cancel', {});
  }

  return {
    ...{ progress, report, failure, listen, begin },
    ...{ importFiles, importDropped, importSamples, retry, togglePause, cancel },
  };
});
