import { partsOf } from '#shared/shortcuts';
import { latinKey } from '../ui/latinKey';
import { isMac } from '../ui/modKey';

type Keys = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

const modifiers = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Fn', 'OS']);
/** Signs that one key writes with and without Shift, where every program takes them for the same command. */
const alike: Readonly<Partial<Record<string, string>>> = { '=': '+', _: '-', ' ': 'Space' };
/** Keys that belong to the system or to moving about. */
const reserved = new Set([
  ...['Tab', 'Shift+Tab', 'Enter', 'Escape', 'Space', 'Mod+Space', 'ContextMenu'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Backspace', 'Delete', 'Alt+F4', 'Mod+c', 'Mod+v', 'Mod+x', 'Mod+q', 'Mod+w'],
  ...['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'],
]);

/**
 * The keys of an event in the notation of `defaultKeys` (`Mod+Shift+f`), whatever script the keyboard writes;
 * null for a modifier alone, for what writes a sign with AltGr, and for the system's own key.
 */
export function keysOfEvent(event: Keys): string | null {
  if (modifiers.has(event.key) || event.getModifierState('AltGraph')) return null;
  if (!isMac && event.metaKey) return null;
  const name = nameOf(event);
  const held = [
    { cap: 'Ctrl', isHeld: isMac && event.ctrlKey },
    { cap: 'Mod', isHeld: isMac ? event.metaKey : event.ctrlKey },
    { cap: 'Alt', isHeld: event.altKey },
    // A sign is a sign whether or not its keyboard needs Shift for it.
    { cap: 'Shift', isHeld: event.shiftKey && (name.length > 1 || /[a-z]/.test(name)) },
  ];
  return [...held.filter(({ isHeld }) => isHeld).map(({ cap }) => cap), name].join('+');
}

function nameOf(event: Keys): string {
  const own = event.key.length > 1 ? event.key : latinKey(event);
  return alike[own] ?? own;
}

/** Whether keys are the system's, or move about, so that no command may have them. */
export const isReserved = (keys: string): boolean => reserved.has(keys);

/** Whether keys can be pressed in a text field without writing there. */
export const writesNothing = (keys: string): boolean =>
  /^(?:Ctrl\+)?Mod\+/.test(keys) || /(?:^|\+)F\d+$/.test(keys);

const caps: Readonly<Partial<Record<string, string>>> = {
  ...(isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' }),
  ...{ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', '-': '−' },
  ...{ PageUp: 'PgUp', PageDown: 'PgDn', Delete: 'Del', Escape: 'Esc' },
};

/** What is written on the caps that are pressed together. */
export function capsOf(keys: string): readonly string[] {
  return partsOf(keys).map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
