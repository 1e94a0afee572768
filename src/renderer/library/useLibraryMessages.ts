import type { Failure } from '#shared/result';
import { watch } from 'vue';
import { useWords } from '../locales/useWords';
import { useReadingStore } from '../reading/readingStore';
import { useToasts } from '../ui/toasts';
import type { ImportReport } from './importReport';
import { useImportStore } from './importStore';
import { useLibraryStore } from './libraryStore';

/**
 * Says what became of each import, and opens its article when there is just one; says so, too, when the
 * list on screen could not be brought up to date.
 */
export function useLibraryMessages(): void {
  const library = useLibraryStore();
  const importing = useImportStore();
  const reading = useReadingStore();
  const toasts = useToasts();
  const { t, counted, list, failure } = useWords();

  function summary({ added, duplicates, restored, failures }: ImportReport): string {
    const counts = { added, duplicates, restored, failed: failures.length };
    const parts = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => counted(`importing.${name}`, count));
    return parts.length === 0 ? t('importing.nothing') : list(parts);
  }

  watch(
    () => importing.report,
    (report) => {
      if (report === null) return;
      // Failures have their dialog; a toast beside it would say the same twice.
      if (report.failures.length === 0 || report.added + report.restored > 0) {
        toasts.show({ message: summary(report) });
      }
      if (report.onlyId !== null) void reading.open(report.onlyId);
    },
    // Files named at the start may be imported before the window is drawn.
    { immediate: true },
  );
  const tell = (error: Failure | null): void => {
    if (error !== null) toasts.show({ message: failure(error), tone: 'danger' });
  };
  watch(() => importing.failure, tell);
  watch(
    // A list that was never there says it in its own place.
    () => (library.state === 'ready' ? library.failure : null),
    tell,
  );
}
