import { shallowRef } from 'vue';
import { keysOf, type ChosenKeys, type KeyCommand } from '#shared/shortcuts';
import { holderOf, withKeys, withoutWay, withWay } from './chosenKeys';
import { isReserved, keysOfEvent } from './keyCombo';
import { useSettingsStore } from './settingsStore';
import { fixedKeys } from './shortcuts';

/** A command's way that is to get other keys: its index, or the number of ways for a new one. */
export interface Choosing {
  readonly command: KeyCommand;
  readonly at: number;
}

/** Why keys that were pressed have not been taken: they can never be, or another command has them. */
export interface Refused extends Choosing {
  readonly keys: string;
  readonly holder: KeyCommand | null;
}

/** Choosing keys for commands by pressing them. */
export function useKeyChoice() {
  const store = useSettingsStore();
  const choosing = shallowRef<Choosing | null>(null);
  const refused = shallowRef<Refused | null>(null);

  const save = (shortcuts: ChosenKeys): Promise<void> => store.perform('shortcuts', { shortcuts });

  function begin(way: Choosing): void {
    refused.value = null;
    choosing.value = way;
  }

  function end(): void {
    choosing.value = null;
  }

  function take(way: Choosing, keys: string): void {
    const { shortcuts } = store.settings;
    if (keysOf(way.command, shortcuts)[way.at] === keys) return;
    const holder = holderOf(shortcuts, keys);
    if (isReserved(keys) || fixedKeys.has(keys)) refused.value = { ...way, keys, holder: null };
    else if (holder !== null && holder !== way.command) refused.value = { ...way, keys, holder };
    else void save(withWay(shortcuts, way.command, way.at, keys));
  }

  /** Hears a key while keys are being chosen: Escape and Tab give up, Backspace and Delete take the way away. */
  function press(event: KeyboardEvent): void {
    const way = choosing.value;
    if (way === null || event.isComposing) return;
    const keys = keysOfEvent(event);
    if (keys === 'Tab' || keys === 'Shift+Tab') {
      end();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (keys === null) return;
    end();
    if (keys === 'Backspace' || keys === 'Delete') {
      void save(withoutWay(store.settings.shortcuts, way.command, way.at));
    } else if (keys !== 'Escape') take(way, keys);
  }

  /** Takes the refused keys from the command that has them. */
  function move(): void {
    const asked = refused.value;
    refused.value = null;
    if (asked === null) return;
    void save(withWay(store.settings.shortcuts, asked.command, asked.at, asked.keys));
  }

  function leave(): void {
    refused.value = null;
  }

  /** Gives a command its own keys again, and takes them from whichever has them now; null for all commands. */
  function reset(command: KeyCommand | null): void {
    refused.value = null;
    if (command === null) return void save({});
    const own = keysOf(command, {});
    const { shortcuts } = store.settings;
    const freed = own.reduce<ChosenKeys>((chosen, keys) => {
      const holder = holderOf(chosen, keys);
      if (holder === null || holder === command) return chosen;
      const rest = keysOf(holder, chosen).filter((other) => other !== keys);
      return withKeys(chosen, holder, rest);
    }, shortcuts);
    void save(withKeys(freed, command, own));
  }

  return { choosing, refused, begin, end, press, move, leave, reset };
}
