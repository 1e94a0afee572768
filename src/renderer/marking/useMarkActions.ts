import type { Bookmark } from '#shared/marks';
import type { Span } from '#shared/text/spans';
import { useWords } from '../locales/useWords';
import { useToasts } from '../ui/toasts';
import { useMarkingStore } from './markingStore';

/** What can be done with bookmarks; each says when it failed, and a deletion can be undone. */
export function useMarkActions() {
  const marking = useMarkingStore();
  const toasts = useToasts();
  const { t, failure } = useWords();

  function tellFailure(): void {
    if (marking.failure === null) return;
    toasts.show({ message: failure(marking.failure), tone: 'danger' });
  }

  /** Bookmarks the selection or the paragraph in view, and offers to write a note. */
  async function addHere(): Promise<void> {
    const bookmark = await marking.addHere();
    if (bookmark === null) {
      if (marking.failure === null) toasts.show({ message: t('marking.nowhere') });
      tellFailure();
      return;
    }
    const { id } = bookmark;
    toasts.show({
      message: t('marking.added'),
      action: {
        label: t('marking.addNote'),
        run: () => {
          marking.edit(id);
        },
      },
    });
  }

  /** Bookmarks a stretch of the open article; with `noting` its note is opened for writing. */
  async function add(span: Span, noting: boolean): Promise<void> {
    const bookmark = await marking.add(span);
    if (bookmark === null) tellFailure();
    else if (noting) marking.edit(bookmark.id);
  }

  /** Deletes a bookmark and offers to undo it. */
  async function remove({ id }: Bookmark): Promise<void> {
    if (!(await marking.remove(id))) {
      tellFailure();
      return;
    }
    const undo = async (): Promise<void> => {
      await marking.restore(id);
      tellFailure();
    };
    toasts.show({
      message: t('marking.removed'),
      action: { label: t('app.undo'), run: () => void undo() },
    });
  }

  /** Saves a note; true when it is safe. */
  async function saveNote({ id }: Bookmark, note: string): Promise<boolean> {
    const saved = await marking.setNote(id, note);
    tellFailure();
    return saved;
  }

  return { add, addHere, remove, saveNote };
}
