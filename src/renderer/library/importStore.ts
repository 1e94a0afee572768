import type { Start } from '#shared/api';
import type { ImportOutcome } from '#shared/library';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';
import { reportOf, type ImportReport } from './importReport';

/** How far an import is; `total` is null until the files have been counted. */
interface Progress {
  readonly done: number;
  readonly total: number | null;
}

const preparing: Progress = { done: 0, total: null };

/** Imports on their way and what became of the last one, whether the window asked for it or not. */
export const useImportStore = defineStore('importing', () => {
  const progress = shallowRef<Progress | null>(null);
  const report = shallowRef<ImportReport | null>(null);
  const failure = shallowRef<Failure | null>(null);
  let choosing = false;

  /** Follows imports from now on; call it before anything else asks, so that no end is missed. */
  function listen(): void {
    // The last of these may come after the answer to the call that it belongs to.
    api.on('import:progressed', (fact) => (progress.value = fact.done < fact.total ? fact : null));
    api.on('import:ended', ({ outcomes }) => finish(outcomes));
  }

  /** Takes up the import of the files named at the program's start, under way or ended. */
  function begin({ importing, imported }: Pick<Start, 'importing' | 'imported'>): void {
    if (imported.length > 0) finish(imported);
    else if (importing && report.value === null) progress.value ??= preparing;
  }

  function finish(outcomes: readonly ImportOutcome[]): void {
    progress.value = null;
    report.value = reportOf(outcomes);
  }

  function take(answer: Result<readonly ImportOutcome[]>): void {
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok) finish(answer.value);
    else progress.value = null;
  }

  /** Lets the reader choose files in the system's dialog and imports them. */
  async function importFiles(): Promise<void> {
    if (choosing) return;
    choosing = true;
    const answer = await api.ask('import:choose', {});
    choosing = false;
    // No outcome at all: the dialog was put away.
    if (!answer.ok || answer.value.length > 0) take(answer);
  }

  /** Imports files and folders that were dropped onto the window. */
  async function importDropped(files: readonly File[]): Promise<void> {
    const paths = files.map((file) => api.pathOf(file)).filter((path) => path !== '');
    if (paths.length === 0) return;
    progress.value = preparing;
    take(await api.ask('import:paths', { paths }));
  }

  /** Adds the bundled sample articles. */
  async function importSamples(): Promise<void> {
    progress.value = preparing;
    take(await api.ask('import:samples', {}));
  }

  return {
    ...{ progress, report, failure },
    ...{ listen, begin, importFiles, importDropped, importSamples },
  };
});
