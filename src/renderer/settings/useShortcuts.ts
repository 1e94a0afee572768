import { useEventListener } from '@vueuse/core';
import { createKeybindingsHandler } from 'tinykeys';
import { latinKey } from '../ui/latinKey';
import { isTextField } from '../ui/textField';
import { useCommandStore } from './commandStore';
import { bindings, type Command } from './shortcuts';

/** These two are for whatever was done last, also in a dialog; but a text field has its own. */
const turnsBack = (command: Command): boolean => command === 'undo' || command === 'redo';

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** Gives the commands of `bindings` when their keys are pressed, whatever script the keyboard writes. */
export function useShortcuts(): void {
  const commands = useCommandStore();
  let pressed: KeyboardEvent | null = null;

  const handle = createKeybindingsHandler(
    Object.fromEntries(
      Object.entries(bindings).map(([keys, command]) => [
        keys,
        () => {
          if (pressed === null) return;
          const isForField = turnsBack(command) || !(keys.includes('$mod') || keys.includes('F6'));
          if (isForField && isTextField(pressed.target)) return;
          if (!turnsBack(command) && isDialogOpen()) return;
          pressed.preventDefault();
          commands.run(command);
        },
      ]),
    ),
  );

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    pressed = event;
    const { code, ctrlKey, metaKey, altKey, shiftKey } = event;
    const modifiers = { ctrlKey, metaKey, altKey, shiftKey };
    handle(new KeyboardEvent('keydown', { key: latinKey(event), code, ...modifiers }));
    pressed = null;
  });
}
