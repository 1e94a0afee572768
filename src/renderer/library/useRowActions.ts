import type { LibraryRow } from '#shared/library';
import type { Result } from '#shared/result';
import { useWords } from '../locales/useWords';
import { useReadingStore } from '../reading/readingStore';
import { useToasts } from '../ui/toasts';
import { useLibraryStore } from './libraryStore';

/** What can be done with a row; each says when it failed, and a deletion can be undone. */
export function useRowActions() {
  const library = useLibraryStore();
  const reading = useReadingStore();
  const toasts = useToasts();
  const { t, counted, failure } = useWords();

  function worked(result: Result<unknown>): boolean {
    if (!result.ok) toasts.show({ message: failure(result.error), tone: 'danger' });
    return result.ok;
  }

  async function trash(row: LibraryRow): Promise<void> {
    const { id } = row.summary;
    if (!worked(await library.trash([id]))) return;
    if (reading.current?.article.id === id) void reading.close();
    toasts.show({
      message: counted('library.trashed', 1),
      action: { label: t('app.undo'), run: () => void restore(row) },
    });
  }

  async function restore(row: LibraryRow): Promise<void> {
    if (worked(await library.restore([row.summary.id]))) {
      toasts.show({ message: counted('library.restored', 1) });
    }
  }

  async function toggleStar({ summary, reading: { starred } }: LibraryRow): Promise<void> {
    worked(await library.change(summary.id, { starred: !starred }));
  }

  async function toggleRead({ summary, reading: { status } }: LibraryRow): Promise<void> {
    worked(await library.change(summary.id, { status: status === 'read' ? 'unread' : 'read' }));
  }

  async function toggleArchived({ summary, reading: { archived } }: LibraryRow): Promise<void> {
    const change = { archived: !archived };
    if (!worked(await library.change(summary.id, change))) return;
    toasts.show({
      message: t(archived ? 'library.unarchived' : 'library.archived'),
      action: {
        label: t('app.undo'),
        run: () => void library.change(summary.id, { archived }).then(worked),
      },
    });
  }

  return { toggleArchived, trash, restore, toggleStar, toggleRead };
}
