import type { Bookmark } from '#shared/marks';
import type { Span } from '#shared/text/spans';
import { useWords } from '../locales/useWords';
import { useToasts } from '../ui/toasts';
import { useMarkingStore } from './markingStore';
import type { NoteEnding } from './noteEnding';

/** What can be done with bookmarks; each says when it failed, and all of them can be undone. */
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

  /** Deletes a bookmark. */
  async function remove({ id }: Bookmark): Promise<void> {
    if (!(await marking.remove(id))) tellFailure();
  }

  /** Does with the words that were typed into a note as it was ended. */
  async function endNote(bookmark: Bookmark, { words, how }: NoteEnding): Promise<void> {
    if (how === 'discarded') marking.discardNote(bookmark, words);
    else if (!(await marking.setNote(bookmark, words, how === 'kept' ? 'keepNote' : 'note'))) {
      tellFailure();
    }
  }

  return { add, addHere, remove, endNote };
}
