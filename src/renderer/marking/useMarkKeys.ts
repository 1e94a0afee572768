import { useEventListener } from '@vueuse/core';
import { markColours, type MarkChange } from '#shared/marks';
import type { KeyCommand } from '#shared/shortcuts';
import { useReadingStore } from '../reading/readingStore';
import { useCommandStore } from '../settings/commandStore';
import { holderOf } from '../settings/chosenKeys';
import { keysOfEvent } from '../settings/keyCombo';
import { useSettingsStore } from '../settings/settingsStore';
import { isDialogOpen } from '../ui/openDialog';
import { isTextField } from '../ui/textField';
import { markWays } from './markWays';
import { selectByKey } from './selectByKey';
import { useMarkActions } from './useMarkActions';

/** Whether a key that is typed is for the page, and not for a control that has the focus. */
function isForPage(event: KeyboardEvent): boolean {
  const { activeElement: focused } = document;
  if (isTextField(event.target) || isDialogOpen()) return false;
  return focused === null || focused.matches('body, [data-pane-focus], [tabindex="-1"]');
}

/**
 * Marks by keys alone, and bookmarks the place at the menu's command, its note opened at once if that is wished.
 * The keys that the reader chose select the sentence in view, highlight, underline, bookmark or note it; arrows move
 * and extend what is selected, and a digit highlights it in a colour.
 */
export function useMarkKeys(): void {
  const reading = useReadingStore();
  const settings = useSettingsStore();
  const { addHere, mark } = useMarkActions();
  /** Whether the selection is being made by keys, so that arrows are for it and not for scrolling. */
  let selecting = false;

  const noteHere = (): void => {
    const span = reading.page?.selected() ?? reading.page?.paragraph() ?? null;
    if (span !== null) void mark(span, {}, 'note');
  };

  function markSelected(keys: string, command: KeyCommand | null): boolean {
    const span = reading.page?.selected() ?? null;
    if (span === null) return false;
    const colour = markColours[Number(keys) - 1];
    const way = markWays.find((other) => other.command === command);
    const how: MarkChange | undefined =
      colour === undefined ? way?.how(settings.settings.markColour) : { kind: 'highlight', colour };
    if (how === undefined) return false;
    selecting = false;
    getSelection()?.removeAllRanges();
    void mark(span, how, way?.opens);
    return true;
  }

  function onKeys(keys: string): boolean {
    const command = holderOf(settings.settings.shortcuts, keys);
    if (command === 'select-sentence') {
      const span = reading.page?.selected() ?? reading.page?.sentence() ?? null;
      selecting = span !== null;
      if (span !== null) reading.page?.select(span);
      return selecting;
    }
    if (keys === 'Escape') {
      const was = selecting;
      selecting = false;
      if (was) getSelection()?.removeAllRanges();
      return was;
    }
    return markSelected(keys, command);
  }

  useCommandStore().onCommand((command) => {
    if (reading.current === null) return;
    if (command === 'bookmark') {
      const wasSelected = (reading.page?.selected() ?? null) !== null;
      void addHere();
      // The bar of what was selected would lie over the lines below.
      if (wasSelected) getSelection()?.removeAllRanges();
    }
    if (command === 'bookmark-note') noteHere();
  });
  useEventListener(window, 'pointerdown', () => (selecting = false));

  function onPageKey(event: KeyboardEvent): boolean {
    if (!isForPage(event)) return false;
    if (event.key.startsWith('Arrow') && !event.altKey) {
      return selecting && selectByKey(event, reading);
    }
    const keys = keysOfEvent(event);
    return keys !== null && onKeys(keys);
  }

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || reading.current === null) return;
    if (onPageKey(event)) event.preventDefault();
  });
}
