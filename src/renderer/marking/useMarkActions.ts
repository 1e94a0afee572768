import type { Mark, MarkChange, MarkColour } from '#shared/marks';
import type { Span } from '#shared/text/spans';
import { useWords } from '../locales/useWords';
import { useReadingStore } from '../reading/readingStore';
import { useSettingsStore } from '../settings/settingsStore';
import { useToasts } from '../ui/toasts';
import { useMarkExportStore } from './markExportStore';
import { useMarkingStore } from './markingStore';
import type { NoteEnding } from './noteEnding';

/** What can be done with marks; each says when it failed, and all of them can be undone. */
export function useMarkActions() {
  const marking = useMarkingStore();
  const markExport = useMarkExportStore();
  const reading = useReadingStore();
  const settings = useSettingsStore();
  const toasts = useToasts();
  const { t, failure, locale } = useWords();

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

  /**
   * Marks a stretch of the open article, or the article itself where there is none; a highlight's colour is the
   * next one's too. With `opens`, the mark's note or tags are opened for writing.
   */
  async function mark(
    span: Span | null,
    how: MarkChange,
    opens: 'note' | 'tags' | null = null,
  ): Promise<void> {
    const made = span === null ? await marking.addToArticle() : await marking.add(span, how);
    if (made === null) tellFailure();
    else if (opens !== null) marking.edit(made.id, opens);
    if (made !== null && how.colour !== undefined) keepColour(how.colour);
  }

  function keepColour(markColour: MarkColour): void {
    if (markColour !== settings.settings.markColour) void settings.change({ markColour });
  }

  /** Changes what a mark is. */
  async function change(mark: Mark, wanted: MarkChange): Promise<void> {
    if (!(await marking.change(mark, wanted))) tellFailure();
    else if (wanted.colour !== undefined) keepColour(wanted.colour);
  }

  /** Gives a mark the place of the present selection; says so when nothing is selected. */
  async function attach(mark: Mark): Promise<void> {
    const span = reading.page?.selected() ?? null;
    if (span === null) toasts.show({ message: t('marking.nothingSelected') });
    else if (await marking.attach(mark, span)) toasts.show({ message: t('marking.attached') });
    else tellFailure();
  }

  /** Deletes a mark. */
  async function remove({ id }: Mark): Promise<void> {
    if (!(await marking.remove(id))) tellFailure();
  }

  /** Does with the words that were typed into a note as it was ended. */
  async function endNote(mark: Mark, { words, how }: NoteEnding): Promise<void> {
    if (how === 'discarded') marking.discardNote(mark, words);
    else if (!(await marking.change(mark, { note: words }, how === 'kept' ? 'keepNote' : 'note'))) {
      tellFailure();
    }
  }

  /** Copies what a mark marks with where it is from; that it was done, and why not, is told where all such copies are. */
  const cite = (mark: Mark): Promise<void> => markExport.citeMark(mark, locale.value);

  return { addHere, mark, change, attach, cite, remove, endNote };
}
