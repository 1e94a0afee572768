import type { ExportProgress, ExportReport } from '#shared/exported';
import type { DocumentFormatName } from '#shared/exportedDocument';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';
import { shownMonths } from '../locales/shownMonths';

/** In which form articles are exported: a document for elsewhere, or what another Maqal takes with all that is known of them. */
export interface ExportChoice {
  readonly form: DocumentFormatName | 'maqal';
  readonly withMarks: boolean;
}

/** An export of the library under way, and what became of the last one; one at a time. */
export const useExportStore = defineStore('exporting', () => {
  const report = shallowRef<ExportReport | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** Null as long as there is nothing to tell: a small export is over before. */
  const progress = shallowRef<ExportProgress | null>(null);
  /** The articles that the reader is asked about: in which form, and with what; null for none. */
  const wished = shallowRef<readonly string[] | null>(null);
  /** What was chosen last. */
  const choice = shallowRef<ExportChoice>({ form: 'html', withMarks: true });
  let exporting = false;

  api.on('export:progressed', (fact) => (progress.value = fact));

  /** Lets the reader choose a place in the system's dialog and writes the library there. */
  async function exportLibrary(): Promise<void> {
    await write(() => api.ask('export:library', {}));
  }

  /** Exports the articles that were asked about as was chosen, to where the reader says in the system's dialog. */
  async function exportWished(): Promise<void> {
    const ids = [...(wished.value ?? [])];
    const { form, withMarks } = choice.value;
    wished.value = null;
    if (ids.length === 0) return;
    await write(() =>
      form === 'maqal'
        ? api.ask('export:articles', { ids })
        : api.ask('export:document', { ids, format: form, withMarks, months: shownMonths.value }),
    );
  }

  async function write(ask: () => Promise<Result<ExportReport | null>>): Promise<void> {
    if (exporting) return;
    exporting = true;
    const answer = await ask();
    exporting = false;
    // Whoever ended it knows.
    const isFailed = !answer.ok && answer.error.code !== 'cancelled';
    failure.value = isFailed ? answer.error : null;
    // No report: the dialog was put away.
    if (answer.ok && answer.value !== null) report.value = answer.value;
  }

  /** Ends it; what was at its place before is there still. */
  async function cancel(): Promise<void> {
    await api.ask('export:cancel', {});
  }

  return { report, failure, progress, wished, choice, exportLibrary, exportWished, cancel };
});
