import { useEventListener } from '@vueuse/core';
import { useReadingStore } from '../reading/readingStore';
import { useCommandStore } from '../settings/commandStore';
import { latinKey } from '../ui/latinKey';
import { useMarkActions } from './useMarkActions';

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** Bookmarks the place at Ctrl+D (Cmd+D) and at the menu's command; with Shift its note is opened too. */
export function useMarkKeys(): void {
  const reading = useReadingStore();
  const { add, addHere } = useMarkActions();

  const noteHere = (): void => {
    const span = reading.page?.selected() ?? reading.page?.paragraph() ?? null;
    if (span !== null) void add(span, true);
  };

  useCommandStore().onCommand((command) => {
    if (command === 'bookmark' && reading.current !== null) void addHere();
  });
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (latinKey(event) !== 'd' || reading.current === null || isDialogOpen()) return;
    event.preventDefault();
    if (event.shiftKey) noteHere();
    else void addHere();
  });
}
