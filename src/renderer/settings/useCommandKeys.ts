import { keysOf, type KeyCommand } from '#shared/shortcuts';
import { isMac } from '../ui/modKey';
import { capsOf } from './keyCombo';
import { useSettingsStore } from './settingsStore';

/** The keys of commands as the reader has them now, for buttons that do the same. */
export function useCommandKeys() {
  const store = useSettingsStore();
  const ways = (command: KeyCommand): readonly string[] =>
    keysOf(command, store.settings.shortcuts);

  /** As `aria-keyshortcuts` wants them (WAI-ARIA 1.2); undefined without any. */
  function ariaKeys(command: KeyCommand): string | undefined {
    const mod = isMac ? 'Meta' : 'Control';
    const named = ways(command).map((keys) =>
      keys.replace('Mod+', `${mod}+`).replace(/\+\+$/, '+Plus'),
    );
    return named.length === 0 ? undefined : named.join(' ');
  }

  /** The caps of the first way; none without any. */
  function caps(command: KeyCommand): readonly string[] {
    const [first] = ways(command);
    return first === undefined ? [] : capsOf(first);
  }

  return { ariaKeys, caps };
}
