import { onScopeDispose, watch } from 'vue';
import { tinykeys } from 'tinykeys';
import { useReadingStore } from '../reading/readingStore';
import { useMarkActions } from './useMarkActions';
import { useMarkingStore } from './markingStore';

/**
 * Bookmarks at Ctrl+D (Cmd+D) and at the menu's command; with Shift the note is opened too. By the
 * key's place, not its letter: on an Arabic keyboard D is ي.
 */
export function useMarkKeys(): void {
  const marking = useMarkingStore();
  const reading = useReadingStore();
  const { add, addHere } = useMarkActions();

  const noteHere = (): void => {
    const span = reading.page?.selected() ?? reading.page?.paragraph() ?? null;
    if (span !== null) void add(span, true);
  };
  const unlessTaken = (action: () => void) => (event: KeyboardEvent) => {
    if (event.defaultPrevented || reading.current === null) return;
    event.preventDefault();
    action();
  };
  const forget = tinykeys(window, {
    '$mod+KeyD': unlessTaken(() => void addHere()),
    '$mod+Shift+KeyD': unlessTaken(noteHere),
  });
  onScopeDispose(forget);
  watch(
    () => marking.requests,
    () => void addHere(),
  );
}
