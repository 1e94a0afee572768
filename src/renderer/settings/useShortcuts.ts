import { useEventListener } from '@vueuse/core';
import { createKeybindingsHandler } from 'tinykeys';
import { latinKey } from '../ui/latinKey';
import { useCommandStore } from './commandStore';
import { bindings } from './shortcuts';

const writesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

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
          if (writesText(pressed.target) && !keys.includes('$mod') && !keys.includes('F6')) return;
          pressed.preventDefault();
          commands.run(command);
        },
      ]),
    ),
  );

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isDialogOpen()) return;
    pressed = event;
    const { code, ctrlKey, metaKey, altKey, shiftKey } = event;
    const modifiers = { ctrlKey, metaKey, altKey, shiftKey };
    handle(new KeyboardEvent('keydown', { key: latinKey(event), code, ...modifiers }));
    pressed = null;
  });
}
