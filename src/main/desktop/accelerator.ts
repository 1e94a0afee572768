import { partsOf } from '#shared/shortcuts';

const named: Readonly<Partial<Record<string, string>>> = {
  ...{ Mod: 'CmdOrCtrl', Ctrl: 'Ctrl', Alt: 'Alt', Shift: 'Shift', '+': 'Plus', Space: 'Space' },
  ...{ ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right' },
  ...{ Home: 'Home', End: 'End', PageUp: 'PageUp', PageDown: 'PageDown', Insert: 'Insert' },
};

/**
 * Keys in the notation of `#shared/shortcuts` as an Electron accelerator; undefined for those that Electron has
 * no name for, which it would refuse with the whole menu.
 */
export function acceleratorOf(keys: string): string | undefined {
  const names = partsOf(keys).map(
    (part) =>
      named[part] ?? (/^(?:[!-~]|F(?:1?\d|2[0-4]))$/.test(part) ? part.toUpperCase() : null),
  );
  return names.includes(null) ? undefined : names.join('+');
}
