import type { ExportReport } from '#shared/exported';
import type { Failure } from '#shared/result';
import { watch } from 'vue';
import { useWords } from '../locales/useWords';
import { useMarkExportStore } from '../marking/markExportStore';
import { useMarkImportStore } from '../marking/markImportStore';
import { usePrintStore } from '../reading/printStore';
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
  const printing = usePrintStore();
  const markExport = useMarkExportStore();
  const markImport = useMarkImportStore();
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

  function exported({ file, articles, failures }: ExportReport): string {
    if (file === null && failures.length === 0) return t('exporting.nothing');
    const counts = { articles, failed: failures.length };
    return list(
      Object.entries(counts)
        .filter(([, count]) => count > 0)
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
  watch(() => printing.failure, tell);
  watch(() => markExport.failure, tell);
  watch(
    () => markExport.copied,
    () => toasts.show({ message: t('markExport.copied') }),
  );
  watch(
    () => markExport.report,
    (report) =>
      report !== null && toasts.show({ message: counted('markExport.exported', report.marks) }),
  );
  watch(() => markImport.failure, tell);
  watch(
    () => markImport.report,
    (report) => {
      if (report === null) return;
      const parts = (['added', 'known', 'lost', 'strange'] as const).filter(
        (name) => report[name] > 0,
      );
      const words = parts.map((name) => counted(`markImport.${name}`, report[name]));
      toasts.show({ message: words.length === 0 ? t('markImport.none') : words.join(' · ') });
    },
  );
  watch(
    () => printing.saved,
    () => toasts.show({ message: t('printing.saved') }),
  );
  watch(
    // A list that was never there says it in its own place.
    () => (library.state === 'ready' ? library.failure : null),
    tell,
  );
}
