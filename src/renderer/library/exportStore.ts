import type { ExportReport } from '#shared/exported';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';

/** What became of the last export of the library; one at a time. */
export const useExportStore = defineStore('exporting', () => {
  const report = shallowRef<ExportReport | null>(null);
  const failure = shallowRef<Failure | null>(null);
  let exporting = false;

  /** Lets the reader choose a place in the system's dialog and writes the library there. */
  async function exportLibrary(): Promise<void> {
    await write(() => api.ask('export:library', {}));
  }

  /** The same with some articles alone. */
  async function exportArticles(ids: readonly string[]): Promise<void> {
    await write(() => api.ask('export:articles', { ids: [...ids] }));
  }

  async function write(ask: () => Promise<Result<ExportReport | null>>): Promise<void> {
    if (exporting) return;
    exporting = true;
    const answer = await ask();
    exporting = false;
    failure.value = answer.ok ? null : answer.error;
    // No report: the dialog was put away.
    if (answer.ok && answer.value !== null) report.value = answer.value;
  }

  return { report, failure, exportLibrary, exportArticles };
});
