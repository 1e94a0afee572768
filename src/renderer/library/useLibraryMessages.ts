import type { ExportReport } from '#shared/exported';
import type { Failure } from '#shared/result';
import { watch } from 'vue';
import { useWords } from '../locales/useWords';
import { useReadingStore } from '../reading/readingStore';
import { useDialogStore } from '../settings/dialogStore';
import { useToasts } from '../ui/toasts';
import { useExportStore } from './exportStore';
import { useImportStore } from './importStore';
import { useLibraryStore } from './libraryStore';
import { useReportsStore } from './reportsStore';
import { useReportWords } from './useReportWords';

/**
 * Says what became of each import and export, and opens its article when there is just one; says so, too, when the
 * list on screen could not be brought up to date.
 */
export function useLibraryMessages(): void {
  const library = useLibraryStore();
  const importing = useImportStore();
  const exporting = useExportStore();
  const reading = useReadingStore();
  const toasts = useToasts();
  const { t, counted, list, failure } = useWords();
  const { summary } = useReportWords();
  const reports = useReportsStore();
  const dialogs = useDialogStore();

  async function showReport(id: string): Promise<void> {
    await reports.show(id);
    dialogs.open = 'reports';
  }

  watch(
    () => importing.report,
    (report) => {
      if (report === null) return;
      const { id, counts, onlyId } = report;
      const { failed, warned, alike, added, restored, duplicates } = counts;
      // The report begins with the same sentence; a toast beside it would say it twice.
      if (failed > 0) void showReport(id);
      else {
        const run = (): void => void showReport(id);
        const hasMore = added + restored + duplicates > 1 || warned + alike > 0;
        toasts.show({
          message: summary(report),
          about: 'reports',
          ...(hasMore ? { action: { label: t('reports.show'), run } } : {}),
        });
      }
      if (onlyId !== null) void reading.open(onlyId);
    },
    // Files named at the start may be imported before the window is drawn.
    { immediate: true },
  );

  watch(
    () => dialogs.open,
    (open) => open === 'reports' && toasts.dismissAbout('reports'),
  );

  function exported({ files, articles, failures }: ExportReport): string {
    if (files.length === 0 && failures.length === 0) return t('exporting.nothing');
    const counts = { articles, files: files.length, failed: failures.length };
    return list(
      Object.entries(counts)
        // One file is what was asked for.
        .filter(([name, count]) => count > (name === 'files' ? 1 : 0))
        .map(([name, count]) => counted(`exporting.${name}`, count)),
    );
  }

  watch(
    () => exporting.report,
    (report) => {
      if (report === null) return;
      const tone = report.failures.length > 0 ? 'danger' : 'calm';
      toasts.show({ message: exported(report), tone });
    },
  );
  const tell = (error: Failure | null): void => {
    if (error !== null) toasts.show({ message: failure(error), tone: 'danger' });
  };
  watch(() => importing.failure, tell);
  watch(() => exporting.failure, tell);
  watch(
    // A list that was never there says it in its own place.
    () => (library.state === 'ready' ? library.failure : null),
    tell,
  );
}
