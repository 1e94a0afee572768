import { useEventListener } from '@vueuse/core';
import { computed } from 'vue';
import { keyCommands, keysOf } from '#shared/shortcuts';
import { isDialogOpen } from '../ui/openDialog';
import { isTextField } from '../ui/textField';
import { useCommandStore } from './commandStore';
import { keysOfEvent, writesNothing } from './keyCombo';
import { useSettingsStore } from './settingsStore';
import { markingCommands, type Command } from './shortcuts';

/** These two are for whatever was done last, also in a dialog; but a text field has its own. */
const turnsBack = (command: Command): boolean => command === 'undo' || command === 'redo';

/** Gives the commands whose keys are pressed, whatever script the keyboard writes. */
export function useShortcuts(): void {
  const commands = useCommandStore();
  const store = useSettingsStore();
  const byKeys = computed(() => {
    const { shortcuts } = store.settings;
    return new Map(
      keyCommands
        .filter((command) => !markingCommands.has(command))
        .flatMap((command) => keysOf(command, shortcuts).map((keys) => [keys, command] as const)),
    );
  });

  function isHeldBack(command: Command, keys: string, target: EventTarget | null): boolean {
    const isForField = turnsBack(command) || !writesNothing(keys);
    if (isForField && isTextField(target)) return true;
    return !turnsBack(command) && isDialogOpen();
  }

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const keys = keysOfEvent(event);
    const command = keys === null ? undefined : byKeys.value.get(keys);
    if (keys === null || command === undefined || isHeldBack(command, keys, event.target)) return;
    event.preventDefault();
    commands.run(command);
  });
}
